/** A quotation with a telephone or identity number is not exported before a person has confirmed it. */
import { expect, test } from 'vitest';
import { check, needsConfirmation } from '../../../electron/archive/packs/check.ts';
import { excerpt, packOf, record, sourceOf, whole } from './pack.ts';

test.each([
  ['联系人手机13812345678。', ['personal']],
  ['身份证11010519491231002X。', ['personal']],
  ['办公电话025-12345678，编号110105194912310021。', []],
])('%s', (text, marks) => {
  const one = record({ id: 'one', text });
  const checks = check(packOf([excerpt(one, text)]), sourceOf(one));
  expect(checks.map((c) => c.marks)).toEqual([marks]);
  expect(needsConfirmation(checks)).toBe(marks.length > 0);
  // Whole records are printed masked.
  expect(needsConfirmation(check(packOf([whole(one)]), sourceOf(one)))).toBe(false);
});
