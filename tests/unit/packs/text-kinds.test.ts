/** Every kind of item, every ending and every style of notes in Markdown, plain text and the references folder. */
import { Lexer, type Token, walkTokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { coverFacts } from '../../../electron/archive/packs/printed.ts';
import { quotationsOf, takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { writeCitations } from '../../../electron/archive/packs/writers/citations.ts';
import { writeMarkdown } from '../../../electron/archive/packs/writers/markdown-files.ts';
import type { OutputFile } from '../../../electron/archive/packs/writers/output.ts';
import { writePlainText } from '../../../electron/archive/packs/writers/plain-text.ts';
import { briefing, everySnapshot, everySource, evilPack, evilSource, photo } from './every-kind.ts';
import { sha256 } from './pack.ts';
import { text } from './text-pack.ts';

const snapshot = everySnapshot();
const markdownFiles = writeMarkdown(snapshot, everySource());
const markdown = text(markdownFiles, '资料.md');
const plain = text(writePlainText(snapshot), '资料.txt').replaceAll('\r\n', '\n');

function listed(files: readonly OutputFile[]): string[] {
  const manifest = JSON.parse(text(files, 'manifest.json')) as {
    files: Array<{ path: string; bytes: number; sha256: string }>;
  };
  for (const file of manifest.files) {
    const bytes = files.find((one) => one.path === file.path)?.bytes ?? new Uint8Array();
    expect([file.bytes, file.sha256]).toEqual([bytes.byteLength, sha256(bytes)]);
  }
  return manifest.files.map((file) => file.path);
}

function inOrder(where: string, ...parts: string[]): void {
  let at = -1;
  for (const part of parts) {
    const found = where.indexOf(part, at + 1);
    expect(found, `${part} after ${at}`).toBeGreaterThan(at);
    at = found;
  }
}

function tokensOf(source: string): Token[] {
  const found: Token[] = [];
  void walkTokens(new Lexer({ gfm: true }).lex(source), (token) => {
    found.push(token);
  });
  return found;
}

test('each folder lists every file but its manifest', () => {
  expect(listed(markdownFiles)).toEqual(['资料.md', 'assets/chart-2.svg', 'assets/picture-1.png', 'quotations.json']);
  expect(listed(writePlainText(snapshot))).toEqual(['资料.txt', 'quotations.json']);
  expect(listed(writeCitations(snapshot, everySource()))).toEqual([
    '参考文献.ris',
    '参考文献.bib',
    '参考文献.json',
    '参考文献.txt',
  ]);
});

describe('Markdown', () => {
  test('cover, sections and endings stand in their order', () => {
    inOrder(
      markdown,
      '内部资料　注意保存',
      '# 基层实践案例选编',
      ...coverFacts(snapshot).map(([name, value]) => `- **${name}**：${value}`),
      '某市人大常委会办公室\\\n2026年11月20日',
      '## 一、概述与摘编',
      '## 二、典型案例',
      '## 三、比较与数据',
      '## 四、教学安排',
      '## 五、数据表',
      '## 六、参考文献',
      '## 七、附件清单',
      '## 八、编制说明',
    );
  });

  test('a case has its box, its figures, the expert and the questions', () => {
    inOrder(
      markdown,
      '### （一）高淳区：民生实事项目代表票决制',
      '- **单位**：高淳区人大常委会办公室',
      '**按语**：票决制的关键',
      '#### 主要做法',
      '#### 主要数据',
      '#### 专家点评',
      '把**选择权**交给代表',
      '——张某（某大学法学院教授）',
      '#### 思考题',
      '1．项目怎样征集才有代表性？',
      '《高淳区：民生实事项目代表票决制》全文见前文\\[5\\]。',
    );
  });

  test('tables, charts and pictures are captioned, and pictures are files of the folder', () => {
    inOrder(
      markdown,
      '![图1](assets/picture-1.png)\n\n图1　相城区“代表之家”接待日\\[4\\]',
      '表1　各地做法对照表\n\n| 设区的市 | ',
      '虹桥街道基层立法联系点\\[6\\]※（选民登记率 98.05%（截至2022年6月）；',
      '标“※”的资料带有质量标记',
      '下列3件资料未著录地区',
      '![图2](assets/chart-2.svg)\n\n图2　各地选民登记率',
      '| 相城区 | 98.9',
      '表2　主要数据',
      '表3　教学路线与时间安排\n\n| 时段 | ',
      '共2个教学点，合计90分钟。',
      '表4　学员分组\n\n| 组别 | 组长 |',
      '“手机”一栏涉及个人信息，未列出。',
    );
    expect(markdown).not.toContain('13812345678');
    expect(Buffer.compare(markdownFiles.find((f) => f.path === 'assets/picture-1.png')?.bytes ?? photo, photo)).toBe(0);
    for (const token of tokensOf(markdown))
      if (token.type === 'image') expect(token['href']).toMatch(/^assets\/(chart|picture)-\d+\.(svg|png)$/);
  });

  test('sources stand at the foot of a section, at the end, or in the list alone', () => {
    const note = '[^1]: \\[1\\] ';
    inOrder(markdown, '**引文1**[^1]', note, '## 二、典型案例');
    const atEnd = text(writeMarkdown(everySnapshot({ options: { notes: 'endnote' } }), everySource()), '资料.md');
    inOrder(atEnd, '**引文1**[^1]', '## 四、教学安排', '## 注释', note, '## 五、数据表');
    const byNumber = text(writeMarkdown(everySnapshot({ options: { notes: 'list' } }), everySource()), '资料.md');
    expect(byNumber).toContain('出处：\\[1\\] 见“主要做法”部分，第3段。');
    expect(byNumber).not.toContain('[^');
  });

  test('a briefing has its masthead, and ends with who gets it', () => {
    const issued = text(writeMarkdown(everySnapshot(briefing), everySource()), '资料.md');
    inOrder(
      issued,
      '内部资料　注意保存',
      '**人大工作简报**',
      '第3期（总第15期）',
      '某市人大常委会办公室　2026年11月20日',
      '---',
      '# 各地推行',
      '## 八、编制说明',
      '---\n\n报：市委，市人大常委会各位领导\\\n送：各区人大常委会\\\n发：各镇（街道）人大\\\n共印80份\n\n---',
    );
  });

  test('strings that are code somewhere stay text in every kind of item', () => {
    const evil = takeSnapshot(evilPack(), evilSource());
    const files = writeMarkdown(evil, evilSource());
    const tokens = tokensOf(text(files, '资料.md'));
    for (const kind of ['link', 'html', 'del', 'code', 'codespan', 'def'])
      expect(tokens.filter((token) => token.type === kind).map((token) => token.raw)).toEqual([]);
    for (const token of tokens)
      if (token.type === 'image') expect(token['href']).toMatch(/^assets\/(chart|picture)-\d+\.(svg|png)$/);
    expect(
      files
        .map((f) => f.path)
        .every((name) => /^(资料\.md|(manifest|quotations)\.json|assets\/[\w-]+\.\w+)$/.test(name)),
    ).toBe(true);
  });
});

describe('plain text', () => {
  test('every kind of item is there in words', () => {
    inOrder(
      plain,
      '\ufeff内部资料　注意保存',
      '　　课程名称：全过程人民民主的基层实践',
      '　　【引文1】\n选民登记率为99.96%\n　　出处：[1] ',
      `　　图1　相城区“代表之家”接待日[4]\n　　图片文件：../现场 照片.png，SHA-256：${sha256(photo)}`,
      '　　专家点评：把选择权交给代表，是全过程人民民主的具体实践。\n　　——张某（某大学法学院教授）',
      '　　思考题\n　　1．项目怎样征集才有代表性？',
      '　　表1　各地做法对照表',
      '　　【苏州市】\n',
      '　　图2　各地选民登记率\n　　地区　　数值 　　　　　　　　　单位　截至 　　　出处\n　　长宁区　98.05　　　　　　　　　% 　　2022年6月　[6]\n',
      '　　表3　教学路线与时间安排',
      '　　表4　学员分组\n　　组别　　组长\n　　第一组　赵某\n　　第二组　钱某\n　　“手机”一栏',
      '　　七、附件清单',
    );
    expect(plain).not.toContain('13812345678');
    expect(plain).not.toContain('\t');
  });

  test('every quotation is there letter for letter, whatever the style of notes', () => {
    for (const notes of ['footnote', 'endnote', 'list'] as const) {
      const one = everySnapshot({ options: { notes } });
      const lines = text(writePlainText(one), '资料.txt').split('\r\n');
      for (const q of quotationsOf(one)) expect(lines).toContain(q.quote);
    }
    const atEnd = text(writePlainText(everySnapshot({ options: { notes: 'endnote' } })), '资料.txt');
    inOrder(atEnd, '【引文1】〔注1〕', '　　注释', '　　〔注1〕[1] ');
    expect(text(writePlainText(everySnapshot({ options: { notes: 'list' } })), '资料.txt')).toContain(
      '　　出处：[1] 见“主要做法”部分，第3段。',
    );
  });

  test('no line of a table is a formula', () => {
    const evil = text(writePlainText(takeSnapshot(evilPack(), evilSource())), '资料.txt');
    for (const [line] of evil.matchAll(/^.*=cmd\|calc.*$/gm)) expect(line).toMatch(/^(?:[^=]|=(?!cmd))/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(evil).not.toMatch(/[\u0000-\u0008\t\u202a-\u202e]/);
  });
});

test('the same snapshot, the same bytes', () => {
  const write = (): string[] =>
    [
      ...writeMarkdown(snapshot, everySource()),
      ...writePlainText(snapshot),
      ...writeCitations(snapshot, everySource()),
    ].map((file) => sha256(file.bytes));
  expect(write()).toEqual(write());
});
