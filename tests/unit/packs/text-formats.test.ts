/** Markdown and plain text: text stays text, and nothing of it is lost. */
import fc from 'fast-check';
import { Lexer, type Token, walkTokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { blockText, toBlocks } from '../../../electron/archive/packs/markdown.ts';
import { quotationsOf, takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { visible } from '../../../electron/archive/packs/wording.ts';
import { writeCitations } from '../../../electron/archive/packs/writers/citations.ts';
import { blocksMarkdown, escapeLine } from '../../../electron/archive/packs/writers/markdown-blocks.ts';
import { writeMarkdown } from '../../../electron/archive/packs/writers/markdown-files.ts';
import type { OutputFile } from '../../../electron/archive/packs/writers/output.ts';
import { writePlainText } from '../../../electron/archive/packs/writers/plain-text.ts';
import { excerpt, packOf, sha256, whole } from './pack.ts';
import { all, evil, first, passage, snapshot, source, starter, text } from './text-pack.ts';

function tokensOf(markdown: string): Token[] {
  const found: Token[] = [];
  void walkTokens(new Lexer({ gfm: true }).lex(markdown), (token) => {
    found.push(token);
  });
  return found;
}

/** What a reader sees of a Markdown text, spaces aside. */
function seen(markdown: string): string {
  return blockText(toBlocks(markdown, 'markdown')).replace(/\s+/g, '');
}

/** Line by line, without the spaces and empty lines around. */
function tidy(words: string): string {
  const lines = words.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

test('the same snapshot, the same bytes', () => {
  const write = (): OutputFile[] => [
    ...writeMarkdown(snapshot, source),
    ...writePlainText(snapshot),
    ...writeCitations(snapshot, source),
  ];
  const before = write().map((f) => [f.path, sha256(f.bytes)]);
  expect(write().map((f) => [f.path, sha256(f.bytes)])).toEqual(before);
  const proof = ['quotations.json', 'manifest.json'];
  expect(before.map(([name]) => name)).toEqual([
    '资料.md',
    ...proof,
    '资料.txt',
    ...proof,
    '参考文献.ris',
    '参考文献.bib',
    '参考文献.json',
    '参考文献.txt',
    'manifest.json',
  ]);
});

describe('Markdown', () => {
  const markdown = text(writeMarkdown(snapshot, source), '资料.md');

  test('any plain text reads as it stands', () => {
    const line = fc
      .array(fc.constantFrom(...'\\`*_{}[]<>()#+-.!|~$^@:&=%"\'; 1x票，。“”\t\n', 'www.', 'http://', '&amp;', '    '), {
        maxLength: 30,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(line, (plain) => {
        const blocks = toBlocks(plain, 'plain');
        const written = blocksMarkdown(blocks, 4);
        const again = toBlocks(written, 'markdown');
        expect(tidy(blockText(again)), written).toBe(tidy(blockText(blocks)));
        expect(again.every((block) => block.type === 'paragraph')).toBe(true);
        const kinds = new Set(tokensOf(written).map((token) => token.type));
        for (const kind of ['link', 'image', 'html', 'strong', 'em', 'del', 'codespan', 'table', 'def'])
          expect([...kinds], written).not.toContain(kind);
        expect(seen(`# ${escapeLine(plain)}`)).toBe(visible(plain).replace(/\s+/g, ''));
      }),
      { numRuns: 2000 },
    );
  });

  test('any Markdown keeps its words and its blocks', () => {
    const piece = fc.constantFrom(
      ...[
        '**',
        '*',
        '~~',
        '`',
        '\n',
        '\n\n',
        '- ',
        '  - ',
        '1. ',
        '3) ',
        '> ',
        '# ',
        '### ',
        '| a | b |\n| - | - |\n| c\\|d | `e` |\n',
      ],
      ...[
        '票决',
        '“引”',
        'x ',
        '，',
        '\\*',
        '<b>',
        '&lt;',
        '[链](https://a.example/x)',
        '![图](u)',
        '---\n',
        '```\ncode `x`\n```\n',
      ],
    );
    const marked = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''));
    const shape = (markdownText: string): string[] =>
      toBlocks(markdownText, 'markdown').flatMap((block) =>
        block.type === 'item' ? [`item ${block.depth} ${block.marker}`] : block.type === 'rule' ? [] : [block.type],
      );
    fc.assert(
      fc.property(marked, (given) => {
        const written = blocksMarkdown(toBlocks(given, 'markdown'), 2);
        expect(seen(written), written).toBe(seen(given));
        if (!/[<>#`]|- |\d[.)] /.test(given)) expect(shape(written), written).toEqual(shape(given));
      }),
      { numRuns: 3000 },
    );
  });

  test('lists, emphasis and tables come out as they went in', () => {
    const given = '1. 甲\n2. **乙**丙\n   - 丁\n   - 戊\n3. 己\n\n| 项 | 数 |\n| --- | --- |\n| a\\|b | **9** |';
    expect(blocksMarkdown(toBlocks(given, 'markdown'), 4)).toBe(
      '1. 甲\n2. **乙**丙\n   - 丁\n   - 戊\n3. 己\n\n| 项 | 数 |\n| --- | --- |\n| a&#124;b | **9** |',
    );
    // Two lists, one after the other, stay two.
    expect(toBlocks(blocksMarkdown(toBlocks('1. 甲\n\n1) 乙', 'markdown'), 4), 'markdown')).toEqual(
      toBlocks('1. 甲\n\n1) 乙', 'markdown'),
    );
    // `**“引”**后` would show its asterisks; the emphasis goes, the words stay.
    expect(
      blocksMarkdown(
        [{ type: 'paragraph', inlines: [{ text: '前' }, { text: '“引”', bold: true }, { text: '后' }] }],
        4,
      ),
    ).toBe('前“引”后');
    expect(blocksMarkdown(toBlocks('# 题\n\n### 节', 'markdown'), 5)).toBe('##### 题\n\n###### 节');
  });

  test('the file has the headings of the pack, and of a text only below them', () => {
    const headings = tokensOf(markdown).flatMap((token) => (token.type === 'heading' ? [token.raw.trim()] : []));
    expect(headings.filter((h) => h.startsWith('# '))).toEqual(['# 资料 \\*包\\* 第二行']);
    const sections = [...snapshot.sections.map((s) => s.title), ...snapshot.endings.map((ending) => ending.title)];
    expect(new Set(headings.filter((h) => h.startsWith('## ')))).toEqual(
      new Set(sections.map((title) => `## ${escapeLine(title)}`)),
    );
    expect(headings.filter((h) => h.startsWith('### ') && !/^### （.+）/.test(h))).toEqual(['### 引文核对表']);
  });

  test('nothing of a record is a link, a picture, HTML or a table', () => {
    const tokens = tokensOf(
      text(writeMarkdown(takeSnapshot(packOf([excerpt(evil, all), whole(evil)]), source), source), '资料.md'),
    );
    for (const kind of ['link', 'image', 'html', 'del', 'code', 'codespan', 'hr', 'def'])
      expect(tokens.filter((token) => token.type === kind).map((token) => token.raw)).toEqual([]);
    // The figures and the proof; the table in the text is text.
    expect(tokens.filter((token) => token.type === 'table')).toHaveLength(2);
  });

  test('quotations stand in block quotes, with number, marks and source line', () => {
    expect(markdown).toContain(
      '**引文2**〔转载副本；文字经机器改写〕\n\n> ##### 一\n>\n> 转载的正文。\n\n出处：\\[2\\] 转载件\\[A\\]. 见第1段。\n\n**按语**：可与*平湖*对照。',
    );
    expect(markdown).toContain('- **质量标记**：转载副本、文字经机器改写');
    expect(markdown).toContain('《转载件》全文见前文\\[2\\]。\n\n**按语**：再次列入。');
    for (const q of quotationsOf(snapshot))
      expect(seen(markdown)).toContain(blockText(toBlocks(q.quote, q.format)).replace(/\s+/g, ''));
    for (const r of starter)
      expect(seen(markdown)).toContain(blockText(toBlocks(r.text, r.format)).replace(/\s+/g, ''));
  });

  test('the manifest knows the file', () => {
    const files = writeMarkdown(snapshot, source);
    const { files: listed } = JSON.parse(text(files, 'manifest.json'));
    const others = files.filter(({ path }) => path !== 'manifest.json');
    expect(listed).toEqual(others.map(({ path, bytes }) => ({ path, bytes: bytes.byteLength, sha256: sha256(bytes) })));
  });
});

describe('plain text', () => {
  const plain = text(writePlainText(snapshot), '资料.txt');

  test('a byte-order mark, and no line end but CRLF', () => {
    expect([...(writePlainText(snapshot)[0]?.bytes.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
    expect(plain.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(plain).not.toMatch(/[\u0000-\u0008\u202a-\u202e]/);
  });

  test('every quotation and every text is there letter for letter', () => {
    for (const q of quotationsOf(snapshot))
      expect(plain).toContain(
        `】${q.number === 2 ? '〔转载副本；文字经机器改写〕' : ''}\r\n${visible(q.quote).replaceAll('\n', '\r\n')}\r\n　　出处：`,
      );
    expect(plain).toContain(first.text.slice(0, passage.indexOf('\n\n') + 20).replaceAll('\n', '\r\n'));
    for (const r of starter) expect(plain).toContain(r.text.trim().replaceAll('\n', '\r\n'));
  });

  test('laid out as an office writes it', () => {
    expect(plain).toMatch(
      /^\ufeff　{11}资料 \*包\*\r\n　{12}第二行\r\n　{11}——_摘编_\r\n\r\n　{12}某办公室\r\n　{11}2022年10月\r\n/,
    );
    expect(plain).toContain('\r\n　　1. 甲\r\n　　2. 乙\r\n　　• 丙\r\n');
    expect(plain).toContain('　　按语：可与平湖对照。\r\n');
    expect(plain).toContain('　　质量标记：转载副本、文字经机器改写\r\n');
    // No cell that a spreadsheet would take for a formula.
    expect(plain).toContain('　　指标：=1+1 | <b>项</b>；数值：@SUM(1)；单位：|；');
    expect(plain).not.toContain('\t');
  });
});
