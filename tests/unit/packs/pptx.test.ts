/** The slides read back: what stands on each, the whole passage in the notes, the same bytes every time. */
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { writePptx } from '../../../electron/archive/packs/writers/pptx.ts';
import type { PackItem } from '../../../electron/contract/index.ts';
import { canOpen, notInstalled, pagesInLibreOffice } from './libre-office.ts';
import { excerpt, packOf, record, sha256, sourceOf, whole } from './pack.ts';
import { deckOf, expectOnPage, expectSound, xmlOf } from './slides.ts';
import { all, evil } from './text-pack.ts';

const sentence = '代表在票决前逐项审议，群众意见随项目一并附上。';
const gaochun = record({
  id: 'gaochun',
  title: '高淳区：民生实事项目人大代表票决制',
  regions: ['320118'],
  links: ['L3'],
  dates: { event: '2021' },
  source: { name: '高淳人大网', url: 'https://example.org/a' },
  text: `## 做法\n\n票决制由代表投票决定。\n\n1. 征集\n2. 票决\n\n${sentence.repeat(60)}`,
  figures: [
    { subject: '得票率', value: 99.96, unit: '%', asOf: '2021', bound: 'exact' },
    { subject: '征集意见', value: 1500, unit: '条', bound: 'more-than' },
    { subject: '项目', value: 12, unit: '项', bound: 'exact' },
    { subject: '征集意见', value: 1600, unit: '条', asOf: '2022', bound: 'exact' },
  ],
});
const changning = record({
  id: 'changning',
  title: '长宁区：基层立法联系点',
  regions: ['310105'],
  links: ['L2'],
  quality: ['rewritten'],
  text: '联系点直接听取群众意见。',
  figures: [{ subject: '征集意见', value: 800, unit: '条', asOf: '2021', bound: 'exact' }],
});
const canvas = createCanvas(400, 300);
const png = canvas.toBuffer('image/png');
const photo = record({
  id: 'photo',
  title: '联络站外景',
  kind: 'image',
  original: { sha256: sha256(png), bytes: png.length, mediaType: 'image/png', name: '外景.png' },
});
const source = {
  ...sourceOf(gaochun, changning, photo),
  original: (hash: string) => (hash === sha256(png) ? png : null),
};
const words = { title: '', records: [] };
const items: PackItem[] = [
  { id: 's1', type: 'section', title: '摘录' },
  excerpt(gaochun, '票决制由代表投票决定。', '可与长宁对照。'),
  excerpt(gaochun, gaochun.text),
  excerpt(changning, '听取群众意见'),
  { id: 'n', type: 'note', markdown: '# 要点\n\n第一段。\n\n| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |' },
  { id: 's2', type: 'section', title: '案例' },
  {
    ...whole(gaochun, '供讨论。'),
    layout: 'case',
    expert: { name: '张某', office: '某大学教授', text: '做法可行。' },
    questions: ['如何征集？'],
  } as PackItem,
  whole(changning),
  whole(changning),
  { id: 'f', type: 'figures', title: '', records: ['gaochun', 'changning'] },
  { id: 'm', type: 'comparison', ...words, rows: 'county', columns: 'links' },
  { id: 'c', type: 'chart', ...words, subject: '征集意见', unit: '条', form: 'bar' },
  { id: 'p', type: 'picture', recordId: 'photo', caption: '外景' },
  { id: 'p2', type: 'picture', recordId: 'photo', caption: '又一处' },
  {
    id: 'st',
    type: 'stop',
    place: '展示馆',
    minutes: 40,
    see: '陈列',
    tell: '历程',
    speaker: '讲解员',
    form: '参观',
    materials: '导览图',
    records: [],
  },
  {
    id: 't',
    type: 'table',
    title: '学员名册',
    columns: [
      { name: '姓名', personal: false },
      { name: '电话', personal: false },
    ],
    rows: Array.from({ length: 60 }, (_, i) => [`学员${i + 1}`, '13800000000']),
  },
  { id: 'b', type: 'page-break' },
];
const pack = packOf(items, {
  title: '全过程人民民主的基层实践',
  template: 'lecture',
  cover: { course: '基层实践', audience: '县乡人大干部', hours: '4学时', issuer: '某培训基地', date: '2022-10' },
});
const snapshot = takeSnapshot(pack, source);
const deck = await deckOf(snapshot, source);
const titled = (words: string) => deck.slides.filter((slide) => slide.text.includes(words));

