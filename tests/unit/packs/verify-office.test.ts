/** Word files and workbooks: sealed, their parts hashed, their quotations read where they are printed. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { joined, sealZip } from '../../../electron/archive/packs/seal.ts';
import { verifyPack } from '../../../electron/archive/packs/verify-pack.ts';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import { zipOf } from '../ingest/zip-bytes.ts';
import { sha256 } from './pack.ts';
import { editZip, first, found, madeOnce, refit, second, source, strange } from './proof.ts';

const made = madeOnce([['docx'], ['xlsx'], ['pptx']]);
const part = 'customXml/item1.xml';
const kinds = [
  ['票决制.docx', 'docx', 'word/document.xml', 'word/_rels/document.xml.rels'],
  ['票决制.xlsx', 'xlsx', 'xl/sharedStrings.xml', 'xl/_rels/workbook.xml.rels'],
  ['票决制.pptx', 'pptx', 'ppt/notesSlides/notesSlide3.xml', 'ppt/_rels/presentation.xml.rels'],
] as const;

/** Puts a seal on a zip that was made anew. */
function seal(file: string): void {
  writeFileSync(file, joined(sealZip([readFileSync(file)])));
}

/** The manifest part with its JSON changed. */
function rewritten(xml: string, change: (manifest: Record<string, unknown>) => void): string {
  const escaped = (json: string): string =>
    json.replace(
      /[<>&\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return xml.replace(/(?<=<manifest>)[^<]*/, (json) => escaped(refit(json, change)));
}

describe.each(kinds)('%s', (name, kind, words, relations) => {
  test('passes, alone and against its archive', async () => {
    for (const archive of [null, source])
      expect(await verifyPack(path.join(made.dir, name), archive)).toMatchObject({
        ok: true,
        kind,
        quotations: 4,
        records: 3,
        compared: archive !== null,
        problems: [],
      });
  });

  test('the manifest names every other part, and the part is tied into the document', async () => {
    const parts = new Map((await readZip(readFileSync(path.join(made.dir, name)))).map((p) => [p.name, p.data]));
    const manifest = JSON.parse(/<manifest>([^<]*)</.exec(parts.get(part)?.toString() ?? '')?.[1] ?? '');
    const others = [...parts].filter(([other]) => other !== part);
    expect(manifest.files).toEqual(
      others.map(([other, data]) => ({ path: other, bytes: data.byteLength, sha256: sha256(data) })),
    );
    expect(manifest.records.map((r: { title: string }) => r.title)).toEqual([first.title, second.title, strange.title]);
    expect(parts.get(relations)?.toString()).toContain('Target="../customXml/item1.xml"');
    expect(parts.get('customXml/_rels/item1.xml.rels')?.toString()).toContain('Target="itemProps1.xml"');
    expect(parts.get('[Content_Types].xml')?.toString()).toContain('PartName="/customXml/itemProps1.xml"');
  });

  test('saved again by another program: told as such, and still checked', async () => {
    const file = made.copied(name);
    const parts = await readZip(readFileSync(file));
    writeFileSync(file, await zipOf(parts.map((one) => ({ name: one.name, content: one.data }))));
    expect(await found(file)).toEqual([`seal-missing ${name}`]);
    // The part may get another number, and its quotation marks may become references.
    const moved = parts.map((one) => ({
      name: one.name.replace('item1.xml', 'item7.xml'),
      content: one.name === part ? one.data.toString().replaceAll('"type"', '&quot;type&quot;') : one.data,
    }));
    writeFileSync(file, await zipOf(moved));
    expect(await found(file)).toEqual([
      `seal-missing ${name}`,
      'file-missing customXml/_rels/item1.xml.rels',
      'file-extra customXml/_rels/item7.xml.rels',
    ]);
  });

  test('a quoted word, even where hashes and seal were made to fit', async () => {
    const file = made.copied(name);
    const change = (text: string): string => text.replaceAll('由网络直播', '由网络录播');
    await editZip(file, (one, text) => (one === words ? change(text) : text));
    seal(file);
    expect(await found(file)).toContain(`file-changed ${words}`);
    expect(await found(file)).toContain('quotation-changed 引文3');
    const changed = (await readZip(readFileSync(file))).find((one) => one.name === words)?.data ?? Buffer.alloc(0);
    await editZip(file, (one, text) =>
      one === part
        ? rewritten(text, (manifest) => {
            for (const listed of manifest['files'] as Array<{ path: string }>)
              if (listed.path === words) Object.assign(listed, { bytes: changed.length, sha256: sha256(changed) });
          })
        : text,
    );
    seal(file);
    expect(await found(file)).toEqual(['quotation-changed 引文3']);
    await editZip(file, (one, text) => (one === part ? change(text) : text));
    seal(file);
    expect(await found(file)).toEqual(['quotation-changed 引文3']);
  });

  test('a part gone or added; the manifest gone or changed', async () => {
    const file = made.copied(name);
    const good = readFileSync(file);
    const parts = (await readZip(good)).map((one) => ({ name: one.name, content: one.data }));
    const write = async (kept: typeof parts): Promise<void> =>
      writeFileSync(file, joined(sealZip([await zipOf(kept)])));
    await write(parts.filter((one) => one.name !== 'docProps/core.xml'));
    expect(await found(file)).toEqual(['file-missing docProps/core.xml']);
    await write([...parts, { name: 'vbaProject.bin', content: Buffer.from('x') }]);
    expect(await found(file)).toEqual(['file-extra vbaProject.bin']);
    await write([...parts, { name: words, content: Buffer.from('x') }]);
    expect(await found(file)).toEqual([`file-extra ${words}`]);
    await write(parts.filter((one) => one.name !== part));
    expect(await found(file)).toEqual([`manifest-missing ${name}`]);
    await write(
      parts.map((one) =>
        one.name === part
          ? { name: part, content: Buffer.from(one.content.toString().replace('archive-1', 'archive-2')) }
          : one,
      ),
    );
    expect(await found(file)).toEqual([`manifest-broken ${part}`]);
    writeFileSync(file, Buffer.from(good.toString('latin1').replaceAll('[Content', '[Dontent'), 'latin1'));
    expect(await found(file)).toContain(`manifest-missing ${name}`);
    writeFileSync(file, '不是 Office 文件');
    expect(await found(file)).toEqual([`manifest-missing ${name}`]);
  });

  test('one byte of the file: the file is named, and the part where there is one', async () => {
    const file = made.copied(name);
    const good = readFileSync(file);
    for (let at = 0; at < good.length; at += Math.ceil(good.length / 40)) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      const problems = await found(file);
      expect(
        problems.some((p) => p === `seal-broken ${name}` || p === `manifest-missing ${name}`),
        `${at}: ${problems}`,
      ).toBe(true);
    }
  });
});

describe('slides', () => {
  test('pass, alone and against their archive', async () => {
    for (const archive of [null, source])
      expect(await verifyPack(path.join(made.dir, '票决制.pptx'), archive)).toMatchObject({
        ok: true,
        kind: 'pptx',
        quotations: 4,
        problems: [],
      });
  });

  test.each(['ppt/slides/', 'ppt/notesSlides/'])(
    'a quoted word changed in %s, and the seal made to fit',
    async (folder) => {
      const file = made.copied('票决制.pptx');
      await editZip(file, (name, text) =>
        name.startsWith(folder) ? text.replaceAll('由网络直播', '由网络录播') : text,
      );
      seal(file);
      const problems = await found(file);
      expect(problems.some((one) => one.startsWith(`file-changed ${folder}`))).toBe(true);
      expect(problems).toContain('quotation-changed 引文3');
      expect(problems.filter((one) => one.startsWith('quotation-changed'))).toHaveLength(1);
    },
  );
});
