/** Holds the controlled lists to their counts and to the rules of `resources/taxonomy/README.md`. */
import { describe, expect, it } from 'vitest';
import { links as linkCodes } from '../../../electron/contract/index.ts';
import { linkLabels } from '../../../electron/contract/messages.ts';
import { aliases, links, practices, regions, wordPairs } from './read.ts';

const byCode = new Map(regions.map((region) => [region.code, region]));
const short = (code: string) => byCode.get(code)?.short;

describe('regions', () => {
  it('are 4 provinces, 40 prefectures and 305 counties', () => {
    const count = (level: string) => regions.filter((region) => region.level === level).length;
    expect([count('province'), count('prefecture'), count('county'), regions.length]).toEqual([4, 40, 305, 349]);
    expect(byCode.size).toBe(349);
  });

  it('have codes of six digits whose parents exist and share their first digits', () => {
    const wrong = regions.filter((region) => {
      if (!/^\d{6}$/.test(region.code)) return true;
      if (region.level === 'province') return region.parent !== null;
      const parent = byCode.get(region.parent ?? '');
      return parent === undefined || !region.code.startsWith(parent.code.replace(/(?:00)+$/, ''));
    });
    expect(wrong).toEqual([]);
  });

  it('have short names a reader would use', () => {
    expect(
      [
        '310000',
        '320118',
        '310115',
        '310151',
        '341181',
        '331127',
        '320321',
        '340711',
        '320803',
        '341003',
        '320507',
      ].map(short),
    ).toEqual(['上海', '高淳', '浦东', '崇明', '天长', '景宁', '丰县', '郊区', '淮安区', '黄山区', '相城']);
    expect(regions.filter((region) => region.short.length < 2 || !region.name.startsWith(region.short))).toEqual([]);
  });

  it('share a short name only where they share the name', () => {
    const names = new Map<string, string>();
    const clash = regions.filter((region) => {
      const before = names.get(region.short);
      names.set(region.short, region.name);
      return before !== undefined && before !== region.name;
    });
    expect(clash).toEqual([]);
  });
});

describe('aliases', () => {
  it('lead to regions that exist, or to a local code inside one', () => {
    expect(aliases.filter((alias) => !byCode.has(alias.code.slice(0, 6)))).toEqual([]);
  });

  it('are not names or codes of present regions', () => {
    const present = new Set(regions.flatMap((region) => [region.code, region.name, region.short]));
    expect(aliases.filter((alias) => present.has(alias.alias))).toEqual([]);
  });

  it('say so when they stand for several places', () => {
    const counts = new Map<string, number>();
    for (const { alias } of aliases) counts.set(alias, (counts.get(alias) ?? 0) + 1);
    expect(aliases.filter(({ alias, ambiguous }) => (counts.get(alias) ?? 0) > 1 && ambiguous !== true)).toEqual([]);
  });

  it('know the former units and the short forms', () => {
    const codes = (name: string) => aliases.filter(({ alias }) => alias === name).map(({ code }) => code);
    expect(codes('高淳县')).toEqual(['320118']);
    expect(codes('320125')).toEqual(['320118']);
    expect(codes('吴县市')).toEqual(['320506', '320507']);
    expect(codes('卢湾区')).toEqual(['310101']);
    expect(codes('苏')).toEqual(['320000', '320500']);
    expect(codes('长三角')).toEqual(['310000', '320000', '330000', '340000']);
    expect(codes('姑苏')).toEqual([]);
  });
});

describe('practices and links', () => {
  it('are PT01 to PT18, each name and synonym belonging to one', () => {
    expect(practices.map((practice) => practice.id)).toEqual(
      Array.from({ length: 18 }, (_, index) => `PT${String(index + 1).padStart(2, '0')}`),
    );
    const owner = new Map<string, string>();
    const twice = practices.flatMap(({ id, name, synonyms }) =>
      [name, ...synonyms].filter((word) => {
        const before = owner.get(word);
        owner.set(word, id);
        return before !== undefined;
      }),
    );
    expect(twice).toEqual([]);
  });

  it('are the five links, worded as the contract labels them', () => {
    expect(links.map((link) => link.id)).toEqual([...linkCodes]);
    expect(links.map((link) => link.name)).toEqual(linkCodes.map((code) => linkLabels[code].zh));
    expect(links.map((link) => link.short)).toEqual(['选举', '协商', '决策', '管理', '监督']);
  });
});

it('the table of rewritten words has seven columns in every row', () => {
  const rows = wordPairs.replace(/\n$/, '').split('\n');
  expect(rows).toHaveLength(299);
  expect(rows.filter((row) => row.split('\t').length !== 7)).toEqual([]);
  // The page shows them as they are.
  const notes = rows.slice(1).map((row) => row.split('\t')[6] ?? '');
  expect(notes.filter((note) => note !== '' && (!/\p{Script=Han}/u.test(note) || /[a-z,;:]/i.test(note)))).toEqual([]);
});
