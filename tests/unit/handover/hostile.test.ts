/** Sets that are damaged, forged or built to do harm: refused, named, nothing left behind. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { sha256 } from '../../../electron/archive/digest.ts';
import { readSet } from '../../../electron/archive/handover/read-set.ts';
import { collectFiles } from '../../../electron/archive/handover/set-files.ts';
import { Staging } from '../../../electron/archive/ingest/staging.ts';
import { createLocalClient } from '../../../electron/archive/router.ts';
import { explain } from '../../../electron/hosts/cli/exit.ts';
import { importPaths, tempFolder, writeJsonl } from '../archive/temp.ts';
import { centralHeader, rename, zipOf } from '../ingest/zip-bytes.ts';
import { last } from './exchange.ts';

const files = new Map<string, Buffer>();

beforeAll(async () => {
  // One set for all: two records, a pack that quotes one of them, an original.
  const folder = mkdtempSync(path.join(tmpdir(), 'exchange-archive-test-'));
  const archive = await openArchive({ dir: path.join(folder, 'archive'), mode: 'write', create: true });
  try {
    const client = createLocalClient(archive);
    const document = path.join(folder, '简报.md');
    writeFileSync(document, '# 简报\n\n代表接待选民。\n');
    const jsonl = writeJsonl(path.join(folder, 'x.jsonl'), [{ id: 'a', title: '票决制', text: '代表票决项目。' }]);
    const { rows } = await importPaths(archive, client, jsonl, document);
    const pack = await client.packs.create({ title: '汇编' });
    await client.packs.add({
      id: pack.id,
      items: rows.map((row) => ({ recordId: row.recordId ?? '', start: 0, end: 2 })),
    });
    const made = await last(await client.handover.export({ packId: pack.id }));
    const root = archive.takeExport(made.ticket).path;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const file = path.join(entry.parentPath, entry.name);
        files.set(path.relative(root, file).replaceAll('\\', '/'), readFileSync(file));
      }
  } finally {
    await archive.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

function written(changes: Record<string, Buffer | string | null> = {}): string {
  const folder = path.join(tempFolder(), 'set');
  for (const [name, bytes] of [...files, ...Object.entries(changes)]) {
    const place = path.join(folder, name);
    mkdirSync(path.dirname(place), { recursive: true });
    if (bytes === null) rmSync(place);
    else writeFileSync(place, bytes);
  }
  return folder;
}

/** What the door says to the set at this place, or `ok`. */
async function verdict(...places: string[]): Promise<string> {
  const staging = new Staging(tempFolder());
  const unpackTo = path.join(tempFolder(), 'unpacked');
  try {
    const tickets = places.map((place) => staging.stage({ path: place, name: path.basename(place) }));
    await last(readSet(await last(collectFiles(await staging.redeem(tickets), unpackTo))));
    return 'ok';
  } catch (error) {
    const { code, params } = error as { code: string; params: Record<string, string> };
    expect(explain(error, 'zh').message).toMatch(/^更新包|^所选内容不是更新包/);
    return `${code} ${params['why']}${params['file'] === undefined ? '' : ` ${params['file']}`}`;
  } finally {
    if (places[0]?.endsWith('.zip')) expect(existsSync(path.join(path.dirname(unpackTo), '..', 'evil'))).toBe(false);
  }
}

async function zipped(changes: Record<string, string | Buffer> = {}): Promise<Buffer> {
  return zipOf(
    [...new Map([...files, ...Object.entries(changes)])].map(([name, content]) => ({ name: `set/${name}`, content })),
  );
}

function zipFile(bytes: Buffer): string {
  const file = path.join(tempFolder(), '更新包.zip');
  writeFileSync(file, bytes);
  return file;
}

