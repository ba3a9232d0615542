/**
 * An exported pack checked long after: every change is found and named, from the pack alone and against the archive.
 *
 * Long because every way to change a pack is tried on one pair of exports.
 */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { exportPack } from '../../../electron/archive/packs/export.ts';
import type { PackSource } from '../../../electron/archive/packs/source.ts';
import { verifyPack } from '../../../electron/archive/packs/verify-pack.ts';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import type { PackProblem } from '../../../electron/contract/index.ts';
import { archiveOf, tempFolder } from '../archive/temp.ts';
import { ask } from '../hosts/command.ts';
import { zipOf } from '../ingest/zip-bytes.ts';
import { excerpt, packOf, record, sha256, sourceOf, whole } from './pack.ts';

const first = record({
  id: 'first',
  title: '高淳区：票决制',
  text: '## 背景\n\n**票决制**由代表投票决定，&lt;原样&gt;。\n\n## 做法\n\n1. 广泛征集。\n2. 代表票决。\n\n| 项目 | 数 |\n| --- | --- |\n| 票 | 99 |\n',
});
const second = record({ id: 'second', title: '平湖市：直播', text: '专题询问由网络直播。\n\n群众可以提问。' });
const strange = record({
  id: 'strange',
  title: ']]></manifest> & \ud800 \uffff',
  format: 'plain',
  text: `</manifest><b>粗</b> ]]> '\\u0027 \u0007\u0085\u202e\ufffe \ud800 & &amp; <w:t>x</w:t>`,
});
const source = sourceOf(first, second, strange);
const items = [
  { id: 's', type: 'section' as const, title: '各地做法' },
  excerpt(first, '**票决制**由代表投票决定，&lt;原样&gt;。', '可与平湖对照。'),
  excerpt(first, first.text.slice(first.text.indexOf('1. 广泛'))),
  excerpt(second, '专题询问由网络直播。\n\n群众可以提问。'),
  excerpt(strange, strange.text),
  whole(first),
];
const pack = packOf(items, { title: '票决制' });

