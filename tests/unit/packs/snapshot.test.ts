/** What a snapshot says of a recipe: numbers, states, figures, the note; and that it depends on nothing else. */
import { describe, expect, test } from 'vitest';
import { check, needsConfirmation } from '../../../electron/archive/packs/check.ts';
import { figureTableOf } from '../../../electron/archive/packs/printed.ts';
import { quotationsOf, takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import type { PackItem } from '../../../electron/contract/index.ts';
import { excerpt, packOf, record, sourceOf, whole } from './pack.ts';

const first = record({
  id: 'first',
  title: '甲区的做法',
  regions: ['320507'],
  text: '# 甲区\n\n第一段说明背景。\n\n## 主要做法\n\n第二段说明做法。第二段的第二句。',
  figures: [
    { subject: '参选率', value: 98.35, unit: '%', asOf: '2021', bound: 'exact' },
    { subject: '接待选民', value: 1500, unit: '人次', bound: 'more-than' },
    { subject: '办实事', value: 2500, display: '超2500', unit: '件', bound: 'more-than' },
  ],
});
const second = record({ id: 'second', title: '乙区的做法', text: '乙区的文字。', quality: ['rewritten'] });

describe('snapshot', () => {
  test('sections, quotations and references are numbered by appearance', () => {
    const items: PackItem[] = [
      { id: 's1', type: 'section', title: '会议概况' },
      excerpt(second, '乙区的文字'),
      { id: 's2', type: 'section', title: '各地做法' },
      excerpt(first, '第二段说明做法'),
      whole(second),
      excerpt(first, '第一段'),
    ];
    const snapshot = takeSnapshot(packOf(items), sourceOf(first, second));
    expect(snapshot.sections.map((s) => s.title)).toEqual(['一、会议概况', '二、各地做法']);
    expect(quotationsOf(snapshot).map((q) => [q.number, q.reference, q.position])).toEqual([
      [1, 1, '第1段'],
      [2, 2, '“主要做法”部分，第4段'],
      [3, 2, '“甲区”部分，第2段'],
    ]);
    expect(snapshot.references.map((r) => r.recordId)).toEqual(['second', 'first']);
    expect(snapshot.records.map((r) => [r.id, r.whole])).toEqual([
      ['second', true],
      ['first', false],
    ]);
    expect(snapshot.endings).toEqual([
      { kind: 'figures', title: '三、数据表' },
      { kind: 'references', title: '四、参考文献' },
      { kind: 'notes', title: '五、编制说明' },
    ]);
    expect(snapshot.compiledOn).toBe('2026-11-24');
  });

  test('where a table in the text lists all figures, none is printed again at the end', () => {
    const kinds = (records: string[]): string[] => {
      const table: PackItem = { id: 'f', type: 'figures', title: '', records };
      return takeSnapshot(packOf([whole(first), table]), sourceOf(first)).endings.map(({ kind }) => kind);
    };
    expect(kinds([])).toEqual(['references', 'notes']);
    expect(kinds([first.id])).toEqual(['figures', 'references', 'notes']);
  });

  test('figures keep the wording, unit and date of the source', () => {
    const { figures } = takeSnapshot(packOf([whole(first)]), sourceOf(first));
    expect(figures.map((f) => [f.subject, f.value, f.unit, f.asOf])).toEqual([
      ['参选率', '98.35', '%', '2021'],
      ['接待选民', '超1500', '人次', ''],
      ['办实事', '超2500', '件', ''],
    ]);
  });

  test('in a column of values units are not said again', () => {
    const shown = record({
      ...first,
      figures: [
        { subject: '意见', value: 1700, unit: '条', display: '1700余条', bound: 'more-than' },
        { subject: '启用', value: null, display: '首家', bound: 'exact' },
      ],
    });
    const { head, rows } = figureTableOf(takeSnapshot(packOf([whole(shown)]), sourceOf(shown)).figures);
    expect(head.slice(1, 3)).toEqual(['数值', '单位']);
    expect(rows.map((row) => row.slice(1, 3))).toEqual([
      ['1700余', '条'],
      ['首家', ''],
    ]);
  });

  test('figures of several places say of which each is; those of one do not', () => {
    const figure = { subject: '参选率', value: 98, unit: '%', bound: 'exact' as const };
    const one = record({ ...first, id: 'one', regions: ['320507'], figures: [figure] });
    const two = record({ ...first, id: 'two', regions: ['330482'], figures: [figure] });
    const both = record({ ...first, id: 'both', regions: ['320507', '330482'], figures: [figure] });
    const of = (...records: Parameters<typeof sourceOf>): ReturnType<typeof figureTableOf> =>
      figureTableOf(takeSnapshot(packOf(records.map((each) => whole(each))), sourceOf(...records)).figures);
    expect(of(one, two, both).head.slice(0, 3)).toEqual(['指标', '地区', '数值']);
    expect(of(one, two, both).rows.map((row) => row.slice(0, 3))).toEqual([
      ['参选率', '相城区', '98'],
      ['参选率', '平湖市', '98'],
      ['参选率', '', '98'],
    ]);
    expect(of(one).head).not.toContain('地区');
    expect(of(both).rows[0]).toHaveLength(6);
  });

  test('the notes speak of tables of figures where there are any', () => {
    const notes = (kinds: Array<'figures' | 'notes'>): string =>
      takeSnapshot(
        packOf([whole(first)], { options: { endings: kinds.map((kind) => ({ kind, title: '' })) } }),
        sourceOf(first),
      ).notes.join('');
    expect(notes(['notes'])).not.toContain('数据');
    expect(notes(['figures', 'notes'])).toMatch(/数据3项.*数据表取自/);
  });

  test('regions are named in full, headings numbered by a person are left alone', () => {
    const items: PackItem[] = [{ id: 's', type: 'section', title: '第一章 总论' }, whole(first)];
    const snapshot = takeSnapshot(packOf(items), sourceOf(first));
    expect(snapshot.records[0]?.regions).toEqual(['江苏省苏州市相城区']);
    expect(snapshot.sections[0]?.title).toBe('第一章 总论');
    expect(snapshot.endings.at(-1)).toEqual({ kind: 'notes', title: '编制说明' });
  });

  test('a quotation is found where it stands now, or said to be changed or gone', () => {
    const items = [excerpt(first, '第二段说明做法'), excerpt(first, '第一段说明背景'), excerpt(second, '乙区')];
    const moved = record({ ...first, text: `新加的一段。\n\n${first.text.replace('背景', '缘由')}` });
    const source = sourceOf(moved);
    expect(check({ items }, source).map((c) => c.state)).toEqual(['moved', 'changed', 'missing']);
    const quotations = quotationsOf(takeSnapshot(packOf(items), source));
    expect(quotations.map((q) => q.state)).toEqual(['moved', 'changed', 'missing']);
    const [here] = quotations;
    expect(moved.text.slice(here?.locator.start, here?.locator.end)).toBe(here?.quote);
    expect(here?.position).toBe('“主要做法”部分，第5段');
    expect(takeSnapshot(packOf(items), source).notes.join('')).toContain('第2条引文的原文在摘录之后有改动');
    expect(takeSnapshot(packOf(items), source).notes.join('')).toContain('第3条引文的原记录已不在档案中');
  });

  test('a record that is gone leaves a place, not an error', () => {
    const snapshot = takeSnapshot(packOf([whole(first)]), sourceOf());
    expect(snapshot.sections[0]?.entries).toEqual([{ type: 'missing', id: 'r-first', recordId: 'first', comment: '' }]);
    expect(snapshot.records).toEqual([]);
  });

  test('marks and changes ask for a person, clean items do not', () => {
    expect(needsConfirmation(check({ items: [whole(first)] }, sourceOf(first)))).toBe(false);
    expect(needsConfirmation(check({ items: [whole(second)] }, sourceOf(second)))).toBe(true);
    expect(needsConfirmation(check({ items: [whole(first)] }, sourceOf()))).toBe(true);
  });

  test('an empty pack is a pack', () => {
    const snapshot = takeSnapshot(packOf([]), sourceOf());
    expect(snapshot.sections).toEqual([]);
    expect(snapshot.notes[0]).toContain('资料0件');
  });
});
