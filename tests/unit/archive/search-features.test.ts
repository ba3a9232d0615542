/** What a person may type and what comes back beside the hits, on small archives where the right answer is plain. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../../electron/archive/archive.ts';
import { lcg } from '../../bench/corpus.ts';
import { archiveOf, importPaths, sharedArchive, tempFolder, writeJsonl } from './temp.ts';

/** A report in our own words, and what a rewriting robot makes of it with pairs of the supplied list. */
const clean =
  '平湖市人大常委会推进全过程人民民主，组织人大代表联络站接待选民，开展预算联网监督，落实民生实事项目票决制。' +
  '人大代表走进联络站，与选民零距离交流，共收到意见建议128条，办结率达到96.5%。常委会研究室汇总了各镇的做法。';
const rewritten =
  '平湖市人大常委会推进全历程群众平易近主，组织人大代表联结站款待选平易近，展开估算联网监视，落实平易近生实事项目票决制。' +
  '人大代表走进联结站，与选平易近零决绝交换，共收到观点提议128条，办结率达到96.5%。常委会争论室汇总了各镇的做法。';

const records = [
  {
    id: 'clean',
    title: '平湖市推进预算联网监督',
    kind: 'report',
    regions: ['330482'],
    practices: ['PT04'],
    text: clean,
  },
  {
    id: 'copy',
    title: '平湖市推进估算联网监视',
    kind: 'web-copy',
    regions: ['330482'],
    practices: ['PT04'],
    text: rewritten,
  },
  {
    id: 'xiangcheng',
    title: '相城区预算联网监督系统',
    kind: 'case',
    regions: ['320507'],
    practices: ['PT04'],
    relations: [{ type: 'presented-at', target: 'meeting' }],
    people: [{ name: '李彩男', role: 'speaker' }],
    figures: [{ subject: '接入单位', value: 312, unit: '家' }],
    dates: { event: '2019-04' },
    text: '系统于二〇一九年四月上线。代表可以查询每一笔支付。\n\n接入单位超过三百家，查询率达到99.2%。代表提出的问题由财政部门答复。',
  },
  {
    id: 'meeting',
    title: '长三角基层实践研讨会',
    kind: 'report',
    regions: ['320507'],
    dates: { event: '2022-10-13' },
    text: '会议交流了预算联网监督等做法。',
  },
  {
    id: 'changning',
    title: '长宁区立法联系点',
    kind: 'case',
    regions: ['310105'],
    practices: ['PT03'],
    dates: { document: '2021' },
    text: '联系点征集意见。\n\n代表参加讨论。草案第一千条不存在，第12条有修改。',
  },
];

describe('a rewritten copy', () => {
  const shared = sharedArchive(records);
  const ids = (query: string, more: object = {}): string[] =>
    shared.archive.parts.search({ query, ...more }).hits.flatMap((hit) => [hit.id, ...hit.duplicates.map((d) => d.id)]);

  it.each(['全过程人民民主', '人大代表联络站', '零距离', '意见建议128条', '研究室汇总'])(
    'is found by the standard wording: %s',
    (query) => {
      expect(ids(query)).toEqual(['clean', 'copy']);
    },
  );

  it.each(['全历程群众平易近主', '联结站', '零决绝'])('is found by its own words: %s', (query) => {
    expect(ids(query)).toEqual(['copy']);
  });

  it('stands folded under the clean one, which comes first', () => {
    const { hits, total } = shared.archive.parts.search({ query: '零距离' });
    expect(total).toBe(2);
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ id: 'clean', duplicates: [{ id: 'copy' }] });
  });

  it('shows its own words, marks them, and says what they stand for', () => {
    const { hits } = shared.archive.parts.search({ query: '零距离', filters: { kind: ['web-copy'] } });
    const passage = hits[0]?.passages[0];
    const marked = passage?.highlights.map(([a, b]) => passage.text.slice(a, b));
    expect(marked).toEqual(['零决绝']);
    expect(passage?.restored?.map(({ span: [a, b], standard }) => [passage.text.slice(a, b), standard])).toEqual([
      ['零决绝', '零距离'],
    ]);
  });

  it('is not found by it when that is switched off, and never literally', () => {
    expect(ids('零距离', { restored: false })).toEqual(['clean']);
    const exact = shared.archive.parts.batch({ id: '', text: '零距离', mode: 'exact', k: 0 });
    expect(exact.hits.map((hit) => hit.id)).toEqual(['clean']);
  });

  it('counts among the rewritten ones', () => {
    const { facets } = shared.archive.parts.search({ query: '' });
    expect(facets.quality).toContainEqual({ value: 'rewritten', count: 1 });
  });
});

