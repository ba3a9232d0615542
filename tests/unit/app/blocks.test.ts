/** Every character on the page leads back to its place in the record: quotations depend on it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, BlockReader, type Inline, type Piece } from '../../../renderer/app/features/reader/blocks.ts';
import { chunkAt, chunksOf } from '../../../renderer/app/features/reader/chunks.ts';

function inlinePieces(inlines: Inline[]): Piece[] {
  return inlines.flatMap((inline) =>
    inline.type === 'piece' ? [inline] : 'children' in inline ? inlinePieces(inline.children) : [],
  );
}

function pieces(blocks: Block[]): Piece[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.flatMap((item) => pieces(item.blocks));
    if (block.type === 'quote') return pieces(block.blocks);
    if (block.type === 'table') return [...block.head, ...block.rows.flat()].flatMap(inlinePieces);
    return 'children' in block ? inlinePieces(block.children) : [];
  });
}

const read = (source: string, format: 'plain' | 'markdown' = 'markdown'): Block[] =>
  new BlockReader(source).read(0, source.length, format);

/** What is shown for a stretch is the stretch, but for entities, pictures and line ends. */
function expectFaithful(source: string, blocks: Block[]): void {
  let last = 0;
  for (const { text, start, end } of pieces(blocks)) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(source.length);
    const slice = source.slice(start, end);
    const known = slice === text || /^&[#\w]+;$/.test(slice) || slice.startsWith('![') || /^\s*[\s>]*$/.test(slice);
    expect(known, `${JSON.stringify(text)} for ${JSON.stringify(slice)}`).toBe(true);
    last = end;
  }
}

const sample = [
  '## 会议概况 ##',
  '',
  '段落**粗体*斜体***与[链接](https://example.org/a)、`代码`，5 &lt; 6 \\* 7。',
  '第二行接着写。',
  '',
  '1. 1216名初步候选人；',
  '   续行 **819** 名。',
  '2. 第二项',
  '   - 子项甲',
  '   - 子项乙',
  '',
  '> 引文第一行',
  '> 引文**第二行**',
  '',
  '| 地区 | 数 |',
  '|---|---|',
  '| 高淳 | **12** |',
  '| -- | 12 |',
  '',
  '```',
  '代码 = 1',
  '```',
  '',
  '- [x] 已办',
  '- [ ] 待办',
  '',
  '<script>alert(1)</script>',
  '',
  '![图](a.png) 末段',
].join('\n');

describe('blocks', () => {
  test('the usual forms are recognised and faithful', () => {
    const blocks = read(sample);
    expectFaithful(sample, blocks);
    expect(blocks.map((block) => block.type)).toEqual([
      'heading',
      'paragraph',
      'list',
      'quote',
      'table',
      'code',
      'list',
      'verbatim',
      'paragraph',
    ]);
  });

  test('the number of a list item is not taken for the number in it', () => {
    const source = '1. 1216名\n2. 2500件';
    expect(pieces(read(source)).map((piece) => [piece.text, piece.start])).toEqual([
      ['1216名', 3],
      ['2500件', 12],
    ]);
  });

  test('a continued line inside a list keeps its own offset', () => {
    const source = '- 甲甲\n  乙乙';
    const found = pieces(read(source));
    expect(found.map((piece) => piece.text)).toEqual(['甲甲', '', '乙乙']);
    expect(found.at(-1)).toMatchObject({ start: 7, end: 9 });
  });

  test('a cell of dashes is not the line of dashes', () => {
    const found = pieces(read('| 甲 |\n|---|\n| --- |'));
    expect(found.at(-1)).toMatchObject({ text: '---', start: 14 });
  });

  test('HTML in a text is text', () => {
    const source = '<img src=x onerror=alert(1)>\n\n字 <b>粗</b>';
    expect(
      pieces(read(source))
        .map((piece) => piece.text)
        .join(''),
    ).toBe(source.replace('\n\n', ''));
  });

  test('plain text: one paragraph a line, its own indent left out', () => {
    const source = '题名\n\n　　第一段。\n　　第二段。';
    expect(pieces(read(source, 'plain'))).toEqual([
      { type: 'piece', text: '题名', start: 0, end: 2 },
      { type: 'piece', text: '第一段。', start: 6, end: 10 },
      { type: 'piece', text: '第二段。', start: 13, end: 17 },
    ]);
  });

  test('any Markdown-like string is faithful', () => {
    const bits = fc.constantFrom(
      '字',
      '民主',
      '1',
      '2. ',
      '- ',
      '* ',
      '**',
      '_',
      '`',
      '```\n',
      '\n',
      '\n\n',
      '> ',
      '| ',
      '|\n|--|--|\n',
      '[',
      '](',
      ')',
      '\\',
      '&amp;',
      '<b>',
      '    ',
      '\t',
      '#',
      '## ',
      '~~',
      '!',
      '😀',
      '\r\n',
      'http://a.cn ',
      '[x] ',
    );
    void fc.assert(
      fc.property(fc.array(bits, { maxLength: 40 }), (parts) => {
        const source = parts.join('');
        expectFaithful(source, read(source));
        expectFaithful(source, read(source, 'plain'));
      }),
      { numRuns: 800 },
    );
  });

  test('the starter collection is read without falling back', () => {
    const file = join(import.meta.dirname, '..', '..', '..', 'resources', 'starter', 'records.jsonl');
    const records = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string });
    expect(records.length).toBeGreaterThan(10);
    for (const { text } of records) {
      const blocks = read(text);
      expectFaithful(text, blocks);
      expect(blocks.filter((block) => block.type === 'verbatim')).toEqual([]);
      const shown = new Set(
        pieces(blocks).flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
      );
      const lost = [...text].filter((character, i) => /\p{Script=Han}/u.test(character) && !shown.has(i));
      expect(lost).toEqual([]);
    }
  });
});

describe('chunks', () => {
  test('cover the text without gap or overlap, and reading them one by one is faithful', () => {
    const long = Array.from({ length: 200 }, () => sample).join('\n\n');
    const chunks = chunksOf(long);
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.map((chunk) => long.slice(chunk.start, chunk.end)).join('')).toBe(long);
    const reader = new BlockReader(long);
    for (const chunk of chunks) expectFaithful(long, reader.read(chunk.start, chunk.end, 'markdown'));
    for (const offset of [0, 1, chunks[1]?.start ?? 0, (chunks[1]?.start ?? 0) - 1, long.length - 1]) {
      const chunk = chunks[chunkAt(chunks, offset)];
      expect(chunk !== undefined && chunk.start <= offset && offset < chunk.end).toBe(true);
    }
  });

  test('a text of one line is cut, never inside a pair', () => {
    const long = '😀'.repeat(90_000);
    for (const { start, end } of chunksOf(long)) {
      expect(end - start).toBeLessThanOrEqual(60_000);
      expect(start % 2).toBe(0);
    }
  });
});
