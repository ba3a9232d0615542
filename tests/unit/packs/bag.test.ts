/** The bag of a pack: what is in it, what of it was left out and is told, and that any change is found. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTaxonomy } from '../../../electron/archive/catalogue/taxonomy.ts';
import { fromInterchange } from '../../../electron/archive/ingest/from-interchange.ts';
import { tagLines } from '../../../electron/archive/packs/bag-format.ts';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { verifyPack } from '../../../electron/archive/packs/verify-pack.ts';
import { interchangeLine, writeBag } from '../../../electron/archive/packs/writers/bag.ts';
import { writeMarkdown } from '../../../electron/archive/packs/writers/markdown-files.ts';
import { tempFolder } from '../archive/temp.ts';
import { zipOf } from '../ingest/zip-bytes.ts';
import { excerpt, packOf, record, sha256, sourceOf, whole } from './pack.ts';
import { edit, filesUnder, found, writeFiles } from './proof.ts';

function withOriginal(id: string, name: string, text: string, bytes: string) {
  return record({
    id,
    title: id,
    text,
    original: { sha256: sha256(bytes), bytes: bytes.length, mediaType: 'text/plain', name },
  });
}
const originals = new Map(['原件一', '原件二', '原件三'].map((bytes) => [sha256(bytes), Buffer.from(bytes)]));
const one = withOriginal('one', '报告/..\u202e.docx', '电话13812345678，票决制由代表投票决定。', '原件一');
const two = withOriginal('two', 'CON', '专题询问由网络直播。', '原件二');
const shared = withOriginal('shared', '别名.docx', '同一原件。', '原件一');
const lost = withOriginal('lost', '失落的\n原件.pdf', '原件不在。', '不在的');
const records = [one, two, shared, lost];
const source = { ...sourceOf(...records), original: (hash: string) => originals.get(hash) ?? null };
const pack = packOf([excerpt(one, '票决制由代表投票决定。'), excerpt(two, two.text), whole(shared), whole(lost)], {
  title: '移交\n资料',
  cover: { issuer: '某办公室' },
});
const snapshot = takeSnapshot(pack, source);

function bag() {
  const formats = writeMarkdown(snapshot, source).map(({ path: name, bytes }) => ({ path: `Markdown/${name}`, bytes }));
  return writeBag(snapshot, source, formats, pack);
}

describe('the bag as it is written', () => {
  test('passes, as a folder, as a zip and in a zip of its folder, alone and against the archive', async () => {
    const dir = writeFiles(bag().files);
    for (const archive of [null, source])
      expect((await verifyPack(dir, archive)).problems).toEqual(
        archive === null ? [] : [{ kind: 'original-missing', subject: 'lost', where: '', detail: expect.any(String) }],
      );
    expect(await verifyPack(dir, null)).toMatchObject({ kind: 'bag', quotations: 2, records: 4, ok: true });
    const parts = bag().files.map((file) => ({ name: file.path, content: Buffer.from(file.bytes) }));
    const zip = path.join(tempFolder(), '移交.zip');
    for (const prefix of ['', '移交/']) {
      writeFileSync(zip, await zipOf(parts.map((part) => ({ ...part, name: prefix + part.name }))));
      expect(await verifyPack(zip, null)).toMatchObject({ kind: 'bag', ok: true, problems: [] });
    }
  });

  test('holds formats, originals by safe names, recipe and records; the same bytes every time', () => {
    const { files } = bag();
    expect(files.map((file) => file.path)).toEqual([
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sha512.txt',
      'data/pack/Markdown/资料.md',
      'data/pack/Markdown/quotations.json',
      'data/pack/Markdown/manifest.json',
      'data/pack/manifest.json',
      'data/originals/1 报告.docx',
      'data/originals/2 _CON',
      'data/recipe.json',
      'data/records.jsonl',
    ]);
    expect(bag().files.map((file) => sha256(file.bytes))).toEqual(files.map((file) => sha256(file.bytes)));
    const bytes = new Map(files.map((file) => [file.path, Buffer.from(file.bytes).toString()]));
    expect(JSON.parse(bytes.get('data/recipe.json') ?? '')).toEqual(pack);
    const lines = (bytes.get('data/records.jsonl') ?? '').trimEnd().split('\n');
    expect(lines).toHaveLength(4);
  });

  test('bag-info.txt: who, when, how much, and what is not in it', () => {
    const { files, notices } = bag();
    const info = tagLines(Buffer.from(files.find((file) => file.path === 'bag-info.txt')?.bytes ?? []).toString());
    const data = files.filter((file) => file.path.startsWith('data/'));
    const octets = data.reduce((sum, file) => sum + file.bytes.byteLength, 0);
    expect(info).toEqual([
      'Source-Organization: 某办公室',
      'External-Description: 移交 资料',
      'Bagging-Date: 2026-11-24',
      'External-Identifier: pack-1/3',
      expect.stringMatching(/^Bag-Size: \d+\.\d KB$/),
      `Payload-Oxum: ${octets}.${data.length}`,
      'Internal-Sender-Identifier: archive-1',
      'Internal-Sender-Description: Exchange Archive test',
      `Original-Missing: ${sha256('不在的')} 失落的 原件.pdf`,
      'Unmasked-Records: 1',
    ]);
    expect(notices).toEqual(['bag-original-missing:失落的\n原件.pdf', 'bag-unmasked:1']);
  });

  test('its records are lines that an import takes back as they were', () => {
    const full = record({ ...one, quality: ['mirror'], extra: { journal: '示例', 中: [1] }, note: '注' });
    const back = fromInterchange(interchangeLine(full), loadTaxonomy());
    expect(back).toMatchObject({
      ok: true,
      record: { id: 'one', text: full.text, quality: ['mirror'], extra: full.extra, note: '注', source: full.source },
    });
  });

  test('an original that vanishes while the bag is written is an error, not a hole', () => {
    const vanishing = new Map(originals);
    const files = writeBag(snapshot, { ...source, original: (hash) => vanishing.get(hash) ?? null }, [], pack).files;
    vanishing.clear();
    expect(() => files.map((file) => file.bytes)).toThrow(expect.objectContaining({ code: 'DAMAGED' }));
  });
});

describe('the bag, changed', () => {
  test('one byte of any file: found, and the file named', async () => {
    const dir = writeFiles(bag().files);
    for (const file of filesUnder(dir)) {
      const name = path.relative(dir, file).replaceAll('\\', '/');
      const good = readFileSync(file);
      for (const at of [0, Math.floor(good.length / 2), good.length - 1])
        for (const bits of [1, 0x20]) {
          const bytes = Buffer.from(good);
          bytes[at] = (bytes[at] ?? 0) ^ bits;
          writeFileSync(file, bytes);
          const problems = await found(dir);
          expect(problems, `${name} ${at}`).not.toEqual([]);
          if (!name.startsWith('tagmanifest')) expect(problems.join('\n'), `${name} ${at}`).toContain(name);
        }
      writeFileSync(file, good);
      rmSync(file);
      const expected = name === 'bagit.txt' ? 'manifest-missing manifest.json' : `file-missing ${name}`;
      expect(await found(dir), `${name} gone`).toContain(expected);
      writeFileSync(file, good);
    }
    expect(await found(dir)).toEqual([]);
  });

  test('a digit of a tag manifest in another case, a tab for a space', async () => {
    const dir = writeFiles(bag().files);
    const file = path.join(dir, 'tagmanifest-sha512.txt');
    const good = readFileSync(file, 'utf8');
    for (const change of [
      (t: string) => t.replace(/[a-f]/, (c) => c.toUpperCase()),
      (t: string) => t.replace('  ', ' \t'),
    ]) {
      writeFileSync(file, change(good));
      expect(await found(dir)).toEqual(['file-changed tagmanifest-sha512.txt']);
    }
  });

  test('files beside the bag, a renamed original, a quoted word inside', async () => {
    const dir = writeFiles(bag().files);
    writeFileSync(path.join(dir, 'readme.txt'), 'x');
    expect(await found(dir)).toEqual(['file-extra readme.txt']);
    rmSync(path.join(dir, 'readme.txt'));
    renameSync(path.join(dir, 'data/originals/2 _CON'), path.join(dir, 'data/originals/2 CON2'));
    expect(await found(dir)).toEqual(
      expect.arrayContaining(['file-missing data/originals/2 _CON', 'file-extra data/originals/2 CON2']),
    );
    renameSync(path.join(dir, 'data/originals/2 CON2'), path.join(dir, 'data/originals/2 _CON'));
    edit(path.join(dir, 'data/pack/Markdown/资料.md'), (text) => text.replaceAll('网络直播', '网络录播'));
    expect(await found(dir)).toEqual([
      'file-changed data/pack/Markdown/资料.md',
      'file-changed data/pack: Markdown/资料.md',
      'file-changed data/pack/Markdown: 资料.md',
      'quotation-changed data/pack/Markdown: 引文2',
    ]);
  });

  test('a record or an original left out where every manifest of the bag was written anew', async () => {
    const files = bag().files.map((file) => ({ path: file.path, bytes: file.bytes }));
    const kept = files.filter((file) => file.path.startsWith('data/') && !file.path.includes('_CON'));
    const lines = kept.find((file) => file.path === 'data/records.jsonl');
    if (lines !== undefined)
      lines.bytes = Buffer.from(Buffer.from(lines.bytes).toString().replace('网络直播', '网络录播'));
    const list = kept.map((file) => `${sha256(file.bytes)}  ${file.path}\n`).join('');
    const told = files.filter((file) => file.path === 'bagit.txt');
    const dir = writeFiles([...kept, ...told, { path: 'manifest-sha256.txt', bytes: Buffer.from(list) }]);
    expect(await found(dir)).toEqual(
      expect.arrayContaining(['record-changed two', 'quotation-changed 引文2', 'file-missing data/originals']),
    );
  });
});