describe('the query language', () => {
  const shared = sharedArchive(records);
  const ids = (query: string): string[] =>
    shared.archive.parts
      .search({ query, sort: 'date' })
      .hits.flatMap((hit) => [hit.id, ...hit.duplicates.map((d) => d.id)])
      .sort();

  it.each([
    ['2019-04', ['xiangcheng']],
    ['2019年4月', ['xiangcheng']],
    ['"2019年4月"', []],
    ['第1000条', ['changning']],
    ['第十二条', ['changning']],
    ['数值:>99%', ['xiangcheng']],
    ['数值:312家', ['xiangcheng']],
    ['数值:96%..97%', ['clean', 'copy']],
    ['代表 NEAR 支付', ['xiangcheng']],
    ['代表 NEAR 查询率', []],
    ['上线 同段 支付', ['xiangcheng']],
    ['上线 NEAR 支付', []],
    ['征集 NEAR/p 草案', []],
    ['会议:研讨会', ['xiangcheng']],
    ['人物:李彩男', ['xiangcheng']],
    ['日期:2021..2022', ['changning', 'meeting']],
    ['日期:>=2022', ['meeting']],
    ['预算联网 -相城区', ['clean', 'copy', 'meeting']],
    ['零距离 或 草案', ['changning', 'clean', 'copy']],
    ['（零距离｜草案） 联系点', ['changning']],
    ['标题: 长宁区', ['changning']],
    ['类型:案例 地区:上海', ['changning']],
  ])('%s', (query, wanted) => {
    expect(ids(query)).toEqual(wanted);
  });

  it('finds under a place what is filed there, and not in quotes', () => {
    expect(ids('苏州')).toEqual(['meeting', 'xiangcheng']);
    expect(ids('"苏州"')).toEqual([]);
    const { reading } = shared.archive.parts.search({ query: '苏州 联网' });
    expect(reading[0]).toMatchObject({ as: 'term', also: ['地区:苏州市'], plain: '"苏州"' });
  });

  it('says how each piece was read, and how to have it read as plain text', () => {
    const { reading } = shared.archive.parts.search({ query: '代表 NEAR 支付 数值:>99% 2019-04 -草案' });
    expect(reading.map(({ as, text, plain }) => [as, text, plain])).toEqual([
      ['near', '代表 · 支付', '"代表" "支付"'],
      ['figure', '>99%', '"数值:>99%"'],
      ['term', '2019-04', undefined],
      ['exclusion', '草案', '"-草案"'],
    ]);
    for (const { plain = '' } of reading) expect(() => shared.archive.parts.search({ query: plain })).not.toThrow();
  });
});

describe('beside the hits', () => {
  const shared = sharedArchive(records);

  it('offers what pinyin stands for, in a group of its own', () => {
    const { total, groups } = shared.archive.parts.search({ query: 'yslwjd' });
    expect(total).toBe(0);
    expect(groups.some((g) => g.via === 'pinyin' && g.text === '预算联网监督' && g.total >= 3)).toBe(true);
    const full = shared.archive.parts.search({ query: 'yusuanlianwangjiandu' });
    expect(full.groups[0]).toMatchObject({ via: 'pinyin', text: '预算联网监督', query: '预算联网监督', mode: 'terms' });
    const person = shared.archive.parts.search({ query: 'licainan' });
    expect(person.groups[0]).toMatchObject({ via: 'pinyin', text: '李彩男' });
  });

  it('offers a correction, and never applies it', () => {
    const { total, hits, corrections } = shared.archive.parts.search({ query: '预算联网兼督' });
    expect([total, hits]).toEqual([0, []]);
    expect(corrections[0]).toMatchObject({ text: '预算联网监督', query: '预算联网监督', reason: 'same-sound' });
    expect(shared.archive.parts.search({ query: '预算联网监督' }).corrections).toEqual([]);
  });

  it('answers a question in plain words', () => {
    const asked = shared.archive.parts.search({ query: '代表怎样查政府花的每一笔钱' });
    expect(asked.total).toBe(0);
    expect(asked.groups.find((g) => g.via === 'partial')?.hits[0]?.id).toBe('xiangcheng');
    const natural = shared.archive.parts.search({ query: '代表怎样查政府花的每一笔钱', mode: 'natural' });
    expect(natural.hits[0]?.id).toBe('xiangcheng');
    expect(natural.total).toBeGreaterThan(0);
  });

  it('says which filter empties the answer', () => {
    const { miss } = shared.archive.parts.search({ query: '联系点', filters: { region: ['320507'], kind: ['case'] } });
    expect(miss).toMatchObject({ totalWithoutFilters: 1, withoutFilter: [{ filter: 'region', total: 1 }] });
  });
});

