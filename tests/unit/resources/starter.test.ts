/** Holds the starter collection to its promise: every practice is there, with its figures, speakers and standard terms. */
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type Figure, InterchangeRecord } from '../../../electron/contract/index.ts';
import { required, table } from './expected.ts';
import { findRecord, lines, practices, regions, starter, textOf } from './read.ts';

/** Only the fields below are promised by the archive; a misspelt one would silently become an unknown field. */
const known = new Set(Object.keys(InterchangeRecord.shape));

describe('every line', () => {
  it.each(lines.map((line, index) => [index + 1, line] as const))(
    'line %i is an interchange record',
    (_number, line) => {
      const value: unknown = JSON.parse(line);
      expect(InterchangeRecord.safeParse(value).error).toBeUndefined();
      expect(Object.keys(value as object).filter((key) => !known.has(key))).toEqual([]);
    },
  );

  it('has an identifier of its own', () => {
    const ids = starter.map((record) => record.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^starter-[a-z-]+$/.test(String(id)))).toEqual([]);
  });

  it('says what it is, when, where from, how sure, and what is unsure', () => {
    const bare = starter.filter(
      (record) =>
        (record.title ?? '') === '' ||
        record.kind === undefined ||
        (record.regions ?? []).length === 0 ||
        record.certainty === undefined ||
        (record.note ?? '') === '' ||
        (record.source?.name ?? '') === '' ||
        (record.dates?.event ?? record.dates?.document) === undefined ||
        record.format !== 'markdown' ||
        !(record.text ?? '').includes('## 出处与说明'),
    );
    expect(bare.map((record) => record.id)).toEqual([]);
  });

  it('is neither a stub nor a treatise', () => {
    const lengths = starter.map((record) => ({ id: record.id, length: textOf(record).length }));
    expect(lengths.filter(({ length }) => length < 300 || length > 1600)).toEqual([]);
  });

  it('carries no publisher, since none was found', () => {
    expect(starter.filter((record) => record.source?.publisher !== undefined)).toEqual([]);
  });
});

describe('codes', () => {
  it('name regions and practices of the taxonomy', () => {
    const regionCodes = new Set(regions.map((region) => region.code));
    const practiceIds = new Set(practices.map((practice) => practice.id));
    expect(starter.flatMap((record) => record.regions ?? []).filter((code) => !regionCodes.has(code))).toEqual([]);
    expect(starter.flatMap((record) => record.practices ?? []).filter((id) => !practiceIds.has(id))).toEqual([]);
    const ofPeople = starter.flatMap((record) => (record.people ?? []).map((person) => person.region ?? ''));
    expect(ofPeople.filter((code) => !regionCodes.has(code))).toEqual([]);
  });

  it('of relations name records of the collection, never the record itself', () => {
    const ids = new Set(starter.map((record) => record.id));
    const wrong = starter.flatMap((record) =>
      (record.relations ?? []).filter((relation) => !ids.has(relation.target) || relation.target === record.id),
    );
    expect(wrong).toEqual([]);
  });

  it.each(table)('%s stands at %s as a %s with links %s', (id, region, kind, links) => {
    const record = findRecord(id);
    expect(record.regions).toContain(region);
    expect(record.kind).toBe(kind);
    expect([...(record.links ?? [])].sort().join(' ')).toBe(links);
  });

  it('tie what happened at the meeting to the meeting', () => {
    const tied = table.filter(([id]) => id !== 'starter-meeting');
    const loose = tied.filter(
      ([id]) => !(findRecord(id).relations ?? []).some((relation) => relation.target === 'starter-meeting'),
    );
    expect(loose).toEqual([]);
  });
});

