/** Selecting rows: one by one, in stretches, all; what is out of sight stays; never more than there is room for. */
import { describe, expect, test } from 'vitest';
import {
  extended,
  type Listed,
  MOST,
  nothingSelected,
  readSelection,
  type Selection,
  toggled,
  unanchored,
  withAll,
  without,
  writeSelection,
} from '../../../renderer/app/lib/selection.ts';

const rowsOf = (ids: string): Listed[] => [...ids].map((id) => ({ id, title: `题名 ${id}` }));
const list = rowsOf('abcdefgh');
const row = (id: string): Listed => ({ id, title: `题名 ${id}` });
const ids = (now: Selection): string => [...now.titles.keys()].join('');
const pick = (...one: string[]): Selection => one.reduce((now, id) => toggled(now, row(id)), nothingSelected);

describe('one by one', () => {
  test('on, off, and in the order of selecting', () => {
    expect(ids(pick('d', 'a', 'c'))).toBe('dac');
    expect(ids(pick('d', 'a', 'd'))).toBe('a');
    expect(pick('d').titles.get('d')).toBe('题名 d');
  });
  test('taken out of the middle', () => expect(ids(without(pick('a', 'b', 'c'), ['b', 'x']))).toBe('ac'));
  test('the selection before stays as it was', () => {
    const before = pick('a');
    toggled(before, row('b'));
    expect(ids(before)).toBe('a');
  });
});

describe('stretches', () => {
  test('from the last one selected, downwards and upwards, in the order of the list', () => {
    expect(ids(extended(pick('c'), list, 'f', null))).toBe('cdef');
    expect(ids(extended(pick('f'), list, 'c', null))).toBe('cdef');
  });
  test('drawn anew from the same anchor it gives back what it took', () => {
    const far = extended(pick('c'), list, 'f', null);
    expect(ids(extended(far, list, 'd', null))).toBe('cd');
    expect([...extended(far, list, 'a', null).titles.keys()].sort().join('')).toBe('abc');
  });
  test('what was selected by itself stays', () => {
    expect(ids(extended(pick('h', 'b'), list, 'd', null))).toBe('hbcd');
  });
  test('without an anchor: from the row that is open, or the one row alone', () => {
    expect(ids(extended(nothingSelected, list, 'd', 'b'))).toBe('bcd');
    expect(ids(extended(nothingSelected, list, 'd', null))).toBe('d');
    expect(ids(extended(nothingSelected, list, 'd', 'z'))).toBe('d');
  });
  test('the anchor comes before the open row; a deselected row is an anchor, too', () => {
    expect(ids(extended(pick('c'), list, 'd', 'h'))).toBe('cd');
    expect(ids(extended(pick('c', 'c'), list, 'e', null))).toBe('cde');
  });
  test('an anchor of another list is none, and what was selected there stays', () => {
    const other = extended(pick('x', 'c'), rowsOf('klmn'), 'm', 'l');
    expect(ids(other)).toBe('xclm');
  });
  test('in another order the stretch is that of the order in sight', () => {
    const sorted = rowsOf('hacegbdf');
    expect(ids(extended(pick('a'), sorted, 'e', null))).toBe('ace');
  });
  test('after another order came in, drawing anew gives nothing back', () => {
    const now = unanchored(extended(pick('g', 'a'), list, 'c', null));
    expect(ids(now)).toBe('gabc');
    expect(ids(extended(now, rowsOf('agbcdefh'), 'b', 'b'))).toBe('gabc');
    expect(unanchored(now)).toBe(now);
  });
  test('to a row that is not there nothing happens', () => {
    const now = pick('c');
    expect(extended(now, list, 'z', null)).toBe(now);
  });
});

test('all: beside what was selected elsewhere, and nothing twice', () => {
  expect(ids(withAll(pick('x', 'b'), rowsOf('abc')))).toBe('xbac');
});

describe('the bound', () => {
  const many = Array.from({ length: MOST + 40 }, (_, i) => ({ id: `r${i}`, title: '' }));
  const last = `r${MOST + 39}`;
  test('all takes the first of them and says so', () => {
    const now = withAll(nothingSelected, many);
    expect(now.titles.size).toBe(MOST);
    expect(now.full).toBe(true);
    expect(now.titles.has(`r${MOST}`)).toBe(false);
    expect(withAll(nothingSelected, many.slice(0, MOST)).full).toBe(false);
  });
  test('a stretch, too', () => {
    const now = extended(toggled(nothingSelected, { id: 'r0', title: '' }), many, last, null);
    expect([now.titles.size, now.full]).toEqual([MOST, true]);
  });
  test('one more is refused; one less makes room, and is not said again', () => {
    const full = withAll(nothingSelected, many.slice(0, MOST));
    const refused = toggled(full, { id: last, title: '' });
    expect([refused.titles.size, refused.full, refused.titles.has(last)]).toEqual([MOST, true, false]);
    const room = toggled(refused, { id: 'r5', title: '' });
    expect([room.titles.size, room.full]).toEqual([MOST - 1, false]);
    expect(toggled(room, { id: last, title: '' }).titles.has(last)).toBe(true);
  });
});

describe('kept with the window', () => {
  test('comes back in its order', () => {
    const kept = readSelection(writeSelection(pick('d', 'a')));
    expect(kept === null ? '' : ids(kept)).toBe('da');
    expect(kept?.titles.get('a')).toBe('题名 a');
  });
  test('anything else is nothing', () => {
    for (const text of [null, '', '{', '{}', '[]', '[1,["a"],[2,"b"]]', 'null'])
      expect(readSelection(text), String(text)).toBeNull();
  });
});