describe('the slides', () => {
  test('every part is typed, every relationship leads somewhere, everything is on the page', () => {
    expectSound(deck);
    expectOnPage(deck);
    expect(deck.parts.get('customXml/item1.xml')?.toString()).toContain('exchange-archive-pack');
  });

  test('cover, agenda, dividers and endings', () => {
    expect(deck.slides[0]?.text).toContain('全过程人民民主的基层实践');
    for (const fact of ['课程名称', '县乡人大干部', '4学时', '某培训基地　2022年10月'])
      expect(deck.slides[0]?.text).toContain(fact);
    expect(deck.slides[1]?.text.split('\n').slice(0, 2)).toEqual(['目　录', '']);
    expect(deck.slides[1]?.text).toContain('一、摘录\n二、案例\n三、数据表\n四、参考文献\n五、编制说明');
    expect(deck.slides[2]?.text).toContain('摘录3条');
    expect(titled('四、参考文献').at(-1)?.text).toContain(`[1]　${snapshot.references[0]?.citation}`);
    expect(titled('引文核对表')).toHaveLength(1);
    const sections = [...xmlOf(deck, 'ppt/presentation.xml').matchAll(/<p14:section name="([^"]*)"/g)];
    expect(sections.map((m) => m[1])).toEqual([
      '封面',
      '一、摘录',
      '二、案例',
      '三、数据表',
      '四、参考文献',
      '五、编制说明',
    ]);
    expect([...xmlOf(deck, 'ppt/presentation.xml').matchAll(/<p14:sldId id/g)]).toHaveLength(deck.slides.length);
  });

  test('a quotation: the words, one source line, and its proof in the notes', () => {
    const [first] = titled('引文1');
    expect(first?.text).toContain('票决制由代表投票决定。');
    expect(first?.text).toContain('按语：可与长宁对照。');
    expect(first?.text.match(/出处：/g)).toHaveLength(1);
    for (const fact of [
      '引文1　票决制由代表投票决定。',
      '“做法”部分，第2段',
      `引文 SHA-256：${sha256('票决制由代表投票决定。')}`,
    ])
      expect(first?.notes).toContain(fact);
    expect(first?.notes).toContain(`原件 SHA-256：${gaochun.original?.sha256}`);
    expect(titled('引文3')[0]?.text).toContain('〔文字经机器改写〕');
  });

  test('a long quotation is cut at the end of a sentence, and is whole in the notes', () => {
    const [long] = titled('引文2');
    expect(long?.text).toContain('（节选，全文见备注）');
    expect(long?.text).toMatch(/。……\n/);
    expect(long?.text.length).toBeLessThan(800);
    expect(long?.notes).toContain(sentence.repeat(60));
    expect(long?.notes).toContain('1. 征集\n2. 票决');
  });

  test('a case: three key figures, all of them as a table, comment and questions; the second time only named', () => {
    const [first] = titled('江苏省南京市高淳区');
    for (const words of ['99.96', '超1500', '12', '按语', '供讨论。']) expect(first?.text).toContain(words);
    expect(first?.text).not.toContain('1600');
    expect(first?.notes).toContain(sentence.repeat(60));
    expect(titled('专家点评')[0]?.text).toContain('张某（某大学教授）');
    expect(titled('思考题')[0]?.text).toContain('1．如何征集？');
    expect(titled('全文见前文')).toHaveLength(1);
  });

  test('figures one a slide, with unit, as-of and source', () => {
    const slides = deck.slides.filter((slide) => slide.text.includes('表1　数据表'));
    expect(slides).toHaveLength(5);
    expect(slides[0]?.text).toContain('99.96 %');
    expect(slides[0]?.text).toContain('截至2021年');
    expect(slides[1]?.text).toContain('资料未载明截至时间');
    expect(slides[4]?.text).toContain('〔文字经机器改写〕');
  });

  test('tables are native, their heads repeated, personal columns left out', () => {
    const roster = deck.slides.filter((slide) => slide.text.includes('学员名册（'));
    expect(roster.length).toBeGreaterThan(2);
    for (const { xml, text } of roster) {
      expect(xml).toContain('<a:tbl><a:tblPr firstRow="1"/>');
      expect(text.match(/姓名/g)).toHaveLength(1);
      expect(text).toContain('涉及个人信息，未列出。');
      expect(text).not.toContain('138');
    }
    const names = roster.flatMap(({ text }) => text.match(/学员\d+/g) ?? []);
    expect(new Set(names).size).toBe(60);
    expect(titled('表2　各地做法对照表')[0]?.text).toContain('长宁区：基层立法联系点[2]※');
    expect(titled('教学路线与时间安排')[0]?.text).toContain('共1个教学点，合计40分钟。');
  });

  test('a row higher than a slide goes on under its own name, whole', async () => {
    const row = ['高淳区', sentence.repeat(60)];
    const columns = ['地区', '做法'].map((name) => ({ name, personal: false }));
    const items: PackItem[] = [{ id: 't', type: 'table', title: '长表', columns, rows: [row] }];
    const tall = await deckOf(takeSnapshot(packOf(items), source), source);
    expectOnPage(tall);
    const pages = tall.slides.filter((slide) => slide.text.includes('长表（')).map((slide) => slide.text);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.slice(1).every((text) => text.includes('高淳区（续）'))).toBe(true);
    expect(pages.join('').split('群众意见随项目一并附上')).toHaveLength(61);
  });

  test('a chart is an SVG with a PNG beside it; a picture that is shown twice is there once', () => {
    const media = [...deck.parts.keys()].filter((name) => name.startsWith('ppt/media/'));
    expect(media.map((name) => path.extname(name)).sort()).toEqual(['.png', '.png', '.svg']);
    const [chart] = titled('图1　征集意见');
    expect(chart?.xml).toMatch(/<a:blip r:embed="rId\d+"><a:extLst>.*<asvg:svgBlip [^>]*r:embed="rId\d+"\/>/);
    expect(titled('图2　外景').concat(titled('图3　又一处'))).toHaveLength(2);
  });

  test('the same bytes, whatever else was made and in any time zone', async () => {
    const zone = process.env['TZ'];
    try {
      await writePptx(takeSnapshot(packOf([whole(changning)]), source), source);
      for (const other of ['America/New_York', 'Asia/Shanghai']) {
        process.env['TZ'] = other;
        const [again] = await writePptx(structuredClone(snapshot), source);
        expect(Buffer.from(again?.bytes ?? []).equals(Buffer.from(deck.bytes))).toBe(true);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('where sources stand at the end, they stand there once', async () => {
    const options = { notes: 'endnote' as const };
    const later = await deckOf(takeSnapshot(packOf(items, { options }), source), source);
    expect(later.slides.find((s) => s.text.includes('引文1'))?.text).toContain('出处：[1] 见“做法”部分，第2段。');
    expect(later.slides.filter((s) => s.text.startsWith('注释'))[0]?.text).toContain('引文2　[1] ');
  });

  test('an empty pack, and one whose sources are gone, are slides too', async () => {
    const empty = await deckOf(takeSnapshot(packOf([]), sourceOf()), sourceOf());
    expectSound(empty);
    expect(empty.slides[0]?.text).toContain('交流资料');
    const gone = await deckOf(takeSnapshot(pack, sourceOf()), sourceOf());
    expectSound(gone);
    expect(gone.slides.filter((s) => s.text.includes('已不在档案中，未能收入')).length).toBeGreaterThan(1);
    expect(gone.slides.find((s) => s.text.includes('引文1'))?.text).toContain('原记录已不在档案中');
  });
});

describe('text stays text', () => {
  test('no markup, no link to elsewhere, nothing beyond the page, whatever the words are', async () => {
    const long = record({ ...evil, id: 'long', title: `${'很长的标题𠮷'.repeat(60)}`, text: '字'.repeat(30_000) });
    const from = sourceOf(evil, long);
    const nasty = packOf(
      [
        { id: 's', type: 'section', title: all.repeat(2) },
        excerpt(evil, all, all),
        excerpt(long, long.text, '长'.repeat(900)),
        whole(evil, all),
        whole(long, all),
        { id: 'n', type: 'note', markdown: all.repeat(20) },
        { id: 'f', type: 'figures', title: all, records: [] },
        {
          id: 't',
          type: 'table',
          title: all,
          columns: [{ name: all, personal: false }],
          rows: [[all.repeat(9)], ['=1+1']],
        },
      ],
      { title: `${all}</a:t>`, cover: { subtitle: all, issuer: all, date: '=1', course: all.repeat(9) } },
    );
    const odd = await deckOf(takeSnapshot(nasty, from), from);
    expectSound(odd);
    expectOnPage(odd);
    for (const [name, data] of odd.parts) {
      expect(data.toString(), name).not.toMatch(/<a:hlinkClick|TargetMode|<script/);
      if (/slides\/slide/.test(name)) expect(data.toString(), name).not.toContain('\u202e');
    }
    expect(odd.slides.find((s) => s.text.includes('引文2'))?.notes).toContain('字'.repeat(30_000));
    // All of a table is there, though no cell of it would fit on one slide.
    const letters = (text: string): string => text.replace(/\s+/g, '');
    const shown = letters(odd.slides.map((s) => s.text).join(''));
    expect(shown.split('四个空格').length).toBeGreaterThan(9);
  });
});

test('LibreOffice opens them: as many pages as slides, the words on them', ({ skip }) => {
  if (!canOpen) return skip(notInstalled);
  const pages = pagesInLibreOffice(deck.bytes, 'slides.pptx');
  expect(pages).toHaveLength(deck.slides.length);
  expect(pages[0]).toContain('全过程人民民主的基层实践');
  expect(pages.join('')).toContain('票决制由代表投票决定。');
}, 60_000);
