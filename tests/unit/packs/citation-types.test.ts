/** Every type of GB/T 7714, printed and online, in both editions; expected lines are written by hand from the patterns. */
import { describe, expect, test } from 'vitest';
import { splitNames } from '../../../electron/archive/packs/citation/facts.ts';
import { cite, documentType } from '../../../electron/archive/packs/citation.ts';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { writeCitations } from '../../../electron/archive/packs/writers/citations.ts';
import { type CitationCase, cases, proceedings } from './citation-cases.ts';
import { packOf, record, sourceOf, whole } from './pack.ts';
import { text } from './text-pack.ts';

function lines({ fields, options }: CitationCase): { now: string; before: string } {
  const item = record({ id: 'x', ...fields });
  return { now: cite(item, options), before: cite(item, { ...options, style: 'GB/T 7714-2015' }) };
}

describe('citation, type by type', () => {
  test.each(cases)('$name', (one) => {
    expect(lines(one)).toEqual({ now: one.now, before: one.before });
  });

  test('four authors and more: by the language of the item', () => {
    const named = (author: string, extra: Record<string, unknown> = {}): string =>
      cite(record({ id: 'x', kind: 'publication', title: 'T', source: { author }, extra }));
    expect(named('甲某、乙某、丙某')).toBe('甲某，乙某，丙某. T[M].');
    expect(named('甲某、乙某、丙某、丁某')).toBe('甲某，乙某，丙某，等. T[M].');
    expect(named('Smith, John; Doe, Jane; Roe, Ann; Poe, Ed')).toBe('Smith, John，Doe, Jane，Roe, Ann，et al. T[M].');
    // An item in Chinese by authors with Latin names, and an item in English by Chinese ones.
    expect(named('Smith J, Doe A, Roe B, Poe C', { language: 'zh' })).toBe('Smith J，Doe A，Roe B，等. T[M].');
    expect(named('甲某、乙某、丙某、丁某', { language: 'en' })).toBe('甲某，乙某，丙某，et al. T[M].');
  });

  test('names are those stated, without what the person did', () => {
    expect(splitNames('周某 主编；吴某（编著）、郑某')).toEqual(['周某', '吴某', '郑某']);
    expect(splitNames('  ')).toEqual([]);
  });

  test('a stated type is taken, one that is none of the standard’s is not', () => {
    const stated = (documentTypeStated: string) => record({ id: 'x', extra: { documentType: documentTypeStated } });
    expect(documentType(stated('r'))).toBe('R');
    expect(documentType(stated('EB/OL'))).toBe('EB');
    expect(documentType(stated('XX'))).toBe('A');
    expect([documentType(stated('G')), documentType(stated('G'), undefined, 'GB/T 7714-2015')]).toEqual(['R', 'G']);
  });

  test('an address that ends in a mark still ends with a stop', () => {
    expect(cite(record({ id: 'x', kind: 'web-copy', title: '甲', source: { url: 'https://example.org/?' } }))).toBe(
      '甲[EB/OL]. https://example.org/?.',
    );
  });
});

describe('the same types for reference managers', () => {
  const records = cases.map((one, i) => record({ ...one.fields, id: `t${i}` }));
  const source = sourceOf(...records);
  const options = { citationStyle: 'GB/T 7714-2015' as const };
  const files = writeCitations(
    takeSnapshot(
      packOf(
        records.map((r) => whole(r)),
        { options },
      ),
      source,
    ),
    source,
  );

  test('each is a type they know', () => {
    const ris = [...text(files, '参考文献.ris').matchAll(/^TY {2}- (\w+)/gm)].map((m) => m[1]);
    const bib = [...text(files, '参考文献.bib').matchAll(/^@(\w+)/gm)].map((m) => m[1]);
    const csl = (JSON.parse(text(files, '参考文献.json')) as Array<{ type: string }>).map((item) => item.type);
    const rows = cases.map(({ name }, i) => [/^\[(\w+)/.exec(name)?.[1], ris[i], bib[i], csl[i]].join(' '));
    expect(rows).toEqual([
      'M BOOK book book',
      'M BOOK book book',
      'M BOOK book book',
      'M CHAP incollection chapter',
      'C CONF proceedings book',
      'C CPAPER inproceedings paper-conference',
      'C CPAPER inproceedings paper-conference',
      // Without its meeting a talk is an item of the archive.
      'C GEN misc speech',
      'R RPRT techreport report',
      'N NEWS article article-newspaper',
      'J JOUR article article-journal',
      'G BOOK collection book',
      'G BOOK collection book',
      'G BOOK collection book',
      'A GEN misc document',
      'S STAND standard standard',
      'S STAND standard standard',
      'D THES mastersthesis thesis',
      'P PAT patent patent',
    ]);
  });

  test('book, editor, translator, number and degree are where they are looked for', () => {
    const bib = text(files, '参考文献.bib').split('\n}\n');
    expect(bib[0]).toContain('translator = {{谢某} and {林某}}');
    expect(bib[5]).toContain('editor = {{示例市人大常委会研究室}},');
    expect(bib[5]).toContain(`booktitle = {${proceedings}},`);
    expect(bib[15]).toContain('organization = {某出版社},');
    expect(bib[15]).toContain('number = {GB/T 0000-2020},');
    expect(bib[17]).toContain('school = {示例大学},');
    expect(bib[17]).toContain('type = {硕士},');
    expect(text(files, '参考文献.ris')).toContain('A2  - 示例市人大常委会研究室\r\nT2  - 长三角');
  });
});
