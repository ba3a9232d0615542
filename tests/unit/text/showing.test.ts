/** Highlights and passages: what is shown must be there, whole, and the best there is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, highlight, matches, paragraphs, parseQuery, passages, prepare } from '../../../electron/text/index.ts';
import { anyText, realText } from './arbitrary.ts';

const shown = (query: string, source: string): string[] =>
  highlight(parseQuery(query).tree, source).map(([a, b]) => source.slice(a, b));

describe('highlights', () => {
  it.each([
    // Noise N1, N3: pinyin notes, traditional script; N19, N20: lost quotes, spaced text; N24, N25: radicals, invisible.
    ['联络站', '代表聯(lián)絡(luò)站。', ['聯(lián)絡(luò)站']],
    ['代表聯絡站', '代表联络站', ['代表联络站']],
    ['家站点建设', '推进 家站点 建设', ['家站点 建设']],
    ['适用于街道', '本 办 法 适 用 于 街 道', ['适 用 于 街 道']],
    ['人大代表', '⼈⼤\u200b代表', ['⼈⼤\u200b代表']],
    ['找得着、说得上', '“找得着”\n“说得上”', ['找得着”\n“说得上']],
    ['９９．９６％', '达99.96%，', ['99.96%']],
    ['585名', '1585名、1,585名、0.585名、585名', ['585名']],
    ['1216', '1,216名与1216名', ['1,216', '1216']],
    ['旧改', '旧\n\n改', []],
    ['e\u0301', 'café e\u0301tude', ['e\u0301tude']],
    ['站', '站站', ['站', '站']],
    ['人人', '人人人', ['人人人']],
  ])('of %s in %j', (query, source, wanted) => {
    expect(shown(query, source)).toEqual(wanted);
  });

  it('leave no combining character behind', () => {
    fc.assert(
      fc.property(realText, realText, (source, query) => {
        for (const [start, end] of highlight(parseQuery(query).tree, source)) {
          expect(source.slice(end, end + 1)).not.toMatch(/^\p{M}/u);
          if (start > 0) expect(source.slice(start, start + 1)).not.toMatch(/^\p{M}/u);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are there exactly when one term of Han is found, and spell it', () => {
    fc.assert(
      fc.property(
        realText,
        fc.string({ unit: fc.constantFrom(...'人大代表票决家站'), minLength: 1, maxLength: 3 }),
        (source, query) => {
          const { tree } = parseQuery(query);
          const spans = highlight(tree, source);
          expect(spans.length > 0).toBe(matches(tree, prepare({ title: '', text: source })));
          for (const [start, end] of spans)
            expect(fold(source.slice(start, end)).replace(/[^\p{L}\p{N}\p{M}]/gu, '')).toContain(query);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('passages', () => {
  const find = (query: string, source: string, max = 2, width = 60): string[] =>
    passages(source, highlight(parseQuery(query).tree, source), { max, width }).map((p) => p.text);

  it('are exact slices, apart, with highlights inside that show what was found', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.string({ unit: fc.constantFrom(...'人大代票9'), minLength: 1, maxLength: 2 }),
        fc.integer({ min: 5, max: 40 }),
        (source, query, width) => {
          const spans = highlight(parseQuery(query).tree, source);
          const found = passages(source, spans, { max: 3, width });
          if (spans.length > 0) expect(found.length).toBeGreaterThan(0);
          for (const [i, p] of found.entries()) {
            expect(p.text).toBe(source.slice(p.start, p.end));
            if (source.isWellFormed()) expect(p.text.isWellFormed()).toBe(true);
            if (spans.length > 0) expect(p.highlights.length).toBeGreaterThan(0);
            for (const [a, b] of p.highlights) {
              expect(a).toBeGreaterThanOrEqual(0);
              expect(b).toBeGreaterThan(a);
              expect(b).toBeLessThanOrEqual(p.text.length);
              expect(spans).toContainEqual([p.start + a, p.start + b]);
            }
            for (const q of found.slice(i + 1)) expect(q.end <= p.start || q.start >= p.end).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('show a rare term that stands behind hundreds of a common one', () => {
    const source = `${'人大代表接待选民。'.repeat(2000)}民生实事项目票决。`;
    expect(find('人大 票决', source).some((text) => text.includes('票决'))).toBe(true);
  });

  it('show different terms before the same term twice', () => {
    const source = `旧改旧改旧改旧改。${'甲'.repeat(80)}。票决。${'乙'.repeat(80)}。旧改旧改旧改。`;
    const found = find('旧改 票决', source, 2, 30);
    expect(found[0]).toContain('旧改');
    expect(found[1]).toContain('票决');
  });

  it.each(['\n票决', '\n\n\n票决\n', '\r\n票决', '票决\n', '\n# 题\n票决'])(
    'are found in %j, whatever it begins with',
    (source) => {
      expect(find('票决', source)).toEqual(['票决']);
    },
  );

  it('never cut a hit at their edge', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 2, maxLength: 20 }), (gaps) => {
        const source = gaps.map((gap) => `${'甲'.repeat(gap)}民生实事票决`).join('');
        const spans = highlight(parseQuery('民生实事票决').tree, source);
        for (const p of passages(source, spans, { max: 3, width: 20 }))
          for (const [a, b] of p.highlights) expect(p.text.slice(a, b)).toBe('民生实事票决');
      }),
      { numRuns: 300 },
    );
  });

  it('cut a hit that is longer than a passage may be', () => {
    const hit = '民生实事'.repeat(200);
    const [found] = passages(hit, highlight(parseQuery(hit).tree, hit), { max: 1, width: 60 });
    expect(found?.text.length).toBeLessThanOrEqual(80);
    expect(found?.highlights).toEqual([[0, found?.text.length]]);
  });

  it('begin and end with sentences where they can', () => {
    const source = `${'第一句话说些别的。'.repeat(8)}第二句话说到票决。${'第三句话又说别的。'.repeat(8)}`;
    for (const text of find('票决', source, 1, 40)) expect(text).toMatch(/^第.*。$/);
  });

  it('name the nearest heading above and the paragraph', () => {
    const source = '# 一、背景\n\n开头。\n\n## 二、做法\n\n推行票决。\n#不是标题\n\n结尾旧改。';
    const at = (query: string): Array<[number, string | undefined]> =>
      passages(source, highlight(parseQuery(query).tree, source), { max: 1, width: 6 }).map((p) => [
        p.paragraph,
        p.heading,
      ]);
    expect(at('开头')).toEqual([[2, '一、背景']]);
    expect(at('票决')).toEqual([[4, '二、做法']]);
    expect(at('旧改')).toEqual([[5, '二、做法']]);
    expect(passages('没有标题的票决', [[5, 7]], { max: 1, width: 6 })[0]?.heading).toBeUndefined();
  });
});

describe('hostile texts', () => {
  /** Of the processor's time, which other programs do not lengthen: ten times what they take, a third of quadratic. */
  const LIMIT_MS = 3000;

  it.each([
    ['blanks', ' '.repeat(100_000)],
    ['signs', '#'.repeat(100_000)],
    ['headings', '# \n'.repeat(30_000)],
    ['brackets', '人('.repeat(50_000)],
    ['open notes', `人(${'a'.repeat(100_000)}`],
    ['digits', '1,'.repeat(50_000)],
    ['one number', '1'.repeat(100_000)],
    ['one character', '人'.repeat(100_000)],
    // Fewer: NFKC itself, the engine's own, orders a run of marks in quadratic time.
    ['marks on marks', `a${'\u0301\u0323'.repeat(2500)}`],
    ['half surrogates', '\ud800'.repeat(100_000)],
  ])('of %s take no time to speak of', (_name, source) => {
    const started = process.cpuUsage();
    paragraphs(source);
    const { tree } = parseQuery('人 人人 1 a "人民代表"');
    passages(source, highlight(tree, source), { max: 2, width: 100 });
    matches(tree, prepare({ title: '', text: source }));
    highlight(parseQuery(source.slice(0, 5000)).tree, source);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(LIMIT_MS);
  });
});
