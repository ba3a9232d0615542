import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight, matches, parseQuery, passages, prepare, type QueryNode } from '../../../electron/text/index.ts';
import { anyText, realText } from './arbitrary.ts';

const text = `# 高淳区：民生实事项目人大代表票决制

南京市高淳区人大常委会主任赵火平介绍，2021年选民登记率达99.96%，参选率98.35%，选出585名代表。

家、站、格三级平台接待选民超1,500场。“找得着、说得上”，推进“AI治理”。預算聯網監督系統於2019年4月启用。`;
const doc = prepare({ title: '高淳区民生实事项目票决制', text, fields: { region: ['320118'] } });
const finds = (query: string): boolean => matches(parseQuery(query).tree, doc);

describe('queries that find', () => {
  it.each([
    '站',
    '票决',
    '家站格',
    '家、站、格',
    '99.96%',
    '99.96',
    '９９．９６％',
    '585',
    '585名',
    '1500',
    '1,500场',
    '2019年4月',
    '2019年',
    '预算联网监督',
    '預算聯網監督',
    '"找得着、说得上"',
    '“找得着 说得上”',
    'ai治理',
    'AI',
    'a*',
    '票决制 高淳',
    '票决制 OR 来安',
    '来安|票决',
    '票决 -来安',
    '-来安',
    '(票决 OR 来安) 高淳',
    '（票决）',
    '标题:票决',
    '标题：高淳 站',
    '监督系统于',
    '三级平台接待',
    '',
  ])('%s', (query) => expect(finds(query)).toBe(true));
});

describe('queries that do not', () => {
  it.each([
    '58',
    '9.96',
    '85名',
    '00场',
    '票决 -高淳',
    '-票决',
    '来安',
    '标题:站',
    '主任参选',
    '，',
    '()',
    '"',
    '- -',
    'OR',
    '99.9',
  ])('%s', (query) => expect(finds(query)).toBe(false));
});

describe('how a query is read', () => {
  it('tells fields, phrases, exclusions and what it ignores, with their places', () => {
    const query = '地区:高淳 "票决 制" -来安 年:2021..2022 OR 站 ，';
    const { reading } = parseQuery(query);
    expect(reading.map((r) => [r.as, query.slice(r.start, r.end), r.field])).toEqual([
      ['field', '地区:高淳', 'region'],
      ['phrase', '"票决 制"', undefined],
      ['exclusion', '-来安', undefined],
      ['field', '年:2021..2022', 'year'],
      ['or', 'OR', undefined],
      ['term', '站', undefined],
      ['ignored', '，', undefined],
    ]);
  });

  it('does not take an unknown name before a colon for a field', () => {
    expect(parseQuery('主题:票决').tree).toMatchObject({ type: 'term', term: { stream: '主题票决' } });
    expect(parseQuery('https://example.org').tree).toMatchObject({ type: 'term' });
  });

  it('accepts every string, and keeps its readings inside', () => {
    const operators = fc.array(
      fc.constantFrom(
        '"',
        '“',
        '”',
        '「',
        '(',
        ')',
        '（',
        '）',
        '-',
        '－',
        'OR',
        '|',
        ' ',
        '*',
        ':',
        '地区:',
        '标题：',
        '票决',
        '99%',
        '\u3000',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          operators.map((o) => o.join('')),
        ),
        (query) => {
          const { tree, reading } = parseQuery(query);
          for (const r of reading) {
            expect(r.start).toBeGreaterThanOrEqual(0);
            expect(r.end).toBeLessThanOrEqual(query.length);
            expect(r.end).toBeGreaterThan(r.start);
          }
          matches(tree, doc);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('takes 100,000 characters of anything without delay or depth', () => {
    for (const unit of ['(', '"', '- ', '票决 ', '票', 'OR ', '-(', '地区:', 'a"b'])
      expect(() => highlight(parseQuery(unit.repeat(100_000 / unit.length)).tree, text)).not.toThrow();
    const { reading } = parseQuery('票决 '.repeat(100));
    expect(reading.filter((r) => r.as === 'ignored')).toHaveLength(36);
  });
});

describe('highlights', () => {
  const shown = (query: string, source = text): string[] =>
    highlight(parseQuery(query).tree, source).map(([a, b]) => source.slice(a, b));

  it('point into the text as it stands', () => {
    expect(shown('家站格')).toEqual(['家、站、格']);
    expect(shown('预算联网监督')).toEqual(['預算聯網監督']);
    expect(shown('99.96')).toEqual(['99.96']);
    expect(shown('1500')).toEqual(['1,500']);
    expect(shown('联络站', '代表聯(lián)絡(luò)站')).toEqual(['聯(lián)絡(luò)站']);
    expect(shown('585名', '1585名与585名')).toEqual(['585名']);
    expect(shown('票决 -高淳')).toEqual(['票决']);
  });

  it('are sorted, apart, and never split a surrogate pair', () => {
    const node = (q: string): QueryNode => parseQuery(q).tree;
    fc.assert(
      fc.property(realText, realText, (source, query) => {
        let before = -1;
        for (const [start, end] of highlight(node(query), source)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(source.length);
          for (const at of [start, end])
            expect(
              /[\ud800-\udbff][\udc00-\udfff]/.test(source.slice(Math.max(0, at - 1), at + 1)) &&
                at > 0 &&
                at < source.length,
            ).toBe(false);
          before = end;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('passages', () => {
  it('are exact slices around the hits, best first, with paragraph and heading', () => {
    const found = passages(text, highlight(parseQuery('选民 99.96').tree, text), { max: 2, width: 60 });
    expect(found[0]?.text).toContain('99.96');
    expect(found[0]?.heading).toBe('高淳区：民生实事项目人大代表票决制');
    expect(found[0]?.paragraph).toBe(2);
    for (const p of found) {
      expect(text.slice(p.start, p.end)).toBe(p.text);
      for (const [a, b] of p.highlights) expect(['选民', '99.96']).toContain(p.text.slice(a, b));
    }
  });

  it('show the opening where nothing is hit', () => {
    expect(passages(text, [], { max: 2, width: 20 })[0]?.text).toMatch(/^高淳区/);
    expect(passages('', [], { max: 2, width: 20 })).toEqual([]);
  });
});
