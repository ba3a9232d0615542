/** A correction sends what was changed and nothing else, and keeps what its form does not show. */
import { describe, expect, test } from 'vitest';
import { changeOf, draftOf } from '../../../renderer/app/features/corrections/correction-draft.ts';
import {
  figureFault,
  figureRow,
  numberOf,
  personFault,
  personRow,
} from '../../../renderer/app/features/corrections/rows-draft.ts';
import { record } from '../packs/pack.ts';

const one = record({
  id: 'one',
  regions: ['320118'],
  practices: ['PT02'],
  links: ['L1'],
  people: [{ name: '张某', office: '主任', region: '320118', role: 'speaker', certainty: 'stated' }],
  figures: [
    { subject: '得票率', value: 99.96, unit: '%', asOf: '2021', bound: 'exact', certainty: 'confirmed' },
    { subject: '未载明', value: null, bound: 'exact' },
  ],
});

test('an untouched form changes nothing', () => {
  expect(changeOf(one, draftOf(one))).toEqual({});
  const draft = draftOf(one);
  expect(
    changeOf(one, { ...draft, people: [...draft.people, personRow()], figures: [...draft.figures, figureRow()] }),
  ).toEqual({});
  expect([...draft.people.map(personFault), ...draft.figures.map(figureFault)]).toEqual([null, null, null]);
});

test('a list that was changed goes whole; what the rows do not show stays', () => {
  const draft = draftOf(one);
  const [person] = draft.people;
  const [figure, other] = draft.figures;
  if (person === undefined || figure === undefined || other === undefined) throw new Error('the record has rows');
  expect(changeOf(one, { ...draft, people: [{ ...person, office: ' ', topic: '票决制' }] })).toEqual({
    people: [{ name: '张某', region: '320118', role: 'speaker', certainty: 'stated', topic: '票决制' }],
  });
  expect(changeOf(one, { ...draft, figures: [other, { ...figure, value: '', display: '近百分之百' }] })).toEqual({
    figures: [
      { subject: '未载明', value: null, bound: 'exact' },
      {
        subject: '得票率',
        value: null,
        unit: '%',
        asOf: '2021',
        bound: 'exact',
        certainty: 'confirmed',
        display: '近百分之百',
      },
    ],
  });
  expect(
    changeOf(one, { ...draft, people: [], regions: [], links: ['L1', 'L5'], practices: ['PT02', 'PT01'] }),
  ).toEqual({
    people: [],
    regions: [],
    links: ['L1', 'L5'],
    practices: ['PT02', 'PT01'],
  });
});

describe('what is typed into a figure', () => {
  test.each([
    ['', null],
    [' 98.6 ', 98.6],
    ['1,500', 1500],
    ['１，５００', 1500],
    ['-3', -3],
    ['.5', 0.5],
    ['一千', undefined],
    ['1e3', undefined],
    ['12%', undefined],
  ])('%s', (typed, value) => {
    expect(numberOf(typed)).toBe(value);
  });

  test('faults are told one at a time', () => {
    expect(figureFault({ ...figureRow(), value: '3' })).toBe('subject');
    expect(figureFault({ ...figureRow(), subject: '数', value: '三' })).toBe('number');
    expect(figureFault({ ...figureRow(), subject: '数' })).toBe('value');
    expect(figureFault({ ...figureRow(), subject: '数', value: '3', asOf: '2022年' })).toBe('date');
    expect(figureFault({ ...figureRow(), subject: '数', display: '超三', asOf: '2022-10' })).toBeNull();
    expect(personFault({ ...personRow(), office: '主任' })).toBe('name');
  });
});
