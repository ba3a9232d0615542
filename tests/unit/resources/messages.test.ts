/** Every code has its words, in both languages, and every token a reader can send has a sentence. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  causeMessages,
  certaintyLabels,
  doorMessage,
  doorMessages,
  kindLabels,
  localeOf,
  noticeMessage,
  noticeMessages,
  qualityLabels,
  refusalMessage,
  refusalMessages,
  relatedFromLabels,
  relationLabels,
} from '../../../electron/contract/messages.ts';
import { refusalCodes } from '../../../electron/contract/vocabulary.ts';

const sentences = [refusalMessages, doorMessages, causeMessages, noticeMessages].flatMap((table) =>
  Object.values(table),
);
const labels = [kindLabels, qualityLabels, certaintyLabels, relationLabels, relatedFromLabels].flatMap((table) =>
  Object.values(table),
);

it('sentences end as sentences, in the punctuation of their language', () => {
  expect(sentences.filter(({ zh }) => !zh.endsWith('。') || /\p{Script=Han}[,;:?!]/u.test(zh))).toEqual([]);
  expect(sentences.filter(({ en }) => !/[.]$/.test(en) || /\p{Script=Han}/u.test(en))).toEqual([]);
});

it('labels are short, and differ within their list in both languages', () => {
  expect(labels.filter(({ zh, en }) => zh === '' || en === '' || zh.length > 9)).toEqual([]);
  for (const table of [kindLabels, qualityLabels, certaintyLabels, relationLabels, relatedFromLabels]) {
    const zh = Object.values(table).map((label) => label.zh);
    expect(new Set(zh).size).toBe(zh.length);
    const en = Object.values(table).map((label) => label.en);
    expect(new Set(en).size).toBe(en.length);
  }
});

describe('a refusal', () => {
  it('says what happened, what was kept and what to do', () => {
    expect(refusalMessage('encrypted', 'zh')).toMatch(/密码.*未导入。请.*原文件没有改动/);
    expect(refusalMessage('disk-full', 'zh')).toContain('此前导入的记录均已保存');
    expect(refusalMessage('classified', 'zh')).toContain('没有留存副本');
  });

  it('lets the finding of a reader take the place of the general sentence', () => {
    const told = refusalMessage('unsupported', 'zh', '这是旧版 Word 文档（.doc）。请另存为 DOCX 后导入。');
    expect(told).toBe('这是旧版 Word 文档（.doc）。请另存为 DOCX 后导入。原文件没有改动，同批其他文件不受影响。');
  });

  it('puts any other detail in brackets, in words where it is a code', () => {
    expect(refusalMessage('conflict', 'zh', 'rec-1')).toMatch(/（rec-1）$/);
    expect(refusalMessage('bad-line', 'zh', 'too-long')).toMatch(/（该行超过 64 MB）$/);
    expect(refusalMessage('bad-line', 'en', 'undecodable')).toMatch(/\(the line is not UTF-8\)$/);
  });

  it('keeps Chinese details out of an English sentence, for every code', () => {
    for (const code of refusalCodes) {
      expect(refusalMessage(code, 'en', '文件已损坏。')).toBe(refusalMessages[code].en);
    }
  });
});

describe('an error of the door', () => {
  it('adds what helps: who holds the archive, which format was found', () => {
    const locked = doorMessage('LOCKED', 'zh', { host: 'bangong-01', pid: '812', since: '?' });
    expect(locked).toMatch(/（计算机：bangong-01；进程号：812）$/);
    expect(doorMessage('NEWER_FORMAT', 'en', { found: '3', known: '1' })).toContain('format of the archive: 3');
  });

  it('names the cause where the code alone would mislead, and no other', () => {
    const params = { why: 'supplied-pair', spun: '全历程', standard: '全过程' };
    expect(doorMessage('CONFLICT', 'zh', params)).toBe(causeMessages['CONFLICT supplied-pair']?.zh);
    expect(doorMessage('CONFLICT', 'en', params)).toMatch(/cannot be removed.*Switch it off/);
    expect(doorMessage('CONFLICT', 'zh', { why: 'new' })).toBe(doorMessages.CONFLICT.zh);
    expect(doorMessage('NOT_FOUND', 'zh', params)).toBe(doorMessages.NOT_FOUND.zh);
  });

  it('never shows the path of a folder, nor brackets without content', () => {
    expect(doorMessage('NOT_AN_ARCHIVE', 'zh', { dir: '/home/someone' })).toBe(doorMessages.NOT_AN_ARCHIVE.zh);
  });
});

describe('a notice', () => {
  it('shows its value as it is', () => {
    expect(noticeMessage('encoding:gb18030', 'zh')).toContain('GB18030');
    expect(noticeMessage('undecodable:3', 'zh')).toContain('有 3 处');
    expect(noticeMessage('wrong-extension:$&', 'zh')).toContain('“$&”');
  });

  it('is shown raw rather than dropped when it is new, whatever its name', () => {
    expect(noticeMessage('some-new:1', 'zh')).toBe('其他提示：some-new:1');
    expect(noticeMessage('constructor', 'en')).toBe('Other notice: constructor');
  });

  it('has a sentence for every token the readers send', () => {
    const folder = new URL('../../../electron/archive/ingest/readers/', import.meta.url);
    const sent = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [
        ...readFileSync(new URL(name, folder), 'utf8').matchAll(/notices\.(?:push|unshift)\(\s*['`]([a-z-]+)/g),
      ])
      .map((match) => match[1] ?? '');
    expect(sent).toContain('encoding');
    expect(sent.filter((name) => !Object.hasOwn(noticeMessages, name))).toEqual([]);
  });
});

it('every language but English is answered in Chinese', () => {
  expect(['zh-CN', 'en', 'en-GB', 'fr', ''].map(localeOf)).toEqual(['zh', 'en', 'en', 'zh', 'zh']);
});
