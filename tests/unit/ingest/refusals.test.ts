import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asRefusal, readDocument } from '../../../electron/archive/ingest/readers/index.ts';
import { noiseOf, readFixture, refusalOf, temporary } from './read.ts';
import { zipOf } from './zip-bytes.ts';

const files = temporary();
const refused = (name: string, content: string | Uint8Array) =>
  refusalOf(readDocument({ path: files.put('source', content), name }));
const bytes = (start: string, length = 600) => Buffer.concat([Buffer.from(start, 'hex'), Buffer.alloc(length)]);

describe('formats that are known and not read', () => {
  it.each([
    ['a.rtf', Buffer.from('{\\rtf1\\ansi 正文}'), 'rtf'],
    ['a.rar', bytes('526172211a0701'), 'rar'],
    ['a.7z', bytes('377abcaf271c'), '7z'],
    ['a.gz', bytes('1f8b08'), 'gzip'],
    ['a.mp4', bytes('000000186674797069736f6d'), 'media'],
    ['a.mp3', bytes('494433'), 'media'],
    ['a.exe', bytes('4d5a9000'), 'program'],
    ['a.db', bytes('53514c69746520666f726d6174203300'), 'database'],
    ['a.xml', Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w/>'), 'wordxml'],
  ])('%s is told what it is', async (name, content, kind) => {
    const refusal = await refused(name, content);
    expect(refusal).toMatchObject({ code: 'unsupported', params: { kind } });
    expect(refusal.detail).toMatch(/^这是.+。$/);
  });

  it.each([
    ['xl/workbook.xml', 'xlsx'],
    ['ppt/presentation.xml', 'pptx'],
    ['OFD.xml', 'ofd'],
    ['META-INF/container.xml', 'epub'],
    ['anything.txt', 'zip'],
  ])('a ZIP with %s is %s', async (entry, kind) => {
    expect(await refused('a.zip', await zipOf([{ name: entry, content: 'x' }]))).toMatchObject({
      code: 'unsupported',
      params: { kind },
    });
  });

  it('an unknown binary format is unsupported; one that claims to be a document is a mismatch', async () => {
    const noise = noiseOf(3000);
    expect((await refused('a.xyz', noise)).code).toBe('unsupported');
    expect(await refused('a.docx', noise)).toMatchObject({ code: 'mismatch', params: { extension: 'docx' } });
    expect((await refused('a.txt', noise)).code).toBe('mismatch');
  });

  it('a text called .docx is read as text', async () => {
    const draft = await readDocument({ path: files.put('source', '代表联络站'), name: 'a.docx' });
    expect(draft).toMatchObject({ text: '代表联络站', notices: ['wrong-extension:docx'] });
  });

  it('a text that begins like a program or a bitmap is a text', async () => {
    for (const text of ['MZ 是程序文件的开头', 'BM 位图', '关于 %PDF- 的说明', 'PK 赛']) {
      expect((await readDocument({ path: files.put('source', text), name: 'a.txt' })).text).toBe(text);
    }
  });

  it('a picture is a record without text', async () => {
    expect(await readFixture('plaque.png')).toMatchObject({
      title: 'plaque',
      mediaType: 'image/png',
      text: '',
      quality: ['no-text'],
    });
  });
});

describe('sources that cannot be read', () => {
  const reading = (path: string, signal?: AbortSignal) => refusalOf(readDocument({ path, name: 'a.txt' }, signal));

  it('gone, a folder, a pipe', async () => {
    expect((await reading(files.path('nowhere'))).code).toBe('vanished');
    mkdirSync(files.path('folder'));
    expect((await reading(files.path('folder'))).code).toBe('unreadable');
  });

  it.skipIf(process.platform === 'win32')('a pipe nobody writes to does not stop the batch', async () => {
    execFileSync('mkfifo', [files.path('pipe')]);
    expect((await reading(files.path('pipe'))).code).toBe('unreadable');
  });

  it.skipIf(process.platform === 'win32')('without permission', async () => {
    const path = files.put('locked', '正文');
    chmodSync(path, 0);
    const isRoot = process.geteuid?.() === 0;
    // Root reads everything, so for this one reading the process is somebody else.
    if (isRoot) chmodSync(files.path('.'), 0o755);
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect((await reading(path)).code).toBe('unreadable');
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it('larger than the limit, with the number', async () => {
    const path = files.put('huge.txt', '');
    truncateSync(path, 600_000_000);
    expect(await reading(path)).toMatchObject({ code: 'too-large', params: { size: '600000000', limit: '512000000' } });
  });

  it('cancelled before and while reading', async () => {
    const path = files.put('large', Buffer.alloc(60_000_000, 'a'));
    expect((await reading(path, AbortSignal.abort())).code).toBe('cancelled');
    const controller = new AbortController();
    const end = reading(path, controller.signal);
    setImmediate(() => controller.abort());
    expect((await end).code).toBe('cancelled');
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EIO', 'unreadable'],
    ['ENODEV', 'vanished'],
  ])('%s from the system becomes %s', (system, code) => {
    expect(asRefusal(Object.assign(new Error('x'), { code: system })).code).toBe(code);
  });
});
