/** Decisions about an update set, the address of one, and a pack's recipe in words. */
import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import type { HandoverRow, HandoverState, PackRecipe } from '../../../electron/contract/index.ts';
import { defaultPackOptions, emptyCover } from '../../../electron/contract/packs.ts';
import {
  choiceFor,
  countOpen,
  decide,
  decideState,
  decisionFor,
  nothingDecided,
  planOf,
  settle,
  toApply,
} from '../../../renderer/app/features/handover/decisions.ts';
import { recipeText, recordsOf } from '../../../renderer/app/features/handover/recipe-text.ts';
import { formatRoute, parseRoute } from '../../../renderer/app/lib/route.ts';

const totals: Record<HandoverState, number> = { new: 12, newer: 3, same: 40, older: 1, conflict: 2 };
const item = (id: string, state: HandoverState) => ({ kind: 'record' as const, id, state });
const none = nothingDecided('s');

test('nothing decided: new and newer come, older stays, a conflict has no answer', () => {
  expect(decisionFor(none, item('a', 'new'))).toBe('take');
  expect(decisionFor(none, item('a', 'older'))).toBe('keep');
  expect(decisionFor(none, item('a', 'conflict'))).toBeNull();
  expect(planOf(totals, none)).toEqual({ take: 15, keep: 1, both: 0, undecided: 2 });
});

test('one item goes another way, and back', () => {
  const one = decide(decide(none, item('c', 'conflict'), 'both'), item('n', 'new'), 'keep');
  expect(planOf(totals, one)).toEqual({ take: 14, keep: 2, both: 1, undecided: 1 });
  expect(toApply(one)).toEqual({
    id: 's',
    defaults: {},
    decisions: [
      { kind: 'record', id: 'c', state: 'conflict', decision: 'both' },
      { kind: 'record', id: 'n', state: 'new', decision: 'keep' },
    ],
  });
  expect(decide(decide(one, item('c', 'conflict'), null), item('n', 'new'), null)).toEqual(none);
});

test('a pack and a record of one id are two items', () => {
  const one = decide(none, { kind: 'pack', id: 'x', state: 'conflict' }, 'take');
  expect(choiceFor(one, item('x', 'conflict'))).toBeNull();
  expect(choiceFor(one, { kind: 'pack', id: 'x', state: 'conflict' })).toBe('take');
});

test('a choice does not hold over another state than it was made over', () => {
  const one = decide(none, item('c', 'conflict'), 'take');
  expect(decisionFor(one, item('c', 'older'))).toBe('keep');
  expect(choiceFor(one, item('c', 'older'))).toBeNull();
});

test('one way for a state leaves single choices alone; the usual way is no decision', () => {
  const single = decide(none, item('c', 'conflict'), 'keep');
  const all = decideState(single, 'conflict', 'take');
  expect(planOf(totals, all)).toEqual({ take: 16, keep: 2, both: 0, undecided: 0 });
  expect(decideState(all, 'conflict', null)).toEqual(single);
  expect(decideState(none, 'newer', 'take')).toEqual(none);
  expect(decideState(decideState(none, 'newer', 'both'), 'newer', 'take')).toEqual(none);
});

test('choices that outlived their items do not make a plan negative', () => {
  const many = ['a', 'b', 'c'].reduce((now, id) => decide(now, item(id, 'conflict'), 'take'), none);
  expect(planOf({ ...totals, conflict: 1 }, many)).toEqual({ take: 16, keep: 1, both: 0, undecided: 0 });
});

test('what came in is forgotten, what was kept is carried out, what was left open is neither', () => {
  const three = ['a', 'b', 'c'].reduce((now, id) => decide(now, item(id, 'conflict'), 'keep'), none);
  const row = (id: string, outcome: HandoverRow['outcome']) => ({ kind: 'record' as const, id, outcome });
  expect(countOpen(three)).toBe(3);
  const after = settle(three, [row('a', 'taken'), row('b', 'kept'), row('c', 'undecided'), row('d', 'taken')]);
  expect(Object.keys(after.choices)).toEqual(['record b', 'record c']);
  expect(countOpen(after)).toBe(1);
  expect(choiceFor(after, item('b', 'conflict'))).toBe('keep');
  expect(toApply(after).decisions[0]).toEqual({ ...item('b', 'conflict'), decision: 'keep' });
});

test('the address of a set, its report and its states', () => {
  for (const address of ['#/handover', '#/handover/a%2Fb', '#/handover/x?state=conflict', '#/handover/x/report'])
    expect(formatRoute(parseRoute(address))).toBe(address);
  expect(parseRoute('#/handover/x?state=other')).toEqual({ page: 'handover', set: 'x', view: 'items', state: null });
});

const t = ((key: string, values?: Record<string, unknown>) =>
  values === undefined ? key : `${key} ${JSON.stringify(values)}`) as unknown as TFunction;
const recipe = (items: PackRecipe['items']): PackRecipe => ({
  title: '专题',
  template: 'blank',
  cover: { ...emptyCover, issuer: '办公室' },
  options: defaultPackOptions,
  items,
});

test('a recipe says each item on a line of its own, with titles in place of ids', () => {
  const made = recipe([
    { id: '1', type: 'section', title: '一、概况' },
    {
      id: '2',
      type: 'excerpt',
      recordId: 'r1',
      quote: '引文',
      locator: { start: 0, end: 2, paragraph: 0 },
      textSha256: '',
      comment: '',
    },
    { id: '3', type: 'table', title: '日程', columns: [{ name: '时间', personal: false }], rows: [['九点'], ['十点']] },
    { id: '4', type: 'page-break' },
    { id: '5', type: 'figures', title: '', records: ['r1', 'r2'] },
  ]);
  expect(recordsOf(made)).toEqual(['r1', 'r1', 'r2']);
  const text = recipeText(made, new Map([['r1', '高淳区票决制']]), t);
  expect(text.cover).toBe('packs.cover.issuer：办公室\n');
  expect(text.items.split('\n')).toEqual([
    'packs.type.section：一、概况',
    'packs.type.excerpt：“引文” · 高淳区票决制',
    'packs.type.table：日程 · 时间 · 九点 · 十点',
    'packs.type.page-break',
    'packs.type.figures：高淳区票决制common.commar2',
    '',
  ]);
});

test('a changed cell, comment or place of a stop shows in the words', () => {
  const table = (cell: string) =>
    recipe([{ id: '3', type: 'table', title: '', columns: [{ name: '栏', personal: false }], rows: [[cell]] }]);
  expect(recipeText(table('甲'), new Map(), t).items).not.toBe(recipeText(table('乙'), new Map(), t).items);
});