describe('from hits to others', () => {
  const shared = sharedArchive(records);

  it('finds the same practice elsewhere, and what is alike', () => {
    const elsewhere = shared.archive.parts.search.elsewhere('xiangcheng', 10);
    expect(elsewhere.hits.map((hit) => hit.id)).toEqual(['clean']);
    expect(elsewhere.total).toBe(2);
    expect(shared.archive.parts.search.similar('clean', 10).map((hit) => hit.id)).not.toContain('copy');
  });

  it('names meetings by their title in the facet, and filters by them', () => {
    const { facets } = shared.archive.parts.search({ query: '' });
    expect(facets.meeting).toEqual([{ value: 'meeting', label: '长三角基层实践研讨会', count: 1 }]);
    expect(
      shared.archive.parts.search({ query: '', filters: { meeting: ['meeting'] } }).hits.map((hit) => hit.id),
    ).toEqual(['xiangcheng']);
    expect(shared.archive.parts.search({ query: '', filters: { person: ['李彩'] } }).total).toBe(0);
  });

  it('sorts by region, newest first inside one', () => {
    const { hits } = shared.archive.parts.search({ query: '', sort: 'region' });
    expect(hits.map((hit) => hit.regions[0])).toEqual(['310105', '320507', '320507', '330482', '330482']);
    expect(hits.slice(1, 3).map((hit) => hit.id)).toEqual(['meeting', 'xiangcheng']);
  });
});

/** Characters by chance, the same for the same number. */
function noise(seed: number): string {
  const random = lcg(seed + 1);
  return Array.from({ length: 60 }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 8000))).join('');
}

describe('pages of results', () => {
  it('show every record once, copies under their originals, however they are cut', async () => {
    const many = Array.from({ length: 90 }, (_, i) => ({
      id: `r${i}`,
      title: `第${i}号材料`,
      // Every third is a copy of the one before, with another first word.
      text: `${'甲乙丙丁戊己庚辛壬癸'.charAt(i % 10)}。${noise(i % 3 === 2 ? i - 1 : i)}代表联络站`,
    }));
    const { archive } = await archiveOf(many);
    const whole = archive.parts.search({ query: '联络站', limit: 200 });
    expect(whole.total).toBe(90);
    expect(whole.hits).toHaveLength(60);
    for (const limit of [7, 20, 33]) {
      const paged: string[] = [];
      const rows: string[] = [];
      for (let offset = 0; ; offset += limit) {
        const page = archive.parts.search({ query: '联络站', limit, offset });
        if (page.hits.length === 0) break;
        rows.push(...page.hits.map((hit) => hit.id));
        paged.push(...page.hits.flatMap((hit) => [hit.id, ...hit.duplicates.map((d) => d.id)]));
      }
      expect(rows).toEqual(whole.hits.map((hit) => hit.id));
      expect(new Set(paged).size).toBe(90);
      expect(paged).toHaveLength(90);
    }
  });
});

describe('a pair that is switched off', () => {
  it('is forgotten by the index, and found again when it is switched on', async () => {
    const { archive, client } = await archiveOf(records);
    const found = (): string[] =>
      archive.parts.search({ query: '零距离' }).hits.flatMap((hit) => [hit.id, ...hit.duplicates.map((d) => d.id)]);
    const settled = async (): Promise<void> => {
      await expect.poll(() => archive.parts.behind(), { timeout: 20_000 }).toBe(0);
    };
    const pair = (await client.pairs.list()).find((one) => one.spun === '零决绝');
    if (pair === undefined) throw new Error('the supplied list has no 零决绝');
    expect(found()).toEqual(['clean', 'copy']);
    await client.pairs.save({ ...pair, enabled: false });
    await settled();
    expect(found()).toEqual(['clean']);
    await client.pairs.save({ ...pair, enabled: true });
    await settled();
    expect(found()).toEqual(['clean', 'copy']);
    // What was indexed again is there once, in every way of asking.
    expect(archive.parts.search({ query: '平湖市' }).total).toBe(2);
    expect(archive.parts.search({ query: '湖' }).total).toBe(2);
    await importPaths(
      archive as Archive,
      client,
      writeJsonl(path.join(tempFolder(), 'more.jsonl'), [{ id: 'more', text: '平湖市又一例' }]),
    );
    expect(archive.parts.search({ query: '湖' }).total).toBe(3);
  });
});
