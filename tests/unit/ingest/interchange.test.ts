import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type InterchangeLine,
  isInterchange,
  readInterchange,
} from '../../../electron/archive/ingest/readers/index.ts';
import { fixtures, readFixture, temporary } from './read.ts';

const files = temporary();

async function linesOf(path: string, fromByte?: number, fromLine?: number): Promise<InterchangeLine[]> {
  const lines: InterchangeLine[] = [];
  for await (const line of readInterchange(path, fromByte, fromLine)) lines.push(line);
  return lines;
}

describe('interchange lines', () => {
  it('end at the newline and nowhere else; blank lines count and are passed over', async () => {
    const lines = await linesOf(join(fixtures, 'records.jsonl'));
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 4, 5]);
    expect(JSON.parse(lines[1]?.json ?? '')).toEqual({ id: 'q-2', text: '行内的\u2028分隔符和\u0085不是行尾。' });
    expect(JSON.parse(lines[3]?.json ?? '')).toMatchObject({ text: '𠮷野家👍' });
    expect(lines[2]?.json).toBe('{"id": "q-3", "title":');
  });

  it('a reading resumed at any line goes on with the same lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1, maxLength: 12 }),
        async (values) => {
          const path = files.put(
            'resume.jsonl',
            values.map((value) => `${JSON.stringify({ text: value })}\n`).join('\n'),
          );
          const all = await linesOf(path);
          expect(all.map(({ json }) => JSON.parse(json).text)).toEqual(values);
          for (const [index, at] of all.entries()) {
            expect(await linesOf(path, at.endByte, at.line + 1)).toEqual(all.slice(index + 1));
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('a line longer than the limit is a bad line, and the next ones are read', async () => {
    const path = files.put('long.jsonl', '{"text":"前"}\n');
    const piece = 'x'.repeat(1024 * 1024);
    appendFileSync(path, '{"text":"');
    for (let times = 0; times < 65; times += 1) appendFileSync(path, piece);
    appendFileSync(path, '"}\n{"text":"后"}');
    const lines = await linesOf(path);
    expect(lines.map(({ line, problem }) => [line, problem])).toEqual([
      [1, undefined],
      [2, 'too-long'],
      [3, undefined],
    ]);
    expect(lines[1]?.json).toBe('');
    expect(lines[2]?.json).toBe('{"text":"后"}');
  }, 30_000);

  it('a line that is not UTF-8 says so', async () => {
    const path = files.put(
      'gbk.jsonl',
      Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xb4, 0xfa]), Buffer.from('"}\n{}')]),
    );
    expect((await linesOf(path)).map(({ problem }) => problem)).toEqual(['undecodable', undefined]);
  });

  it('100,000 lines stream in little memory', async () => {
    const line = `${JSON.stringify({ id: 'x', title: '站点', text: '代表联络站接待选民'.repeat(36) })}\n`;
    const path = files.put('many.jsonl', line.repeat(100_000));
    const before = process.memoryUsage().rss;
    let read = 0;
    let last = 0;
    for await (const { endByte } of readInterchange(path)) {
      read += 1;
      last = endByte;
    }
    expect(read).toBe(100_000);
    expect(last).toBe(Buffer.byteLength(line) * 100_000);
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(250);
  }, 60_000);
});

describe('isInterchange', () => {
  const asked = (name: string, content: string) => isInterchange({ path: files.put('asked', content), name });
  it.each([
    ['a.jsonl', '', true],
    ['a.NDJSON', 'anything', true],
    ['a.txt', '{"text":"甲"}\n{"text":"乙"}', true],
    ['a.json', '\ufeff{"title":"甲"}', true],
    ['a.txt', '{"other":1}\n', false],
    ['a.txt', '[{"text":"甲"}]', false],
    ['a.txt', '{"text": 甲}', false],
    ['a.txt', '{\n "text": "甲"\n}', false],
    ['a.txt', '正文', false],
    ['a.txt', '', false],
  ])('%s holding %j: %s', async (name, content, expected) => {
    expect(await asked(name, content)).toBe(expected);
  });

  it('sees a first record of 100,000 characters', async () => {
    expect(await asked('a.txt', `${JSON.stringify({ text: '长'.repeat(100_000) })}\n{}`)).toBe(true);
  });

  it('read as a document it is plain text', async () => {
    expect((await readFixture('records.jsonl')).format).toBe('plain');
  });
});
