/** The patterns of GB/T 7714, both editions, on invented items; and that nothing is invented. */
import { describe, expect, test } from 'vitest';
import { type CitationOptions, cite, createNumbering } from '../../../electron/archive/packs/citation.ts';
import type { ArchiveRecord } from '../../../electron/contract/index.ts';
import { record } from './pack.ts';

type Fields = Partial<ArchiveRecord>;

function both(fields: Fields, options: CitationOptions = {}): { now: string; before: string } {
  const item = record({ id: 'x', ...fields });
  return { now: cite(item, options), before: cite(item, { ...options, style: 'GB/T 7714-2015' }) };
}

describe('citation', () => {
  const cases: Array<{ name: string; fields: Fields; options?: CitationOptions; now: string; before: string }> = [
    {
      name: 'book with edition, place, publisher, page',
      fields: {
        kind: 'publication',
        title: '基层民主实践概论',
        source: { author: '李某某、王某某', publisher: '示例出版社' },
        dates: { document: '2023' },
        extra: { edition: '2版', place: '南京' },
      },
      options: { page: 45 },
      now: '李某某，王某某. 基层民主实践概论[M]. 2版. 南京：示例出版社，2023：45.',
      before: '李某某, 王某某. 基层民主实践概论[M]. 2版. 南京: 示例出版社, 2023: 45.',
    },
    {
      name: 'journal article with four authors',
      fields: {
        kind: 'article',
        title: '票决制的制度逻辑',
        source: { author: '周某、吴某、郑某、钱某' },
        dates: { document: '2022' },
        extra: { journal: '示例研究', volume: 31, issue: 6, pages: '12-18' },
      },
      now: '周某，吴某，郑某，等. 票决制的制度逻辑[J]. 示例研究，2022，31（6）：12-18.',
      before: '周某, 吴某, 郑某, 等. 票决制的制度逻辑[J]. 示例研究, 2022, 31(6): 12-18.',
    },
    {
      name: 'newspaper, from the name of the source',
      fields: {
        kind: 'report',
        title: '代表进网格',
        source: { author: '赵某', name: '示例日报' },
        dates: { document: '2022-11-13' },
        extra: { pages: '2' },
      },
      now: '赵某. 代表进网格[N]. 示例日报，2022-11-13（2）.',
      before: '赵某. 代表进网格[N]. 示例日报, 2022-11-13(2).',
    },
    {
      name: 'report with a number',
      fields: {
        kind: 'research',
        title: '预算联网监督调研报告',
        source: { author: '示例区人大常委会', publisher: '示例区人大常委会' },
        dates: { document: '2022-09' },
        extra: { place: '苏州', reportNumber: 'DY-2022-07' },
      },
      options: { page: 5 },
      now: '示例区人大常委会. 预算联网监督调研报告：DY-2022-07[R]. 苏州：示例区人大常委会，2022：5.',
      before: '示例区人大常委会. 预算联网监督调研报告: DY-2022-07[R]. 苏州: 示例区人大常委会, 2022: 5.',
    },
    {
      name: 'report read online: the date of access is kept in 2015 only',
      fields: {
        kind: 'research',
        title: '联系点调研',
        source: { url: 'https://example.org/r.pdf' },
        dates: { document: '2022-10-28', capture: '2026-11-23' },
      },
      now: '联系点调研[R/OL]. 2022-10-28. https://example.org/r.pdf.',
      before: '联系点调研[R/OL]. (2022-10-28)[2026-11-23]. https://example.org/r.pdf.',
    },
    {
      name: 'web page',
      fields: {
        kind: 'web-copy',
        title: '某区召开交流会',
        source: { name: '示例人大网', url: 'https://example.org/a' },
        dates: { document: '2022-10-14', capture: '2026-11-23' },
      },
      now: '示例人大网. 某区召开交流会[EB/OL]. （2022-10-14）[2026-11-23]. https://example.org/a.',
      before: '示例人大网. 某区召开交流会[EB/OL]. (2022-10-14)[2026-11-23]. https://example.org/a.',
    },
    {
      name: 'talk at a meeting',
      fields: {
        kind: 'speech',
        title: '家站点建设的体会',
        people: [{ name: '张某', role: 'speaker' }],
        dates: { event: '2022-10-13' },
      },
      options: { meeting: '示例交流会', page: 3 },
      now: '张某. 家站点建设的体会[C]//示例交流会，2022：3.',
      before: '张某. 家站点建设的体会[C]. 示例交流会, 2022: 3.',
    },
    {
      name: 'archive item with its number and keeper',
      fields: {
        kind: 'document',
        title: '交流会签到册',
        source: { author: '示例区人大常委会', archiveNumber: '0123-WS·2022-Y-BGS-0007' },
        dates: { document: '2022-10-13' },
        extra: { place: '苏州', holder: '示例区档案馆' },
      },
      now: '示例区人大常委会. 交流会签到册：0123-WS·2022-Y-BGS-0007[A]. 苏州：示例区档案馆，2022-10-13.',
      before: '示例区人大常委会. 交流会签到册: 0123-WS·2022-Y-BGS-0007[A]. 苏州: 示例区档案馆, 2022.',
    },
  ];
  test.each(cases)('$name', ({ fields, options, now, before }) => {
    expect(both(fields, options)).toEqual({ now, before });
  });

  test('what is not known is left out, not filled in', () => {
    expect(both({ title: '一份材料' }).now).toBe('一份材料[A].');
    // The day of a meeting is not a day of publication, and a description of a source is not an author.
    const item = { title: '某区的做法', source: { name: '会议报道（网页转载件）' }, dates: { event: '2022-10-13' } };
    expect(both(item).now).toBe('某区的做法[A].');
    expect(both({ ...item, source: { ...item.source, url: 'http://example.org/1' } }).now).toBe(
      '某区的做法[EB/OL]. http://example.org/1.',
    );
    expect(both({ kind: 'publication', title: '一本书' }).now).toBe('一本书[M].');
    expect(both({ kind: 'publication', title: '一本书' }, { page: 7 }).now).toBe('一本书[M]. 7.');
  });

  test('who published an archive item is not who keeps it', () => {
    expect(both({ source: { publisher: '某出版社', archiveNumber: '1' }, title: '件' }).now).toBe('件：1[A].');
  });

  test('Latin authors, inner line breaks, closing marks', () => {
    const source = { author: 'Smith J, Doe A, Roe B, Poe C' };
    expect(both({ kind: 'publication', title: 'A  study\nof assemblies', source }).now).toBe(
      'Smith J，Doe A，Roe B，et al. A study of assemblies[M].',
    );
    expect(both({ kind: 'publication', title: '谁来监督？', source: { author: '某某.' } }).now).toBe(
      '某某. 谁来监督？[M].',
    );
  });

  test('extra fields are taken only where they are the record’s own', () => {
    const extra = JSON.parse('{"__proto__":{"journal":"假刊"},"constructor":"x"}') as Record<string, unknown>;
    expect(both({ title: '甲', extra }).now).toBe('甲[A].');
  });

  test('numbers go by first appearance and stay', () => {
    const { numberOf, order } = createNumbering();
    expect(['b', 'a', 'b', 'c', 'a'].map(numberOf)).toEqual([1, 2, 1, 3, 2]);
    expect(order).toEqual(['b', 'a', 'c']);
  });
});
