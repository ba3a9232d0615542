/** The web page, the Markdown, text and references folders: every change in them is found and named. */
import { readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyPack } from '../../../electron/archive/packs/verify-pack.ts';
import { sha256 } from './pack.ts';
import { edit, filesUnder, found, madeOnce, refit, source } from './proof.ts';

const made = madeOnce([['html'], ['markdown'], ['text'], ['citations']]);
const folders = [
  ['票决制', 'html', 4],
  ['票决制（Markdown）', 'markdown', 2],
  ['票决制（纯文本）', 'text', 2],
  ['票决制（参考文献）', 'citations', 4],
] as const;

/** Makes the hashes of files that were changed fit again, and the manifest's own. */
function refitFiles(folder: string, ...names: string[]): void {
  edit(path.join(folder, 'manifest.json'), (json) =>
    refit(json, (manifest) => {
      for (const file of manifest['files'] as Array<{ path: string }>) {
        if (!names.includes(file.path)) continue;
        const bytes = readFileSync(path.join(folder, file.path));
        Object.assign(file, { bytes: bytes.byteLength, sha256: sha256(bytes) });
      }
    }),
  );
}

describe('as it was exported', () => {
  test.each(folders)('%s passes, alone and against its archive', async (name, kind, files) => {
    for (const archive of [null, source]) {
      const report = await verifyPack(path.join(made.dir, name), archive);
      expect(report).toEqual({
        ok: true,
        name,
        kind,
        pack: { id: 'pack-1', title: '票决制', version: 3, archive: 'archive-1' },
        files,
        quotations: 4,
        records: 3,
        compared: archive !== null,
        problems: [],
        ms: expect.any(Number),
      });
    }
  });
});

describe.each(folders)('%s, changed', (name) => {
  test('each file: one byte, or the file gone', async () => {
    const files = filesUnder(path.join(made.dir, name)).map((file) => path.relative(path.join(made.dir, name), file));
    for (const relative of files.filter((file) => file !== 'manifest.json')) {
      const folder = made.copied(name);
      const file = path.join(folder, relative);
      const bytes = readFileSync(file);
      // The last byte is a line feed or a bracket: the file still reads.
      const at = bytes.length - 1;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      const as = relative.replaceAll('\\', '/');
      expect(await found(folder)).toContain(`file-changed ${as}`);
      rmSync(file);
      expect(await found(folder)).toContain(`file-missing ${as}`);
    }
  });

  test('one file more, and a link in the place of a file', async () => {
    const folder = made.copied(name);
    writeFileSync(path.join(folder, '附件.txt'), '多出');
    expect(await found(folder)).toEqual(['file-extra 附件.txt']);
    rmSync(path.join(folder, '附件.txt'));
    const [file = ''] = filesUnder(folder).filter((one) => !one.endsWith('manifest.json'));
    renameSync(file, `${folder}.moved`);
    symlinkSync(`${folder}.moved`, file);
    expect(await found(folder)).toContain(`file-changed ${path.relative(folder, file).replaceAll('\\', '/')}`);
  });
});

describe('a quoted word, even where every hash was made to fit', () => {
  test.each([
    ['票决制', 'assets/data.js', ['record-changed second', 'quotation-changed 引文3']],
    ['票决制', 'index.html', ['quotation-changed 引文3']],
    ['票决制（Markdown）', '资料.md', ['quotation-changed 引文3']],
    ['票决制（Markdown）', 'quotations.json', ['quotation-changed 引文3']],
    ['票决制（纯文本）', '资料.txt', ['quotation-changed 引文3']],
    ['票决制（纯文本）', 'quotations.json', ['quotation-changed 引文3']],
  ])('%s: %s', async (name, file, problems) => {
    const folder = made.copied(name);
    edit(path.join(folder, file), (text) => text.replaceAll('由网络直播', '由网络录播'));
    expect(await found(folder)).toEqual([`file-changed ${file}`, ...problems]);
    refitFiles(folder, file);
    expect(await found(folder)).toEqual(problems);
  });

  test('only the archive tells when the taken text, its hash and the printed words were all rewritten', async () => {
    const folder = made.copied('票决制（纯文本）');
    for (const file of ['资料.txt', 'quotations.json'])
      edit(path.join(folder, file), (text) => text.replaceAll('由网络直播', '由网络录播'));
    refitFiles(folder, '资料.txt', 'quotations.json');
    edit(path.join(folder, 'manifest.json'), (json) =>
      refit(json, (manifest) => {
        const [, , third] = manifest['quotations'] as Array<{ quoteSha256: string }>;
        if (third !== undefined) third.quoteSha256 = sha256('专题询问由网络录播。\n\n群众可以提问。');
      }),
    );
    expect(await found(folder)).toEqual([]);
    expect(await found(folder, source)).toEqual(['quotation-changed 引文3']);
  });
});

describe('manifest.json', () => {
  test('any byte of it, the form, the file gone', async () => {
    const folder = made.copied('票决制（纯文本）');
    const file = path.join(folder, 'manifest.json');
    const good = readFileSync(file);
    for (let at = 0; at < good.length; at += 11) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      expect(await found(folder), `${at}: ${good.toString('latin1', at - 20, at + 20)}`).toContain(
        'manifest-broken manifest.json',
      );
    }
    for (const [from, to] of [
      [/\n$/, ' \n'],
      [/(?<="analyserVersion": )\d+/, '0'],
      [/"format": 2/, '"format": 3'],
      [/"selfSha256": "\w+"/, '"selfSha256": ""'],
      [/^.*$/s, '[]'],
      [/^.*$/s, 'null'],
    ] as const) {
      writeFileSync(file, good);
      edit(file, (json) => json.replace(from, to));
      expect(await found(folder)).toEqual(['manifest-broken manifest.json']);
    }
    rmSync(file);
    expect(await found(folder)).toEqual(['manifest-missing manifest.json']);
  });

  test('what its parts say of each other, even where its own hash fits', async () => {
    const changes: Array<(manifest: Record<string, unknown>) => void> = [
      (m) => Object.assign((m['quotations'] as object[])[0] ?? {}, { record: 'second' }),
      (m) => Object.assign((m['quotations'] as object[])[1] ?? {}, { number: 1 }),
      (m) => (m['records'] as object[]).push((m['records'] as object[])[0] ?? {}),
      (m) => (m['files'] as object[]).push((m['files'] as object[])[0] ?? {}),
    ];
    for (const change of changes) {
      const folder = made.copied('票决制');
      edit(path.join(folder, 'manifest.json'), (json) => refit(json, change));
      expect(await found(folder)).toContain('manifest-broken manifest.json');
    }
  });

  test('a manifest that points out of the folder reads nothing there', async () => {
    const folder = made.copied('票决制');
    writeFileSync(path.join(path.dirname(folder), 'outside.txt'), '外面');
    for (const name of ['../outside.txt', path.join(path.dirname(folder), 'outside.txt'), 'assets/../../outside.txt']) {
      edit(path.join(folder, 'manifest.json'), (json) =>
        refit(json, (manifest) => {
          manifest['files'] = [
            ...(manifest['files'] as Array<{ path: string }>).filter((file) => !file.path.includes('outside')),
            { path: name, bytes: 6, sha256: sha256('外面') },
          ];
        }),
      );
      expect(await found(folder)).toEqual([`file-missing ${name}`]);
    }
  });
});
