import { fork } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { takeWriterLock } from '../../../electron/archive/db/lock.ts';
import { FORMAT_VERSION, migrate } from '../../../electron/archive/db/open.ts';
import { currentSchema } from '../../../electron/archive/db/write-schema.ts';
import { createLocalClient } from '../../../electron/archive/router.ts';
import { Vault } from '../../../electron/archive/vault/vault.ts';
import { archiveOf, newArchive, tempFolder } from './temp.ts';

describe('vault', () => {
  it('keeps the bytes under their SHA-256, once, and read-only', async () => {
    const dir = tempFolder();
    const file = path.join(dir, 'a.txt');
    writeFileSync(file, '民生实事项目人大代表票决制');
    const vault = new Vault(dir);
    const first = await vault.add(file);
    const second = await vault.add(file);
    expect(second).toEqual(first);
    expect(readFileSync(vault.pathOf(first.sha256), 'utf8')).toBe('民生实事项目人大代表票决制');
    expect(statSync(vault.pathOf(first.sha256)).mode & 0o222).toBe(0);
    expect(await vault.check(first.sha256)).toBe('ok');
  });

  it('finds one flipped bit', async () => {
    const dir = tempFolder();
    const file = path.join(dir, 'a.bin');
    writeFileSync(file, Buffer.alloc(4096, 7));
    const vault = new Vault(dir);
    const { sha256 } = await vault.add(file);
    const kept = vault.pathOf(sha256);
    chmodSync(kept, 0o644);
    const bytes = readFileSync(kept);
    bytes[2000] = (bytes[2000] ?? 0) ^ 1;
    writeFileSync(kept, bytes);
    expect(await vault.check(sha256)).toBe('changed');
  });

  it('leaves nothing behind when the source cannot be read', async () => {
    const dir = tempFolder();
    const vault = new Vault(dir);
    await expect(vault.add(path.join(dir, 'absent'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(existsSync(path.join(dir, 'originals', 'incoming', 'x'))).toBe(false);
    expect(() => vault.pathOf('../../etc/passwd')).toThrow();
  });
});

describe('opening', () => {
  it('writes in WAL with full flushes and foreign keys', async () => {
    const { archive } = await newArchive();
    const { writer } = archive.parts;
    expect(writer?.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(writer?.pragma('synchronous', { simple: true })).toBe(2);
    expect(writer?.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('refuses a file of a newer program and says which versions', async () => {
    const { archive, dir } = await newArchive();
    await archive.close();
    const db = new Database(path.join(dir, 'archive.sqlite'));
    db.pragma(`user_version = ${FORMAT_VERSION + 1}`);
    db.close();
    await expect(openArchive({ dir, mode: 'write' })).rejects.toMatchObject({
      code: 'NEWER_FORMAT',
      params: { found: String(FORMAT_VERSION + 1), known: String(FORMAT_VERSION) },
    });
    // The refusal must not keep the lock.
    takeWriterLock(dir).release();
  });

  it('never turns a folder with other files into an archive', async () => {
    const dir = tempFolder();
    writeFileSync(path.join(dir, '报告.docx'), 'x');
    await expect(openArchive({ dir, mode: 'write', create: true })).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
    await expect(openArchive({ dir, mode: 'read' })).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
  });

  it('has one writer, and readers beside it', async () => {
    const { dir } = await newArchive();
    await expect(openArchive({ dir, mode: 'write' })).rejects.toMatchObject({
      code: 'LOCKED',
      params: { pid: String(process.pid) },
    });
    const reader = await openArchive({ dir, mode: 'read' });
    expect(reader.writable).toBe(false);
    await reader.close();
  });

  it('gives the lock of a killed process to the next', async () => {
    const dir = tempFolder();
    const script = path.join(dir, 'hold.mjs');
    const lock = path.resolve('electron/archive/db/lock.ts');
    writeFileSync(
      script,
      `import { takeWriterLock } from ${JSON.stringify(lock)};\ntakeWriterLock(${JSON.stringify(dir)});\nprocess.send('held');\nsetInterval(() => {}, 1000);\n`,
    );
    const child = fork(script);
    await new Promise((resolve) => child.once('message', resolve));
    expect(() => takeWriterLock(dir)).toThrow(/LOCKED/);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    takeWriterLock(dir).release();
  });

  it('makes a missing or damaged index anew', async () => {
    const { archive, dir } = await newArchive();
    await archive.close();
    writeFileSync(path.join(dir, 'index.sqlite'), 'this is not a database, and long enough to be looked at'.repeat(50));
    const again = await openArchive({ dir, mode: 'write' });
    expect(again.parts.search({ query: '票决' }).total).toBe(0);
    await again.close();
  });
});

describe('an index that is behind', () => {
  it('is told with every answer, and caught up by the next writer without finding anything twice', async () => {
    const texts = ['代表之家接待选民', '代表联络站接待选民', '代表网格接待选民'];
    const { archive, dir } = await archiveOf(texts.map((text, i) => ({ id: String(i), text })));
    await archive.close();
    const index = new Database(path.join(dir, 'index.sqlite'));
    index.prepare("UPDATE meta SET value = 1 WHERE key = 'indexed_seq'").run();
    index.close();

    const reader = await openArchive({ dir, mode: 'read' });
    expect(reader.parts.search({ query: '接待' }).behind).toBe(2);
    expect((await createLocalClient(reader).archive.info()).index).toMatchObject({ state: 'building', of: 2 });
    await reader.close();

    const writer = await openArchive({ dir, mode: 'write' });
    await expect.poll(() => writer.parts.behind(), { timeout: 20_000 }).toBe(0);
    for (const query of ['接待选民', '接', '-网格', '代表'])
      expect([query, writer.parts.search({ query }).total]).toEqual([query, query === '-网格' ? 2 : 3]);
    await writer.close();
  });
});

describe('schema', () => {
  it('is what schema.sql says', () => {
    expect(readFileSync('electron/archive/db/schema.sql', 'utf8')).toBe(currentSchema());
  });

  it('rolls a failing migration back whole', () => {
    const db = new Database(path.join(tempFolder(), 'm.sqlite'));
    expect(() => migrate(db, [{ name: 'bad', sql: 'CREATE TABLE a (x); SYNTAX ERROR;' }])).toThrow();
    expect(db.pragma('user_version', { simple: true })).toBe(0);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'a'").pluck().get()).toBe(0);
    db.close();
  });

  it('keeps the audit append-only', async () => {
    const { archive } = await newArchive();
    const db = archive.parts.writer;
    db?.prepare("INSERT INTO audit (at, action, subject) VALUES ('2026', 'test', 'x')").run();
    expect(() => db?.prepare('DELETE FROM audit').run()).toThrow(/append-only/);
    expect(() => db?.prepare("UPDATE audit SET action = 'y'").run()).toThrow(/append-only/);
  });
});
