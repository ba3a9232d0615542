/** Templates: what a new pack starts with, what is printed of it, and cases arranged under headings. */
import { describe, expect, test } from 'vitest';
import { arranged } from '../../../electron/archive/packs/arrange.ts';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { type PackItem, packTemplates, requiredFields, templateFields } from '../../../electron/contract/index.ts';
import { archiveOf } from '../archive/temp.ts';
import { packOf, record, sourceOf, whole } from './pack.ts';

const gaochun = record({
  id: 'gaochun',
  title: '高淳*票决*制',
  regions: ['320118'],
  links: ['L3', 'L5'],
  dates: { event: '2022-10-13' },
  figures: [
    { subject: '票决项目', value: 10, unit: '件', asOf: '2022', bound: 'exact' },
    { subject: '满意率', value: 98.5, unit: '%', bound: 'exact' },
  ],
  text: '代表票决。',
});
const pinghu = record({
  id: 'pinghu',
  title: '专题询问网络直播',
  regions: ['330482'],
  links: ['L5'],
  dates: { event: '2021' },
  figures: [{ subject: '平湖直播观看', value: 3, unit: '万人次', bound: 'about' }],
  text: '专题询问网络直播。',
});
const bare = record({ id: 'bare', title: '未著录', text: '甲。' });
const source = sourceOf(gaochun, pinghu, bare);

describe('templates', () => {
  test('every one makes a pack that can be filled, and asks for fields that a cover has', async () => {
    const { client } = await archiveOf([{ id: 'a', text: '第一段。' }]);
    for (const template of packTemplates) {
      const made = await client.packs.create({ title: '试', template });
      expect(made.template).toBe(template);
      for (const field of [...templateFields[template], ...(requiredFields[template] ?? [])])
        expect(made.cover).toHaveProperty(field);
      if (template !== 'blank') expect(made.items.length).toBeGreaterThan(3);
      expect(new Set(made.items.map((item) => item.id)).size).toBe(made.items.length);
      const { items } = await client.packs.add({ id: made.id, items: [{ recordId: 'a' }] });
      const at = items.findIndex((item) => item.type === 'record');
      expect(items[at]).toMatchObject({ layout: template === 'anthology' ? 'case' : 'full' });
      // Into the section that takes it, not behind the last table.
      const above = items.slice(0, at).findLast((item) => item.type === 'section');
      expect(above).toEqual(template === 'blank' ? undefined : expect.objectContaining({ takes: true }));
    }
    expect(requiredFields.handbook).toEqual(['course', 'audience', 'hours']);
  });

  test('what stayed empty is not printed, and hints never are; a section of one’s own is', () => {
    const items: PackItem[] = [
      { id: '1', type: 'section', title: '会议概况', hint: '何时、何地' },
      { id: '2', type: 'note', markdown: ' ', hint: '五要素' },
      { id: '3', type: 'section', title: '交流摘登', hint: '摘录' },
      whole(gaochun),
      { id: '4', type: 'section', title: '自拟' },
    ];
    const snapshot = takeSnapshot(packOf(items), source);
    expect(snapshot.sections.map((s) => s.title)).toEqual(['一、交流摘登', '二、自拟']);
    expect(JSON.stringify(snapshot)).not.toContain('五要素');
  });

  test('附 bears no number, nor does what is added behind it; sections go on past it', () => {
    const titles = ['概况', '附：发言单位名单', '小结'];
    const sections = titles.map((title, i): PackItem => ({ id: `${i}`, type: 'section', title }));
    const endings = [
      { kind: 'references' as const, title: '' },
      { kind: 'notes' as const, title: '' },
    ];
    const printed = (items: PackItem[], added = endings): string[] => {
      const snapshot = takeSnapshot(packOf([...items, whole(gaochun)], { options: { endings: added } }), source);
      return [...snapshot.sections, ...snapshot.endings].map(({ title }) => title);
    };
    expect(printed(sections)).toEqual(['一、概况', '附：发言单位名单', '二、小结', '参考文献', '编制说明']);
    expect(printed(sections.slice(0, 1), [{ kind: 'references', title: '附录' }, ...endings.slice(1)])).toEqual([
      '一、概况',
      '附录',
      '编制说明',
    ]);
    expect(printed([{ id: 'a', type: 'section', title: '附近各区的做法' }])[0]).toBe('一、附近各区的做法');
  });

  test('the essentials: one figure a record first, each line with its source and its place, names as text', () => {
    const note: PackItem = { id: 'n', type: 'note', markdown: '要点。', auto: 'essentials' };
    const snapshot = takeSnapshot(packOf([note, whole(gaochun), whole(pinghu)]), source);
    const [entry] = snapshot.sections[0]?.entries ?? [];
    const text = entry?.type === 'note' ? entry.markdown : '';
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      '要点。',
      '- 范围：资料2件，涉及高淳区、平湖市，时间为2021—2022年。',
      '- 数据：高淳区，票决项目 10件（截至2022年）\\[1\\]。',
      '- 数据：平湖直播观看 约3万人次\\[2\\]。',
      '- 数据：高淳区，满意率 98.5%\\[1\\]。',
      '- 案例：《高淳\\*票决\\*制》\\[1\\]。',
      '- 案例：平湖市，《专题询问网络直播》\\[2\\]。',
    ]);
  });

  test('cases by link and by region, with what stands behind each; the rest stays in its place', () => {
    const items: PackItem[] = [
      { id: 'p', type: 'section', title: '编者的话' },
      { id: 'n', type: 'note', markdown: '缘起' },
      { id: 'c', type: 'section', title: '案例' },
      whole(pinghu),
      { id: 'after', type: 'note', markdown: '平湖的说明' },
      whole(gaochun),
      whole(bare),
      { id: 'e', type: 'section', title: '后记' },
    ];
    let n = 0;
    const names = (by: 'link' | 'region'): string[] =>
      arranged(items, by, source, () => `h${n++}`).map((item) => (item.type === 'section' ? item.title : item.id));
    expect(names('link')).toEqual([
      '编者的话',
      'n',
      '民主决策',
      'r-gaochun',
      '民主监督',
      'r-pinghu',
      'after',
      '其他',
      'r-bare',
      '后记',
    ]);
    expect(names('region')).toEqual([
      '编者的话',
      'n',
      '南京市',
      'r-gaochun',
      '嘉兴市',
      'r-pinghu',
      'after',
      '地区未著录',
      'r-bare',
      '后记',
    ]);
    expect(arranged([], 'link', source, String)).toEqual([]);
  });
});
