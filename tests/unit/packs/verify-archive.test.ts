/** Packs against an archive, several formats in one folder, through the door and from the command line. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exportPack } from '../../../electron/archive/packs/export.ts';
import { verifyPack } from '../../../electron/archive/packs/verify-pack.ts';
import type { PackVerifyDone } from '../../../electron/contract/index.ts';
import { archiveOf, tempFolder } from '../archive/temp.ts';
import { ask } from '../hosts/command.ts';
import { record, sha256, sourceOf } from './pack.ts';
import { edit, first, found, madeOnce, pack, second, source, strange } from './proof.ts';

const made = madeOnce([['html'], ['docx'], ['xlsx']]);
const several = madeOnce([['docx', 'html', 'text', 'bag']]);

describe('against an archive', () => {
  const longer = record({ ...second, text: `${second.text}\n\n补记。` });
  const scanned = record({
    ...second,
    original: { sha256: sha256('x'), bytes: 1, mediaType: 'text/plain', name: 'a' },
  });
  const moved = record({ ...second, text: `前言。\n\n${second.text}` });

  test.each(['票决制', '票决制.docx', '票决制.xlsx'])(
    '%s: another archive, a record gone, longer, rewritten, of another original, an original gone',
    async (name) => {
      const target = path.join(made.dir, name);
      expect(await found(target, { ...source, archiveId: 'archive-2' })).toEqual(['archive-other archive-1']);
      expect(await found(target, sourceOf(first, strange))).toEqual(['record-missing second']);
      expect(await found(target, sourceOf(first, longer, strange))).toEqual(['record-changed second']);
      expect(await found(target, sourceOf(first, scanned, strange))).toEqual(['record-changed second']);
      expect(await found(target, sourceOf(first, moved, strange))).toEqual([
        'record-changed second',
        'quotation-changed 引文3',
      ]);
      const original = (hash: string) => (hash === second.original?.sha256 ? null : Buffer.from('whole'));
      expect(await found(target, { ...source, original })).toEqual(['original-missing second']);
    },
  );

  test('a quotation whose record was gone when the pack was made is no fault of the pack', async () => {
    const dir = tempFolder();
    for (const format of ['html', 'docx', 'xlsx', 'markdown', 'text'] as const)
      await exportPack({ pack, source: sourceOf(first, strange), formats: [format], targetDir: dir });
    for (const name of ['票决制', '票决制.docx', '票决制.xlsx', '票决制（Markdown）', '票决制（纯文本）']) {
      expect(await found(path.join(dir, name)), name).toEqual([]);
      expect(await found(path.join(dir, name), sourceOf(first, strange))).toEqual(['record-missing second']);
    }
  });

  test('nothing there', async () => {
    await expect(verifyPack(path.join(made.dir, 'nowhere'), null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('several formats in one folder', () => {
  test('pass, with every pack inside', async () => {
    expect(await verifyPack(path.join(several.dir, '票决制'), null)).toMatchObject({
      kind: 'several',
      ok: true,
      problems: [],
      quotations: 4,
    });
  });

  test('a missing, an extra and a changed file inside are named, and where they are', async () => {
    const folder = several.copied('票决制');
    rmSync(path.join(folder, '纯文本', '资料.txt'));
    writeFileSync(path.join(folder, '网页', 'x.js'), 'x');
    edit(path.join(folder, '网页', 'index.html'), (text) => text.replaceAll('由网络直播', '由网络录播'));
    const problems = await found(folder);
    for (const one of [
      'file-missing 纯文本/资料.txt',
      'file-extra 网页/x.js',
      'file-changed 网页/index.html',
      'file-changed 网页: index.html',
      'quotation-changed 网页: 引文3',
      'quotation-changed 纯文本: 引文1',
    ])
      expect(problems).toContain(one);
  });

  test('a file of another pack in the place of one', async () => {
    const folder = several.copied('票决制');
    const dir = tempFolder();
    await exportPack({ pack: { ...pack, version: 4 }, source, formats: ['docx'], targetDir: dir });
    cpSync(path.join(dir, '票决制.docx'), path.join(folder, '票决制.docx'));
    expect(await found(folder)).toEqual(['file-changed 票决制.docx', 'pack-other 票决制.docx']);
  });
});

async function exported(): Promise<Awaited<ReturnType<typeof archiveOf>> & { folder: string }> {
  const opened = await archiveOf([{ id: 'a', title: '甲', text: '票决制由代表投票决定。' }]);
  const { client, archive } = opened;
  const { id } = await client.packs.create({ title: '甲' });
  await client.packs.add({ id, items: [{ recordId: 'a', start: 0, end: 4 }] });
  const stream = await client.packs.export({ id, formats: ['html'] });
  for (;;) {
    const step = await stream.next();
    if (step.done) return { ...opened, folder: archive.takeExport(step.value.ticket).path };
  }
}

test('through the door: tickets once each, a report for each, the host’s own copies removed', async () => {
  const { client, archive, folder } = await exported();
  const upload = path.join(tempFolder(), 'upload');
  writeFileSync(upload, '不是资料包');
  const tickets = [
    archive.stage({ path: folder, name: '甲' }),
    archive.stage({ path: upload, name: '../某文件.docx', owned: true }),
  ];
  const run = async (): Promise<PackVerifyDone> => {
    const stream = await client.packs.verify({ tickets });
    for (;;) {
      const step = await stream.next();
      if (step.done) return step.value;
    }
  };
  const done = await run();
  expect(done.ok).toBe(false);
  expect(done.reports).toMatchObject([
    { name: '甲', kind: 'html', ok: true, compared: true, quotations: 1 },
    { name: '../某文件.docx', kind: 'unknown', pack: null, problems: [{ kind: 'manifest-missing' }] },
  ]);
  expect([existsSync(upload), existsSync(path.join(folder, 'index.html'))]).toEqual([false, true]);
  await expect(run()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('pack verify: exit 0 with the archive, with another and with none; 5 for a changed file; 3 for none', async () => {
  const { dir, folder } = await exported();
  const checked = await ask(['pack', 'verify', folder, '--archive', dir, '--json']);
  expect(checked.code).toBe(0);
  expect(JSON.parse(checked.out)).toMatchObject({ ok: true, files: 4, quotations: 1, problems: [], compared: true });

  const other = await archiveOf([{ id: 'b', title: '乙', text: '别的资料。' }]);
  const strict = await ask(['pack', 'verify', folder, '--archive', other.dir]);
  expect([strict.code, strict.out]).toEqual([5, expect.stringContaining('出自另一份档案')]);
  const before = process.env['EXCHANGE_ARCHIVE_DIR'];
  onTestFinished(() => {
    if (before === undefined) delete process.env['EXCHANGE_ARCHIVE_DIR'];
    else process.env['EXCHANGE_ARCHIVE_DIR'] = before;
  });
  for (const lying of [other.dir, path.join(tempFolder(), 'none')]) {
    process.env['EXCHANGE_ARCHIVE_DIR'] = lying;
    const alone = await ask(['pack', 'verify', folder]);
    expect([alone.code, alone.out]).toEqual([0, '核对完成，全部一致：文件 4、引文 1，未与档案核对。']);
  }
  expect(readFileSync(path.join(folder, 'assets', 'pack.css')).length).toBeGreaterThan(0);
  writeFileSync(path.join(folder, 'assets', 'pack.css'), '');
  const changed = await ask(['pack', 'verify', folder]);
  expect(changed.code).toBe(5);
  expect(changed.out).toMatch(/文件已改动\s+assets\/pack\.css/);
  expect((await ask(['pack', 'verify', path.join(folder, 'nowhere')])).code).toBe(3);
});