/** The set with its list made anew over changed files, as a forger would. */
function forged(change: Record<string, string>): Record<string, string> {
  const { sha256: _seal, ...body } = JSON.parse(files.get('handover.json')?.toString() ?? '');
  for (const file of body.files)
    if (change[file.path] !== undefined) {
      file.sha256 = sha256(change[file.path] ?? '');
      file.bytes = Buffer.byteLength(change[file.path] ?? '');
    }
  const text = `${JSON.stringify(body, null, 2)}\n`;
  return { ...change, 'handover.json': `${JSON.stringify({ ...body, sha256: sha256(text) }, null, 2)}\n` };
}

describe('an honest set', () => {
  it('opens as a folder, inside another folder, as single files, and as a zip', async () => {
    const folder = written();
    expect(await verdict(folder)).toBe('ok');
    writeFileSync(path.join(folder, '.DS_Store'), 'x');
    expect(await verdict(path.dirname(folder))).toBe('ok');
    const flat = tempFolder();
    for (const name of files.keys()) cpSync(path.join(folder, name), path.join(flat, path.basename(name)));
    expect(await verdict(...readdirSync(flat).map((name) => path.join(flat, name)))).toBe('ok');
    expect(await verdict(zipFile(await zipped()))).toBe('ok');
    expect(await verdict(zipFile(await zipOf([...files].map(([name, content]) => ({ name, content })))))).toBe('ok');
  });
});

describe('unpacking', () => {
  it('tells how far it is; who leaves leaves nothing behind', async () => {
    const staging = new Staging(tempFolder());
    const unpackTo = path.join(tempFolder(), 'unpacked');
    const file = zipFile(await zipped());
    const open = async () =>
      collectFiles(await staging.redeem([staging.stage({ path: file, name: '更新包.zip', owned: true })]), unpackTo);
    const steps = await open();
    const of = files.size - 1;
    expect(await steps.next()).toEqual({ done: false, value: { step: 'unpack', done: 0, of } });
    expect(await steps.next()).toEqual({ done: false, value: { step: 'unpack', done: 1, of } });
    expect(readdirSync(unpackTo)).toHaveLength(2);
    await steps.return({ paths: new Map(), owned: [] });
    expect([existsSync(unpackTo), existsSync(file)]).toEqual([false, false]);
  });
});

