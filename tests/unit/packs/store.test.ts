/** Recipes in a real archive: what the door lets in, and what it does not. */
import { describe, expect, test } from 'vitest';
import type { ArchiveClient } from '../../../electron/archive/router.ts';
import { archiveOf } from '../archive/temp.ts';

const text = '## 做法\n\n票决制由代表投票决定。𠮷字在此。\n\n第二段。';

async function setUp(): Promise<{ client: ArchiveClient; id: string }> {
  const { client } = await archiveOf([{ id: 'a', title: '甲', text, format: 'markdown' }]);
  return { client, id: (await client.packs.create({ title: ' 专题 ' })).id };
}

describe('pack store', () => {
  test('create, add, list, remove', async () => {
    const { client, id } = await setUp();
    const start = text.indexOf('票决制');
    const pack = await client.packs.add({ id, items: [{ recordId: 'a' }, { recordId: 'a', start, end: start + 11 }] });
    expect(pack.title).toBe('专题');
    expect(pack.version).toBe(2);
    expect(pack.items.map((item) => item.type)).toEqual(['record', 'excerpt']);
    const [, quoted] = pack.items;
    expect(quoted).toMatchObject({ quote: '票决制由代表投票决定。', locator: { paragraph: 2, heading: '做法' } });
    expect(await client.packs.list()).toMatchObject([{ id, records: 1, excerpts: 1 }]);
    expect(await client.packs.remove({ id })).toEqual({ removed: true });
    expect(await client.packs.remove({ id })).toEqual({ removed: false });
    await expect(client.packs.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a cut keeps characters whole and drops blank edges', async () => {
    const { client, id } = await setUp();
    const inside = text.indexOf('𠮷') + 1;
    const pack = await client.packs.add({ id, items: [{ recordId: 'a', start: inside, end: text.indexOf('第二段') }] });
    expect(pack.items[0]).toMatchObject({ quote: '𠮷字在此。' });
    const blank = text.indexOf('\n\n第二段');
    for (const [start, end] of [
      [blank, blank + 2],
      [9000, 9001],
    ])
      await expect(client.packs.add({ id, items: [{ recordId: 'a', start, end }] })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    await expect(client.packs.add({ id, items: [{ recordId: 'nobody' }] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('a save with an old version is refused and changes nothing', async () => {
    const { client, id } = await setUp();
    const pack = await client.packs.get({ id });
    await client.packs.save({ ...pack, title: '先改' });
    await expect(client.packs.save({ ...pack, title: '后改' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await client.packs.get({ id })).title).toBe('先改');
  });

  test('a page cannot alter a quotation, nor bring one of its own', async () => {
    const { client, id } = await setUp();
    const pack = await client.packs.add({ id, items: [{ recordId: 'a', start: 7, end: 12 }] });
    const [item] = pack.items;
    if (item?.type !== 'excerpt') throw new Error('no excerpt');
    const altered = { ...item, quote: '从未说过的话', textSha256: 'x', comment: '批注' };
    const saved = await client.packs.save({ ...pack, items: [altered] });
    expect(saved.items).toEqual([{ ...item, comment: '批注' }]);
    const forged = { ...altered, id: 'another' };
    await expect(client.packs.save({ ...saved, items: [item, forged] })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(client.packs.save({ ...saved, items: [item, item] })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('verify looks every quotation up', async () => {
    const { client, id } = await setUp();
    await client.packs.add({ id, items: [{ recordId: 'a', start: 7, end: 12 }] });
    const steps = await client.archive.verify();
    for (;;) {
      const step = await steps.next();
      if (!step.done) continue;
      expect(step.value).toMatchObject({ ok: true, excerpts: 1 });
      break;
    }
  });
});