let made = '';
beforeAll(async () => {
  made = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-verify-'));
  for (const format of ['html', 'docx'] as const)
    await exportPack({ pack, source, formats: [format], targetDir: made });
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** A copy to damage. */
function copied(name: '票决制' | '票决制.docx'): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-verify-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  cpSync(path.join(made, name), path.join(dir, name), { recursive: true });
  return path.join(dir, name);
}

async function found(target: string, archive: PackSource | null = null): Promise<string[]> {
  const { ok, problems } = await verifyPack(target, archive);
  expect(ok).toBe(problems.length === 0);
  return problems.map((p: PackProblem) => `${p.kind} ${p.subject}`);
}

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

/** The same Word file with its parts changed, as a program would save it. */
async function editWord(file: string, change: (name: string, text: string) => string): Promise<void> {
  const parts = await readZip(readFileSync(file));
  const after = parts.map(({ name, data }) => ({ name, content: change(name, data.toString()) }));
  expect(after.map((part) => part.content)).not.toEqual(parts.map((part) => part.data.toString()));
  writeFileSync(file, await zipOf(after));
}

const pageFiles = ['index.html', 'assets/data.js', 'assets/pack.css', 'assets/pack.js'];

describe('a pack as it was exported', () => {
  test.each(['票决制', '票决制.docx'] as const)('%s passes, alone and against its archive', async (name) => {
    for (const archive of [null, source]) {
      const report = await verifyPack(path.join(made, name), archive);
      expect(report).toEqual({
        ok: true,
        kind: name === '票决制' ? 'folder' : 'docx',
        files: name === '票决制' ? 4 : expect.any(Number),
        quotations: 4,
        problems: [],
      });
    }
  });

  test('Word: the manifest names every other part, and the part is tied into the document', async () => {
    const parts = new Map((await readZip(readFileSync(path.join(made, '票决制.docx')))).map((p) => [p.name, p.data]));
    const item = parts.get('customXml/item1.xml')?.toString() ?? '';
    const manifest = JSON.parse(/<manifest>([^<]*)</.exec(item)?.[1] ?? '');
    const others = [...parts].filter(([name]) => name !== 'customXml/item1.xml');
    expect(manifest.files).toEqual(
      others.map(([name, data]) => ({ path: name, bytes: data.byteLength, sha256: sha256(data) })),
    );
    expect(manifest.records.map((r: { title: string }) => r.title)).toEqual([first.title, second.title, strange.title]);
    expect(parts.get('word/_rels/document.xml.rels')?.toString()).toContain('Target="../customXml/item1.xml"');
    expect(parts.get('customXml/_rels/item1.xml.rels')?.toString()).toContain('Target="itemProps1.xml"');
    expect(parts.get('[Content_Types].xml')?.toString()).toContain('PartName="/customXml/itemProps1.xml"');
  });

  test('any text can be quoted', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    const marks = fc.constantFrom(
      '# ',
      '> ',
      '- ',
      '1. ',
      '**',
      '`',
      '<b>',
      '&amp;',
      '\n\n',
      '---',
      '|',
      '\u202e',
      ']]>',
    );
    const any = fc
      .array(fc.oneof(text, marks), { minLength: 1, maxLength: 8 })
      .map((all) => all.join(''))
      .filter((words) => words.trim() !== '');
    await fc.assert(
      fc.asyncProperty(any, fc.constantFrom('plain', 'markdown'), async (words, format) => {
        const one = record({ id: 'one', text: `前。${words}`, format });
        const dir = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-verify-'));
        try {
          const options = { pack: packOf([excerpt(one, words)]), source: sourceOf(one), targetDir: dir };
          await exportPack({ ...options, formats: ['html'] });
          await exportPack({ ...options, formats: ['docx'] });
          expect(await found(path.join(dir, '交流资料'), options.source)).toEqual([]);
          expect(await found(path.join(dir, '交流资料.docx'), options.source)).toEqual([]);
        } finally {
          rmSync(dir, { recursive: true, force: true });
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a folder that was changed', () => {
  test.each(pageFiles)('%s: one byte, or the file gone', async (name) => {
    const folder = copied('票决制');
    const file = path.join(folder, name);
    const bytes = readFileSync(file);
    // The last byte is a line feed or a bracket: the file still reads.
    const at = bytes.length - 1;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(await found(folder)).toContain(`file-changed ${name}`);
    rmSync(file);
    expect(await found(folder)).toContain(`file-missing ${name}`);
  });

  test('manifest.json: any byte but of what it alone says, and the file gone', async () => {
    const folder = copied('票决制');
    const file = path.join(folder, 'manifest.json');
    const good = readFileSync(file);
    const text = good.toString('latin1');
    // What no file of the pack repeats: the archive's id, where a quotation stands in print, and the like.
    const open =
      /(?<=^ {2,4}"(?:program|archive|id|version|citationStyle|template|queries)": ).*|(?<="(?:paragraph|page|takenFromTextSha256)": ).*/gm;
    const told = [...text.matchAll(open)].map((m) => [m.index, m.index + m[0].length] as const);
    const places = Array.from({ length: good.length }, (_, at) => at).filter(
      (at) => at % 5 === 0 && !told.some(([from, to]) => at >= from && at < to),
    );
    expect(places.length).toBeGreaterThan(100);
    for (const at of places) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      expect(await found(folder), `${at}: ${text.slice(at - 20, at + 20)}`).not.toEqual([]);
    }
    for (const [from, to] of [
      [/\n$/, ' \n'],
      [/(?<="analyserVersion": )\d+/, '0'],
    ] as const) {
      writeFileSync(file, good);
      edit(file, (json) => json.replace(from, to));
      expect(await found(folder)).toEqual(['manifest-broken manifest.json']);
    }
    rmSync(file);
    expect(await found(folder)).toEqual(['manifest-missing manifest.json']);
  });

  test('one file more, and a link in the place of a file', async () => {
    const folder = copied('票决制');
    writeFileSync(path.join(folder, 'assets', '附件.txt'), '多出');
    expect(await found(folder)).toEqual(['file-extra assets/附件.txt']);
    rmSync(path.join(folder, 'assets', '附件.txt'));
    const styles = path.join(folder, 'assets', 'pack.css');
    renameSync(styles, `${folder}.css`);
    symlinkSync(`${folder}.css`, styles);
    expect(await found(folder)).toEqual(['file-changed assets/pack.css']);
  });

  test('a quoted word in the data, and in the page, even where the hash of the file was made to fit', async () => {
    for (const [name, problems] of [
      ['assets/data.js', ['record-changed second', 'quotation-changed 引文3']],
      ['index.html', ['quotation-changed 引文3']],
    ] as const) {
      const folder = copied('票决制');
      edit(path.join(folder, name), (text) => text.replaceAll('由网络直播', '由网络录播'));
      expect(await found(folder)).toEqual([`file-changed ${name}`, ...problems]);
      edit(path.join(folder, 'manifest.json'), (json) => {
        const manifest = JSON.parse(json);
        const bytes = readFileSync(path.join(folder, name));
        const file = manifest.files.find((f: { path: string }) => f.path === name);
        Object.assign(file, { bytes: bytes.byteLength, sha256: sha256(bytes) });
        return `${JSON.stringify(manifest, null, 2)}\n`;
      });
      expect(await found(folder)).toEqual(problems);
    }
  });

  test('a manifest that points out of the folder reads nothing there', async () => {
    const folder = copied('票决制');
    const outside = path.join(path.dirname(folder), 'outside.txt');
    writeFileSync(outside, '外面');
    edit(path.join(folder, 'manifest.json'), (json) => {
      const manifest = JSON.parse(json);
      manifest.files.push({ path: '../outside.txt', bytes: 6, sha256: sha256('外面') });
      return `${JSON.stringify(manifest, null, 2)}\n`;
    });
    expect(await found(folder)).toEqual(['file-missing ../outside.txt']);
  });
});

describe('a Word file that was changed', () => {
  test('a quoted word, even where the hash of the part was made to fit', async () => {
    const file = copied('票决制.docx');
    const words = (text: string): string => text.replaceAll('由网络直播', '由网络录播');
    await editWord(file, (name, text) => (name === 'word/document.xml' ? words(text) : text));
    expect(await found(file)).toEqual(['file-changed word/document.xml', 'quotation-changed 引文3']);
    const document = (await readZip(readFileSync(file))).find((part) => part.name === 'word/document.xml');
    const fitted = sha256(document?.data ?? '');
    await editWord(file, (name, text) =>
      name === 'customXml/item1.xml'
        ? text.replace(/("path": "word\/document\.xml",\s+"bytes": \d+,\s+"sha256": ")\w+/, `$1${fitted}`)
        : text,
    );
    expect(await found(file)).toEqual(['quotation-changed 引文3']);
    await editWord(file, (name, text) => (name === 'customXml/item1.xml' ? words(text) : text));
    expect(await found(file)).toEqual(['quotation-changed 引文3']);
  });

  test('a part changed, gone or added; the manifest gone', async () => {
    const file = copied('票决制.docx');
    await editWord(file, (name, text) => (name === 'word/styles.xml' ? text.replace('w:val', 'w:vax') : text));
    expect(await found(file)).toEqual(['file-changed word/styles.xml']);
    const parts = (await readZip(readFileSync(path.join(made, '票决制.docx')))).map(({ name, data }) => ({
      name,
      content: data,
    }));
    const without = (gone: string) => zipOf(parts.filter((part) => part.name !== gone));
    writeFileSync(file, await without('word/footnotes.xml'));
    expect(await found(file)).toEqual(['file-missing word/footnotes.xml']);
    writeFileSync(file, await zipOf([...parts, { name: 'word/vbaProject.bin', content: 'x' }]));
    expect(await found(file)).toEqual(['file-extra word/vbaProject.bin']);
    writeFileSync(file, await zipOf([...parts, { name: 'word/document.xml', content: 'x' }]));
    expect(await found(file)).toEqual(['file-extra word/document.xml']);
    writeFileSync(file, await without('customXml/item1.xml'));
    expect(await found(file)).toEqual(['manifest-missing 票决制.docx']);
    writeFileSync(file, '不是 Word 文件');
    expect(await found(file)).toEqual(['manifest-missing 票决制.docx']);
  });

  test('no byte of the file can change what is in it unseen', async () => {
    const file = copied('票决制.docx');
    const good = readFileSync(file);
    const parts = await readZip(good);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const bytes = Buffer.from(good);
        bytes[at] = (bytes[at] ?? 0) ^ bits;
        writeFileSync(file, bytes);
        // Times and the like of the zip itself are no part of the document.
        if ((await found(file)).length === 0) expect(await readZip(bytes)).toEqual(parts);
      }),
      { numRuns: 300 },
    );
  });
});

describe('against an archive', () => {
  const longer = record({ ...second, text: `${second.text}\n\n补记。` });
  const scanned = record({
    ...second,
    original: { sha256: sha256('x'), bytes: 1, mediaType: 'text/plain', name: 'a' },
  });
  const moved = record({ ...second, text: `前言。\n\n${second.text}` });

  test.each(['票决制', '票决制.docx'] as const)(
    '%s: another archive, a record gone, longer, rewritten, of another original',
    async (name) => {
      const target = path.join(made, name);
      expect(await found(target, { ...source, archiveId: 'archive-2' })).toEqual(['archive-other archive-1']);
      expect(await found(target, sourceOf(first, strange))).toEqual(['record-missing second']);
      expect(await found(target, sourceOf(first, longer, strange))).toEqual(['record-changed second']);
      expect(await found(target, sourceOf(first, scanned, strange))).toEqual(['record-changed second']);
      expect(await found(target, sourceOf(first, moved, strange))).toEqual([
        'record-changed second',
        'quotation-changed 引文3',
      ]);
    },
  );

  test('a quotation whose record was gone when the pack was made is no fault of the pack', async () => {
    const dir = tempFolder();
    for (const format of ['html', 'docx'] as const)
      await exportPack({ pack, source: sourceOf(first, strange), formats: [format], targetDir: dir });
    for (const name of ['票决制', '票决制.docx']) {
      expect(await found(path.join(dir, name))).toEqual([]);
      expect(await found(path.join(dir, name), sourceOf(first, strange))).toEqual(['record-missing second']);
    }
  });

  test('nothing there', async () => {
    await expect(verifyPack(path.join(made, 'nowhere'), null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('pack verify', () => {
  test('exit 0 with the archive, with another and with none; 5 for a changed file; 3 for none', async () => {
    const { client, archive, dir } = await archiveOf([{ id: 'a', title: '甲', text: '票决制由代表投票决定。' }]);
    const { id } = await client.packs.create({ title: '甲' });
    await client.packs.add({ id, items: [{ recordId: 'a', start: 0, end: 4 }] });
    const stream = await client.packs.export({ id, formats: ['html'] });
    let folder = '';
    for (;;) {
      const step = await stream.next();
      if (!step.done) continue;
      folder = archive.takeExport(step.value.ticket).path;
      break;
    }
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

    writeFileSync(path.join(folder, 'assets', 'pack.css'), '');
    const changed = await ask(['pack', 'verify', folder]);
    expect(changed.code).toBe(5);
    expect(changed.out).toMatch(/文件已改动\s+assets\/pack\.css/);
    expect((await ask(['pack', 'verify', path.join(folder, 'nowhere')])).code).toBe(3);
  });
});