describe('refused and named', () => {
  it('a flipped bit anywhere', async () => {
    for (const [name, bytes] of files) {
      const step = Math.max(1, Math.floor(bytes.length / 25));
      for (let at = 0; at < bytes.length; at += step) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        const said = await verdict(written({ [name]: changed }));
        if (name === 'handover.json') expect(said).toMatch(/^BAD_SET (seal|not-a-set|newer-format)/);
        else expect(said).toBe(`BAD_SET file-changed ${name}`);
      }
    }
  });

  it('a file that is missing, cut, or too many', async () => {
    expect(await verdict(written({ 'records.jsonl': null }))).toBe('BAD_SET file-missing records.jsonl');
    expect(await verdict(written({ 'packs.json': '' }))).toBe('BAD_SET file-changed packs.json');
    expect(await verdict(written({ 'run.exe': 'x' }))).toBe('BAD_SET file-extra run.exe');
    expect(await verdict(written({ 'handover.json': null }))).toBe('BAD_SET not-a-set');
    expect(await verdict(written({ 'handover.json': '{}' }))).toBe('BAD_SET not-a-set handover.json');
    const folder = written();
    symlinkSync('/etc/hostname', path.join(folder, 'link'));
    expect(await verdict(folder)).toMatch(/^BAD_SET unsafe .*link$/);
  });

  it('a forger’s list: names that lead out, records without their key, words put into a source', async () => {
    const list = files.get('handover.json')?.toString() ?? '';
    for (const name of ['../evil', 'originals/../../evil', '/etc/passwd', 'C:\\evil', 'originals/aa/bb']) {
      const { sha256: _seal, ...body } = JSON.parse(list);
      body.files[0].path = name;
      const seal = sha256(`${JSON.stringify(body, null, 2)}\n`);
      const text = `${JSON.stringify({ ...body, sha256: seal }, null, 2)}\n`;
      expect(await verdict(written({ 'handover.json': text }))).toBe('BAD_SET not-a-set handover.json');
    }
    const lines = files.get('records.jsonl')?.toString() ?? '';
    const packs = files.get('packs.json')?.toString() ?? '';
    const said = (change: Record<string, string>): Promise<string> => verdict(written(forged(change)));
    expect(await said({ 'records.jsonl': lines.replace('票决项目', '否决项目') })).toBe('BAD_SET record records.jsonl');
    expect(await said({ 'records.jsonl': lines.replace('"note":""', '"note":"改"') })).toBe(
      'BAD_SET record records.jsonl',
    );
    expect(await said({ 'records.jsonl': `${lines}${lines}` })).toBe('BAD_SET record records.jsonl');
    expect(await said({ 'records.jsonl': 'null\n' })).toBe('BAD_SET record records.jsonl');
    expect(await said({ 'packs.json': packs.replace('"quote": "代表"', '"quote": "群众"') })).toBe(
      'BAD_SET pack packs.json',
    );
    expect(await said({ 'packs.json': '[{}]' })).toBe('BAD_SET pack packs.json');
  });

  it('a zip with names that lead out, a device, a symbolic link, a name twice, a bomb, a cut end', async () => {
    const good = await zipped({ 'xx/evil': 'x' });
    expect(await verdict(zipFile(rename(good, 'set/xx/evil', 'set/../evil')))).toBe('BAD_SET unsafe');
    expect(await verdict(zipFile(rename(good, 'set/xx/evil', '/tmp/xx/evi')))).toBe('BAD_SET unsafe');
    expect(await verdict(zipFile(await zipped({ 'aux.txt': 'x' })))).toBe('BAD_SET unsafe');
    const link = await zipOf([
      ...[...files].map(([name, content]) => ({ name, content })),
      { name: 'link', content: '/etc/passwd', mode: 0o120777 },
    ]);
    expect(await verdict(zipFile(link))).toBe('BAD_SET unsafe');
    expect(await verdict(zipFile(await zipped({ 'run.exe': 'x' })))).toBe('BAD_SET file-extra run.exe');
    const twice = [...files, ['packs.json', Buffer.from('[]')] as const].map(([name, content]) => ({ name, content }));
    expect(await verdict(zipFile(await zipOf(twice)))).toBe('BAD_SET unsafe');
    const bomb = await zipped({ 'records.jsonl': Buffer.alloc(60_000_000) });
    expect(await verdict(zipFile(bomb))).toBe('BAD_SET unsafe records.jsonl');
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(files.get('records.jsonl')?.length ?? 0, centralHeader(lying, 'set/records.jsonl') + 24);
    expect(await verdict(zipFile(lying))).toMatch(/^BAD_SET unsafe/);
    expect(await verdict(zipFile(good.subarray(0, good.length - 40)))).toBe('BAD_SET not-a-set');
  });

  it('through the door: nothing is kept of it, and the archive is as it was', async () => {
    const dir = path.join(tempFolder(), 'archive');
    const archive = await openArchive({ dir, mode: 'write', create: true });
    try {
      const client = createLocalClient(archive);
      const place = zipFile(await zipped({ 'packs.json': '[]' }));
      const ticket = archive.stage({ path: place, name: 'x.zip', owned: true });
      const stream = await client.handover.open({ tickets: [ticket] });
      await expect(last(stream)).rejects.toMatchObject({ code: 'BAD_SET', data: { params: { why: 'file-changed' } } });
      expect(existsSync(place)).toBe(false);
      expect(
        existsSync(path.join(dir, 'incoming', 'update-sets')) &&
          readdirSync(path.join(dir, 'incoming', 'update-sets')).length,
      ).toBeFalsy();
      expect((await client.archive.info()).records).toBe(0);
    } finally {
      await archive.close();
    }
  });
});
