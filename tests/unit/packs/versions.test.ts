/** Kept states of a recipe: kept, restored, never lost; copies; searches told. */
import { describe, expect, test } from 'vitest';
import { archiveOf } from '../archive/temp.ts';

async function filled() {
  const { client, archive } = await archiveOf([{ id: 'a', text: '第一段说明背景。\n\n第二段说明做法。' }]);
  const { id } = await client.packs.create({ title: '汇编' });
  const pack = await client.packs.add({ id, items: [{ recordId: 'a', start: 0, end: 8 }] });
  return { client, archive, id, pack };
}

describe('versions', () => {
  test('a kept state comes back whole, and what was there before it is kept, too', async () => {
    const { client, id, pack } = await filled();
    expect(await client.packs.versions({ id })).toEqual([]);
    const kept = await client.packs.keep({ id, note: '送审稿' });
    expect(kept).toMatchObject([{ version: pack.version, reason: 'kept', note: '送审稿', items: 1, title: '汇编' }]);
    const changed = await client.packs.save({ ...pack, title: '改名', items: [] });
    await expect(client.packs.restore({ id, version: pack.version, base: pack.version })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const restored = await client.packs.restore({ id, version: pack.version, base: changed.version });
    expect(restored).toMatchObject({ title: '汇编', items: pack.items, version: changed.version + 1 });
    expect(await client.packs.versions({ id })).toMatchObject([
      { version: changed.version, reason: 'restore', title: '改名' },
      { version: pack.version, reason: 'kept' },
    ]);
    expect(await client.packs.version({ id, version: changed.version })).toMatchObject({ title: '改名', items: [] });
    await expect(client.packs.version({ id, version: 999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('work that is taken up after a pause starts from a kept state; work that goes on does not', async () => {
    const { client, archive, id, pack } = await filled();
    const again = await client.packs.save({ ...pack, title: '接着改' });
    expect(await client.packs.versions({ id })).toEqual([]);
    archive.parts.writer?.prepare("UPDATE pack SET updated_at = '2026-01-01T00:00:00.000Z' WHERE id = ?").run(id);
    await client.packs.save({ ...again, title: '第二天' });
    expect(await client.packs.versions({ id })).toMatchObject([{ reason: 'pause', title: '接着改' }]);
  });

  test('an export keeps the state it was made of; a preview does not', async () => {
    const { client, id, pack } = await filled();
    for (const purpose of ['preview', 'keep'] as const) {
      const steps = await client.packs.export({ id, formats: ['text'], purpose });
      for (;;) if ((await steps.next()).done === true) break;
      const versions = await client.packs.versions({ id });
      expect(versions).toMatchObject(purpose === 'keep' ? [{ version: pack.version, reason: 'export' }] : []);
    }
    await client.packs.keep({ id, note: '定稿' });
    expect(await client.packs.versions({ id })).toMatchObject([{ reason: 'kept', note: '定稿' }]);
  });

  test('a copy has a life of its own, and its quotations stay tied to their texts', async () => {
    const { client, id, pack } = await filled();
    const copy = await client.packs.duplicate({ id, title: '另存' });
    expect(copy).toMatchObject({ title: '另存', version: 1, items: [{ type: 'excerpt', quote: '第一段说明背景。' }] });
    expect(copy.items[0]?.id).not.toBe(pack.items[0]?.id);
    await client.packs.remove({ id });
    expect(await client.packs.check({ id: copy.id })).toMatchObject([{ state: 'ok' }]);
    await expect(client.packs.versions({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('searches that records came from are told once each', async () => {
    const { client, id } = await filled();
    const from = { query: '票决', filters: { region: ['320118'] }, mode: 'terms' as const, total: 6 };
    for (const query of ['票决', '票决', '背景'])
      await client.packs.add({ id, items: [{ recordId: 'a' }], from: { ...from, query } });
    expect((await client.packs.get({ id })).options.queries).toMatchObject([{ query: '票决' }, { query: '背景' }]);
  });
});