describe('content', () => {
  it('has a list of requirements for every record', () => {
    expect(Object.keys(required).sort()).toEqual(starter.map((record) => String(record.id)).sort());
  });

  it.each(Object.entries(required))('%s holds its terms, figures and speakers', (id, wanted) => {
    const record = findRecord(id);
    const all = `${record.title}\n${textOf(record)}`;
    expect(wanted.filter((term) => !all.includes(term))).toEqual([]);
  });

  it('names in its text every person it lists, and lists every speaker with an office', () => {
    const wrong = starter.flatMap((record) =>
      (record.people ?? [])
        .filter((person) => !textOf(record).includes(person.name) || (person.office ?? '') === '')
        .map((person) => `${record.id} ${person.name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is written in full-width punctuation', () => {
    const half = /\p{Script=Han}[”’）》]?\s*[,;:?!()]|[,;:?!()]\s*[“‘（《]?\p{Script=Han}/u;
    const wrong = starter.flatMap((record) => {
      const prose = [record.title, record.text, record.note, record.dates?.note, record.source?.note];
      return prose.filter((text) => half.test(text ?? '')).map(() => record.id);
    });
    expect(wrong).toEqual([]);
  });

  it('uses no words of the rewritten copy', () => {
    const spun = /平易近|全历程|决绝|姑苏|关连点|联结站|尝试地|吉利物|伯仲|纵贯车/;
    expect(starter.filter((record) => spun.test(JSON.stringify(record))).map((record) => record.id)).toEqual([]);
  });

  it('is found first by 票决 in Gaochun: it has the word in its title and most often', () => {
    const count = (text: string) => text.split('票决').length - 1;
    const others = starter.filter((record) => record.id !== 'starter-gaochun-piaojuezhi');
    expect(others.filter((record) => (record.title ?? '').includes('票决'))).toEqual([]);
    expect(Math.max(...others.map((record) => count(textOf(record))))).toBeLessThanOrEqual(2);
    expect(count(textOf(findRecord('starter-gaochun-piaojuezhi')))).toBeGreaterThanOrEqual(8);
  });
});

type FigureLine = z.infer<typeof Figure>;
const figures = starter.flatMap((record) => (record.figures ?? []).map((figure) => ({ record, figure })));
const shown = (figure: FigureLine): string => figure.display ?? String(figure.value);

describe('figures', () => {
  it('stand in the text as they are displayed', () => {
    const wrong = figures.filter(({ record, figure }) => !textOf(record).includes(shown(figure)));
    expect(wrong.map(({ record, figure }) => `${record.id} ${shown(figure)}`)).toEqual([]);
  });

  it('carry a unit when they have a value that is not a rank, and agree with what is displayed', () => {
    const chinese: Record<string, number> = { 首家: 1, 两个月: 2, 三级: 3, 六个: 6, '4.6万': 46_000 };
    const wrong = figures.filter(({ figure }) => {
      if (figure.value === null) return figure.asOf === undefined;
      const said = chinese[shown(figure)] ?? Number(/\d+(?:\.\d+)?/.exec(shown(figure))?.[0]);
      return said !== figure.value || (figure.unit === undefined && shown(figure) !== '首家');
    });
    expect(wrong.map(({ figure }) => figure.subject)).toEqual([]);
  });

  it('say as of when, or why that is unknown', () => {
    const undated = figures.filter(({ figure }) => figure.asOf === undefined && (figure.note ?? '') === '');
    expect(undated.map(({ figure }) => figure.subject)).toEqual([]);
  });

  it('of one subject and date never contradict each other', () => {
    const seen = new Map<string, number | null>();
    const wrong: string[] = [];
    for (const { figure } of figures) {
      const key = `${figure.subject} ${figure.asOf ?? ''}`;
      const before = seen.get(key);
      if (before !== undefined && before !== figure.value) wrong.push(key);
      seen.set(key, figure.value);
    }
    expect(wrong).toEqual([]);
  });

  it('keep the values of different dates apart', () => {
    const adopted = (id: string) =>
      (findRecord(id).figures ?? [])
        .filter((figure) => figure.subject.endsWith('意见建议被采纳'))
        .map((figure) => [figure.asOf, figure.value]);
    expect(adopted('starter-kunshan-lianxidian')).toEqual([
      ['2022-11', 155],
      ['2023-02', 196],
    ]);
    expect(adopted('starter-hongqiao-lianxidian')).toEqual([
      ['2020-01', 25],
      ['2022-03', 101],
      ['2025-07', 361],
    ]);
  });

  it('never add the 398 street deliberation representatives to the 585 deputies', () => {
    expect(figures.filter(({ figure }) => figure.value === 585 + 398)).toEqual([]);
    expect(starter.filter((record) => JSON.stringify(record).includes('983名'))).toEqual([]);
    expect(
      figures.filter(({ figure }) => figure.value === 398).every(({ figure }) => figure.note?.includes('不是人大代表')),
    ).toBe(true);
  });
});
