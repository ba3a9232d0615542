/** Exports as files: whole or not there, the same bytes every time, every quotation proved. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Document, Packer, Paragraph, TableOfContents } from 'docx';
import mammoth from 'mammoth';
import { describe, expect, onTestFinished, test } from 'vitest';
import { archiveSource } from '../../../electron/archive/packs/archive-source.ts';
import { exportPack } from '../../../electron/archive/packs/export.ts';
import { safeFileName } from '../../../electron/archive/packs/file-name.ts';
import type { ExportDone, PackFormat } from '../../../electron/contract/index.ts';
import { archiveOf } from '../archive/temp.ts';
import { last } from '../handover/exchange.ts';
import { excerpt, packOf, record, sha256, sourceOf, whole } from './pack.ts';

const first = record({
  id: 'first',
  title: '高淳区：票决制',
  text: '## 背景\n\n票决制由代表投票决定。\n\n## 做法\n\n1. 广泛征集。\n2. 代表票决。\n\n| 项目 | 数 |\n| --- | --- |\n| 票 | 99 |\n',
  figures: [{ subject: '得票率', value: 99.96, unit: '%', asOf: '2021', bound: 'exact' }],
});
const second = record({ id: 'second', title: '平湖市：直播', text: '专题询问由网络直播。\n\n群众可以提问。' });
const source = sourceOf(first, second);
const pack = packOf(
  [
    { id: 's', type: 'section', title: '各地做法' },
    excerpt(first, '票决制由代表投票决定。', '可与平湖对照。'),
    excerpt(second, '专题询问由网络直播。\n\n群众可以提问。'),
    whole(first),
  ],
  { title: '票决制 / 直播', cover: { subtitle: '——摘编', issuer: '某办公室', date: '2022-10' } },
);

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-pack-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function run(format: PackFormat): Promise<{ done: Omit<ExportDone, 'ticket'>; dir: string }> {
  const dir = folder();
  return { done: await exportPack({ pack, source, formats: [format], targetDir: dir }), dir };
}

describe('export', () => {
  test.each(['html', 'docx'] as const)('%s: the same bytes, whatever else the process has made', async (format) => {
    const one = await run(format);
    const other = new Document({
      sections: [{ children: [new TableOfContents('x'), new Paragraph({ heading: 'Heading1', text: 'x' })] }],
    });
    await Packer.toBuffer(other);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const two = await run(format);
    expect(two.done.files).toEqual(one.done.files);
    expect(one.done).toMatchObject({ quotations: 2, records: 2, folder: format === 'html' });
  });

  test('the folder holds exactly what is reported, and the manifest knows it', async () => {
    const { done, dir } = await run('html');
    expect(readdirSync(dir)).toEqual(['票决制 直播']);
    const root = path.join(dir, done.name);
    const found = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    expect(found.sort()).toEqual(done.files.map((file) => file.path).sort());
    for (const file of done.files) expect(sha256(readFileSync(path.join(root, file.path)))).toBe(file.sha256);
    const manifest = JSON.parse(readFileSync(path.join(root, 'manifest.json'), 'utf8'));
    expect(manifest.files).toEqual(done.files.filter((file) => file.path !== 'manifest.json'));
    expect(manifest.quotations).toMatchObject([
      { number: 1, record: 'first', state: 'ok', quoteSha256: sha256('票决制由代表投票决定。') },
      { number: 2, record: 'second', state: 'ok', originalSha256: second.original?.sha256 },
    ]);
  });

  test('Word: every quotation is there with its number and its footnote', async () => {
    const { done, dir } = await run('docx');
    expect(done.name).toBe('票决制 直播.docx');
    const { value } = await mammoth.extractRawText({ path: path.join(dir, done.name) });
    for (const words of ['引文1', '票决制由代表投票决定。', '引文2', '群众可以提问。', '按语：', '2022年10月', '99.96'])
      expect(value).toContain(words);
    expect(value).toContain('[2]　平湖市：直播[A].');
    const { value: html } = await mammoth.convertToHtml({ path: path.join(dir, done.name) });
    expect(html).toContain('[1] 高淳区：票决制[A]. 见“背景”部分，第2段。');
    expect(html.match(/id="footnote-\d+"/g)).toEqual(['id="footnote-1"', 'id="footnote-2"']);
  });

  test('a cancel leaves nothing behind', async () => {
    for (const at of ['汇集内容', '已写成网页', '核对引文和文件', '收尾']) {
      const dir = folder();
      const controller = new AbortController();
      const onProgress = ({ step }: { step: string }): void => {
        if (step === at) controller.abort();
      };
      const running = exportPack({
        pack,
        source,
        formats: ['html'],
        targetDir: dir,
        signal: controller.signal,
        onProgress,
      });
      await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(readdirSync(dir)).toEqual([]);
    }
  });

  test('nothing is written over what is there', async () => {
    const dir = folder();
    await exportPack({ pack, source, formats: ['html'], targetDir: dir });
    cpSync(path.join(dir, '票决制 直播'), path.join(dir, 'copy'), { recursive: true });
    await expect(exportPack({ pack, source, formats: ['html'], targetDir: dir })).rejects.toThrow();
    expect(readdirSync(dir).sort()).toEqual(['copy', '票决制 直播']);
  });

  test('through the door: asks about marked records, then exports and hands out a ticket', async () => {
    const text = '一段经过改写的文字。';
    const { client, archive } = await archiveOf([{ id: 'a', title: '甲', text, quality: ['rewritten'] }]);
    const { id } = await client.packs.create({ title: 'CON' });
    await client.packs.add({ id, items: [{ recordId: 'a', start: 0, end: 4 }] });
    expect(await client.packs.check({ id })).toMatchObject([{ state: 'ok', marks: ['rewritten'], citation: '甲[A].' }]);
    const refused = await client.packs.export({ id, formats: ['docx'] });
    await expect(refused.next()).rejects.toMatchObject({ code: 'NEEDS_CONFIRMATION' });
    const stream = await client.packs.export({ id, formats: ['docx'], confirmed: true });
    for (;;) {
      const step = await stream.next();
      if (!step.done) continue;
      expect(step.value.name).toBe('_CON.docx');
      const made = archive.takeExport(step.value.ticket);
      expect(sha256(readFileSync(made.path))).toBe(step.value.files[0]?.sha256);
      const { value } = await mammoth.extractRawText({ path: made.path });
      expect(value).toContain('文字经机器改写');
      break;
    }
  });

  test('an export that was prepared for has the same bytes; of a pack that is not there nothing is prepared', async () => {
    const { client, archive } = await archiveOf([{ id: 'a', title: '甲', text: '票决制由代表投票决定。' }]);
    const { id } = await client.packs.create({ title: '票决制' });
    await client.packs.add({ id, items: [{ recordId: 'a', start: 0, end: 4 }, { recordId: 'a' }] });
    // Asked for and not awaited, as the page does it.
    const preparing = client.packs.prepare({ id });
    const { files } = await last(await client.packs.export({ id, formats: ['pdf'] }));
    const first = files[0]?.sha256;
    expect(await preparing).toEqual({});
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    const done = await exportPack({
      pack: await client.packs.get({ id }),
      source: archiveSource({
        dir: archive.dir,
        archiveId: archive.parts.identity.id,
        record: archive.parts.records.get,
        pairs: () => archive.parts.pairs.table(),
      }),
      formats: ['pdf'],
      targetDir: folder(),
    });
    expect(done.files[0]?.sha256).toBe(first);
    await expect(client.packs.prepare({ id: 'none' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('file names that every system takes', () => {
    for (const [title, name] of [
      ['票决制专题', '票决制专题'],
      ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
      ['con', '_con'],
      ['LPT1.txt', '_LPT1.txt'],
      ['..', '资料包'],
      ['资料\u202Excod.', '资料xcod'],
      ['  点。 . ', '点。'],
      ['\ud800', '资料包'],
      ['', '资料包'],
    ] as const)
      expect(safeFileName(title, '资料包')).toBe(name);
    const long = safeFileName('长'.repeat(300), 'x');
    expect(Buffer.byteLength(`${long}.docx`)).toBeLessThanOrEqual(255);
    expect(safeFileName(`${'长'.repeat(65)}😀😀😀`, 'x')).not.toMatch(/\p{Surrogate}/u);
  });
});
