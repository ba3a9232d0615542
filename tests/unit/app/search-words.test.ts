/** Pure parts of the search page: how a question is put into words, replaced words in a passage, the note of a search. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { createInstance, type TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import type { Reading, SearchGroup, SearchResult } from '../../../electron/contract/search.ts';
import { replacePiece, runsOf, shownPassage } from '../../../renderer/app/features/search/passage.ts';
import { type NotedSearch, queryNote, stamp } from '../../../renderer/app/features/search/query-note.ts';
import {
  alsoWords,
  type FilterLabel,
  groupTitle,
  hasSeveralTerms,
  isPlain,
  questionWords,
  readingWords,
  replacedWords,
} from '../../../renderer/app/features/search/wording.ts';

const root = join(import.meta.dirname, '..', '..', '..');

async function words(language: 'zh-CN' | 'en'): Promise<TFunction> {
  const i18n = createInstance();
  const translation: unknown = JSON.parse(readFileSync(join(root, 'resources', 'locales', `${language}.json`), 'utf8'));
  await i18n.init({
    lng: language,
    resources: { [language]: { translation: translation as Record<string, string> } },
    interpolation: { escapeValue: false },
  });
  return i18n.getFixedT(language);
}
const zh = await words('zh-CN');
const en = await words('en');

function piece(as: Reading['as'], text: string, more: Partial<Reading> = {}): Reading {
  return { start: 0, end: text.length, as, text, ...more };
}

const names: Record<string, string> = { '320118': '南京市高淳区', '320583': '昆山市', case: '案例', L3: '民主决策' };
const label: FilterLabel = (name, value) => (name === 'year' ? `${value} 年` : (names[value] ?? value));

describe('readings in words', () => {
  test('each kind of piece says how it was read', () => {
    expect(readingWords(piece('term', '票决制'), zh)).toBe('票决制');
    expect(readingWords(piece('phrase', '民生实事'), zh)).toBe('短语“民生实事”');
    expect(readingWords(piece('exclusion', '上海'), zh)).toBe('不含 上海');
    expect(readingWords(piece('near', '票决 · 高淳', { field: 'sentence' }), zh)).toBe('票决 与 高淳 同句');
    expect(readingWords(piece('near', '票决 · 高淳', { field: 'paragraph' }), zh)).toBe('票决 与 高淳 同段');
    expect(readingWords(piece('near', '票决 · 高淳', { field: 'paragraph' }), en)).toBe(
      '票决 and 高淳 in one paragraph',
    );
    expect(readingWords(piece('figure', '> 98%'), zh)).toBe('数值 > 98%');
    expect(readingWords(piece('field', '苏州', { field: 'region' }), zh)).toBe('地区：苏州');
    expect(readingWords(piece('or', 'OR'), zh)).toBe('或');
    expect(alsoWords(piece('term', '2019年4月', { also: ['2019-04', '2019.4'] }), zh)).toBe('也找 2019-04、2019.4');
    expect(alsoWords(piece('term', '票决'), zh)).toBe('');
  });

  test('one plain word needs no chip, unless more than the word is searched', () => {
    expect(isPlain([])).toBe(true);
    expect(isPlain([piece('term', '票决')])).toBe(true);
    expect(isPlain([piece('term', '2019年4月', { also: ['2019-04'] })])).toBe(false);
    expect(isPlain([piece('figure', '98%')])).toBe(false);
    expect(isPlain([piece('term', '票决'), piece('term', '高淳')])).toBe(false);
  });

  test('how to match is a question from two terms on, or for a sentence', () => {
    expect(hasSeveralTerms([piece('term', '票决')])).toBe(false);
    expect(hasSeveralTerms([piece('term', '票决'), piece('exclusion', '上海')])).toBe(false);
    expect(hasSeveralTerms([piece('term', '票决'), piece('phrase', '民生实事')])).toBe(true);
    expect(hasSeveralTerms([piece('term', '高淳区怎样票决民生实事项目')])).toBe(true);
    expect(hasSeveralTerms([piece('term', '全过程人民民主')])).toBe(false);
  });

  test('a question is named by what was typed and by its filters', () => {
    expect(questionWords(' 票决制 ', {}, label, zh)).toBe('票决制');
    expect(questionWords('', { region: ['320118', '320583'], kind: ['case'] }, label, zh)).toBe(
      '南京市高淳区、昆山市、案例',
    );
    expect(questionWords('票决制', { kind: ['case'] }, label, zh)).toBe('票决制（案例）');
    expect(questionWords('票决制', { kind: ['case'] }, label, en)).toBe('票决制 (案例)');
    expect(questionWords('  ', {}, label, zh)).toBe('全部资料');
  });

  test('a group says which of the words it replaces', () => {
    const group: SearchGroup = {
      via: 'pinyin',
      text: '票决制',
      query: '票决制 高淳',
      mode: 'terms',
      total: 3,
      hits: [],
    };
    expect(replacedWords('pjz 高淳', group.query)).toBe('pjz');
    expect(replacedWords('qgc', '全过程')).toBe('qgc');
    expect(replacedWords('高淳', '高淳 票决')).toBe('高淳');
    expect(groupTitle(group, 'pjz 高淳', zh)).toBe('拼音“pjz”读作“票决制”');
    expect(groupTitle({ ...group, via: 'synonym', text: '代表之家' }, '联络站', zh)).toBe('同义说法“代表之家”');
  });

  test('a piece gives way to its plain text, and nothing else moves', () => {
    const query = '甲 票决>98% 乙';
    expect(replacePiece(query, 2, 8, '"票决>98%"')).toBe('甲 "票决>98%" 乙');
  });
});

describe('replaced words', () => {
  test('a word keeps its place when signs go, and its hit with it', () => {
    const text = '## 概况\n\n**群众**平易近主在街道落地。';
    const [start, end] = [text.indexOf('平易近主'), text.indexOf('平易近主') + 4];
    const shown = shownPassage(text, [[start, end]], [{ span: [start, end], standard: '民主' }]);
    expect(runsOf(shown)).toEqual([
      { start: 0, text: '群众', spans: [] },
      { start: 2, text: '平易近主', spans: [[0, 4]], standard: '民主' },
      { start: 6, text: '在街道落地。', spans: [] },
    ]);
  });

  test('runs join up to the passage, and every marked character stays marked', () => {
    const stretch = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 6 })).map(([a, n]): [number, number] => [a, a + n]);
    return fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }),
        fc.array(stretch, { maxLength: 3 }),
        fc.array(stretch, { maxLength: 3 }),
        (text, spans, words) => {
          const runs = runsOf({ text, spans, replaced: words.map((span) => ({ span, standard: '正' })) });
          expect(runs.map((run) => run.text).join('')).toBe(text);
          const marked = new Set<number>();
          for (const run of runs) for (const [a, b] of run.spans) for (let i = a; i < b; i++) marked.add(run.start + i);
          const wanted = new Set(spans.flatMap(([a, b]) => Array.from({ length: b - a }, (_, i) => a + i)));
          expect([...marked].sort()).toEqual([...wanted].filter((at) => at < text.length).sort());
        },
      ),
    );
  });
});

describe('the note of a search', () => {
  const counts = (entries: Array<[string, number]>) => entries.map(([value, count]) => ({ value, count }));
  const result: SearchResult = {
    query: '票决制 -上海',
    total: 1234,
    ms: 3,
    reading: [
      piece('term', '票决制'),
      piece('exclusion', '上海'),
      piece('term', '2019年4月', { also: ['2019-04', '2019.4'] }),
    ],
    hits: [],
    facets: {
      region: counts([
        ['320583', 2],
        ['320118', 9],
        ['330000', 0],
      ]),
      kind: counts([['case', 4]]),
      practice: [],
      link: counts([['L3', 7]]),
      year: counts(Array.from({ length: 12 }, (_, i): [string, number] => [String(2010 + i), 12 - i])),
      person: [],
      meeting: [],
      quality: [],
    },
    groups: [],
    corrections: [],
    behind: 0,
    index: 'ready',
  };
  const noted: NotedSearch = {
    result,
    filters: { region: ['320118', '320583'], kind: ['case'] },
    mode: 'natural',
    sort: 'region',
    now: new Date(2026, 2, 9, 8, 5, 7),
    info: { name: '长三角交流档案', records: 45_678, program: '交流档案 1.2.0', analyserVersion: 3 },
  };

  test('in Chinese: everything another person needs to ask the same', () => {
    expect(queryNote(noted, label, zh, 'zh-CN').split('\n')).toEqual([
      '检索记录',
      '检索式：票决制 -上海',
      '解读：票决制；不含 上海；2019年4月、也找 2019-04、2019.4',
      '筛选：地区：南京市高淳区、昆山市；类型：案例',
      '方式：按相关程度；排序：按地区',
      `时间：${stamp(noted.now)}`,
      '结果：1,234 件',
      '分布（各列前 10 项）：',
      '- 地区：南京市高淳区 9、昆山市 2',
      '- 环节：民主决策 7',
      `- 年份：${Array.from({ length: 10 }, (_, i) => `${2010 + i} 年 ${12 - i}`).join('、')}`,
      '档案：长三角交流档案，共 45,678 件资料',
      '程序：交流档案 1.2.0；分析器：第 3 版',
    ]);
  });

  test('in English, for the whole archive, while the index is not complete', () => {
    const note = queryNote(
      {
        ...noted,
        result: {
          ...result,
          query: ' ',
          reading: [],
          facets: { ...result.facets, year: [] },
          behind: 5,
          index: 'rebuilding',
        },
        filters: {},
        mode: 'terms',
        sort: 'relevance',
        info: null,
      },
      label,
      en,
      'en',
    );
    expect(note.split('\n')).toEqual([
      'Note of a search',
      'Query: (all items)',
      'Filters: none',
      'Mode: Every word; sort: By date',
      `Time: ${stamp(noted.now)}`,
      'Result: 1,234 items',
      'Counts (first 10 of each):',
      '- Region: 南京市高淳区 9, 昆山市 2',
      '- Link: 民主决策 7',
      'Not indexed yet: 5 items',
      'Index: being rebuilt, results are from the old one',
    ]);
  });

  test('the time is local and says how far from UTC', () => {
    const said = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC([+-]\d\d:\d\d)$/.exec(stamp(noted.now));
    expect(new Date(`${said?.[1]}T${said?.[2]}${said?.[3]}`).getTime()).toBe(noted.now.getTime());
  });
});
