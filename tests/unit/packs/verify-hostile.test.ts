/** Packs that somebody made to do harm, or that were damaged at random: found, named, and never an exception. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportPack } from '../../../electron/archive/packs/export.ts';
import { joined, sealZip } from '../../../electron/archive/packs/seal.ts';
import { verifyPack } from '../../../electron/archive/packs/verify-pack.ts';
import { flipBytes } from '../../tools/flip-bytes.ts';
import { tempFolder } from '../archive/temp.ts';
import { zipOf } from '../ingest/zip-bytes.ts';
import { excerpt, packOf, record, sourceOf } from './pack.ts';
import { edit, filesUnder, found, madeOnce, pdfPack, refit } from './proof.ts';

const made = madeOnce([['docx'], ['xlsx'], ['html'], ['markdown'], ['text'], ['citations']]);
const names = ['票决制.docx', '票决制.xlsx', '票决制', '票决制（Markdown）', '票决制（纯文本）', '票决制（参考文献）'];

describe('one changed byte', () => {
  // `tests/tools/flip-bytes.ts` tries every one of them.
  test.each(names)('%s: found, and the file named', async (name) => {
    const size = filesUnder(path.join(made.dir, name)).reduce((sum, file) => sum + readFileSync(file).length, 0);
    const flips = await flipBytes(path.join(made.dir, name), Math.ceil(size / 25), 7);
    expect(flips.tried).toBeGreaterThan(15);
    expect(flips.unseen).toEqual([]);
  });
});

describe('damage of any kind', () => {
  const damage = fc.oneof(
    fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.record({
      kind: fc.constant('noise' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    }),
    fc.record({ kind: fc.constant('swap' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  );

  test('never throws, and is found', async () => {
    const pdf = path.join(tempFolder(), '票决制.pdf');
    writeFileSync(pdf, pdfPack());
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names, 'pdf'), fc.nat(), damage, async (name, which, how) => {
        const target = name === 'pdf' ? pdf : made.copied(name);
        const files = filesUnder(target);
        const file = files[which % files.length] ?? target;
        const good = readFileSync(file);
        const at = Math.floor(how.at * (good.length - 1));
        const rest = how.kind === 'noise' ? good.subarray(at + how.bytes.length) : good.subarray(0, at);
        const middle = how.kind === 'noise' ? how.bytes : Buffer.alloc(0);
        const damaged =
          how.kind === 'cut'
            ? good.subarray(0, at)
            : how.kind === 'noise'
              ? Buffer.concat([good.subarray(0, at), middle, rest])
              : Buffer.concat([good.subarray(at), rest]);
        writeFileSync(file, damaged);
        const { ok } = await verifyPack(target, null);
        if (!damaged.equals(good)) expect(ok).toBe(false);
        writeFileSync(file, good);
      }),
      { numRuns: 60 },
    );
  });

  test('a manifest of any shape', async () => {
    const folder = made.copied('票决制（纯文本）');
    const good = readFileSync(path.join(folder, 'manifest.json'), 'utf8');
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(1e308, -1, 2 ** 53, '', '__proto__', [], {}, null));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(JSON.parse(good))), odd, async (key, value) => {
        const changed = refit(good, (manifest) => Object.assign(manifest, { [key]: value }));
        writeFileSync(path.join(folder, 'manifest.json'), changed);
        const { problems } = await verifyPack(folder, sourceOf());
        expect(Array.isArray(problems)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('made to do harm', () => {
  test('a folder that holds itself by a link, a zip that holds itself, zips with paths up', async () => {
    const folder = made.copied('票决制（纯文本）');
    symlinkSync(folder, path.join(folder, 'again'));
    expect(await found(folder)).toEqual(['file-extra again']);
    const docx = readFileSync(path.join(made.dir, '票决制.docx'));
    const file = path.join(tempFolder(), 'x.zip');
    for (const content of [docx, Buffer.from('x')]) {
      writeFileSync(file, await zipOf([{ name: 'x.zip', content }]));
      expect(await found(file)).toEqual(['manifest-missing x.zip']);
    }
    const up = (await zipOf([{ name: 'aa/evil', content: 'x' }])).toString('latin1').replaceAll('aa/evil', '../evil');
    writeFileSync(file, Buffer.from(up, 'latin1'));
    expect((await verifyPack(file, null)).ok).toBe(false);
  });

  test('folders in folders, deeper than any of ours', async () => {
    const folder = made.copied('票决制（纯文本）');
    const manifest = readFileSync(path.join(folder, 'manifest.json'), 'utf8');
    let at = folder;
    for (let depth = 0; depth < 12; depth++) {
      writeFileSync(
        path.join(at, 'manifest.json'),
        refit(manifest, (m) =>
          Object.assign(m, { files: [{ path: '内/manifest.json', bytes: 1, sha256: '0'.repeat(64) }] }),
        ),
      );
      at = path.join(at, '内');
      mkdirSync(at);
    }
    expect(await found(folder)).toContain('too-large 内/内/内/内: 内');
  });

  test('tags that never close, entities without end', async () => {
    for (const content of [
      '<'.repeat(200_000),
      `<w:t>${'&#'.repeat(100_000)}`,
      `<w:t ${'x'.repeat(200_000)}`,
      '<w:t>&#1114112;&#x110000;</w:t>',
    ]) {
      const file = path.join(tempFolder(), 'x.docx');
      const manifest = readFileSync(path.join(made.dir, '票决制.docx'));
      expect(manifest.length).toBeGreaterThan(0);
      writeFileSync(
        file,
        joined(
          sealZip([
            await zipOf([
              { name: '[Content_Types].xml', content },
              { name: 'word/document.xml', content },
              {
                name: 'customXml/item1.xml',
                content: `<pack xmlns="urn:exchange-archive:pack:1"><manifest>{}</manifest><quotations>[]</quotations></pack>${content}`,
              },
            ]),
          ]),
        ),
      );
      expect(await found(file)).toEqual(['manifest-broken customXml/item1.xml']);
    }
  });
});

const marks = fc.constantFrom(
  ...[
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
    '_x0041_',
    '引文1',
    '\r\n',
  ],
);
/** What a Chinese text is made of; the typefaces of the PDF lack many letters of other scripts. */
const usual = fc.string({
  unit: fc.constantFrom(
    ...'人大代表票决制监督履职清单，。、；：“”‘’（）《》〔〕【】！？—…·％０１２Ａ①②ⅠⅡ℃㎡×÷≥±→★ABCxyzfi0123456789 -–.,;:!?()[]{}<>|*_~^#@$%&+=/\\\'"`āáǎàüé𠮷😀〇々龘\n',
  ),
  minLength: 1,
  maxLength: 100,
});
const anything = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });

test.each([
  ['any text', anything, ['html', 'docx', 'xlsx', 'markdown', 'text', 'citations']],
  ['any text of the usual characters', usual, ['pdf', 'docx']],
] as const)('%s can be quoted: what was exported passes', async (_, text, formats) => {
  const quoted = fc
    .array(fc.oneof(text, marks), { minLength: 1, maxLength: 8 })
    .map((all) => all.join('').trim())
    .filter((words) => words !== '');
  await fc.assert(
    fc.asyncProperty(quoted, fc.constantFrom('plain' as const, 'markdown' as const), async (words, format) => {
      const one = record({ id: 'one', text: `前。${words}`, format });
      const targetDir = tempFolder();
      await exportPack({ pack: packOf([excerpt(one, words)]), source: sourceOf(one), targetDir, formats });
      expect(await found(path.join(targetDir, '交流资料'), sourceOf(one))).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

test('the pack a test edits is the one that is checked', async () => {
  const folder = made.copied('票决制（纯文本）');
  expect(await found(folder)).toEqual([]);
  edit(path.join(folder, '资料.txt'), (all) => all.replace('引文核对表', '核对表'));
  expect(await found(folder)).toEqual(['file-changed 资料.txt']);
});
