/** Personal numbers are masked, and nothing else is; offsets stay. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIdentityNumber, isPersonalColumn, maskPersonal } from '../../../electron/archive/packs/personal.ts';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import type { PackItem } from '../../../electron/contract/index.ts';
import { excerpt, packOf, record, sha256, sourceOf, whole } from './pack.ts';

const roster =
  '| 姓名 | 联系电话 | 组别 |\n| --- | --- | --- |\n| 张某 | 13800000000 | 一 |\n| 李某 | 0512-65000000 | 二 |\n';

describe('personal numbers', () => {
  test('mobile and identity numbers by their form; other figures stay', () => {
    expect(maskPersonal('联系张某13800000000。')).toBe('联系张某＊＊＊＊＊＊＊＊＊＊＊。');
    // The example of GB 11643: the check character is X.
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('110105194912310021')).toBe(false);
    expect(maskPersonal('证件11010519491231002X。')).toBe(`证件${'＊'.repeat(18)}。`);
    for (const kept of ['共13800000000元1次', '编号23800000000', '2022年10月13日', '0512-65000000', '1.13800000000'])
      expect(maskPersonal(kept)).toBe(kept === '共13800000000元1次' ? `共${'＊'.repeat(11)}元1次` : kept);
  });

  test('a column by its heading, cell by cell', () => {
    expect(maskPersonal(roster).split('\n').slice(2, 4)).toEqual([
      '| 张某 | ＊＊＊＊＊＊＊＊＊＊＊ | 一 |',
      '| 李某 | ＊＊＊＊＊＊＊＊＊＊＊＊＊ | 二 |',
    ]);
    expect(['联系电话', '手机号', '身份证号'].every(isPersonalColumn)).toBe(true);
    expect(['姓名', '单位及职务', '组别'].some(isPersonalColumn)).toBe(false);
  });

  test('a mask is as long as what it covers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('|', '\n', '-', '电话', '13800000000', '名', ' ', '\\|', '😀')), (parts) => {
        expect(maskPersonal(parts.join(''))).toHaveLength(parts.join('').length);
      }),
    );
  });

  test('in a pack: masked unless asked for, and a passage that a person quotes stands as it is', () => {
    const list = record({ id: 'list', text: `名单如下。\n\n${roster}\n联系人王某13900000000。` });
    const table: PackItem = {
      id: 't',
      type: 'table',
      title: '',
      columns: [
        { name: '姓名', personal: false },
        { name: '住处', personal: true },
      ],
      rows: [['张某13800000000', '甲号']],
    };
    const items = [whole(list), excerpt(list, '联系人王某13900000000。'), table];
    const off = takeSnapshot(packOf(items), sourceOf(list));
    const [one] = off.records;
    expect(one?.text).not.toContain('13800000000');
    expect(one?.text).toContain('联系人王某13900000000。');
    expect(one).toMatchObject({ masked: true, textSha256: list.textSha256, printedSha256: sha256(one?.text ?? '') });
    expect(off.sections[0]?.entries.at(-1)).toMatchObject({
      columns: ['姓名'],
      rows: [[`张某${'＊'.repeat(11)}`]],
      withheld: ['住处'],
    });
    expect(off.notes.join('')).toContain('遮盖');
    const on = takeSnapshot(packOf(items, { options: { personalColumns: true } }), sourceOf(list));
    expect(on.records[0]).toMatchObject({ text: list.text, masked: false });
    expect(on.sections[0]?.entries.at(-1)).toMatchObject({ columns: ['姓名', '住处'], withheld: [] });
  });
});
