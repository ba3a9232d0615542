/** A pack with an item of every kind in it, over nine records of five places; plain, and with strings that are code somewhere. */
import { crc32, deflateSync } from 'node:zlib';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import type { PackSnapshot } from '../../../electron/archive/packs/snapshot-shape.ts';
import type { PackSource } from '../../../electron/archive/packs/source.ts';
import type { ArchiveRecord, Link, Pack, PackItem } from '../../../electron/contract/index.ts';
import { excerpt, type PackFields, packOf, record, sha256, sourceOf, whole } from './pack.ts';

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A greyscale PNG, darker towards the foot. */
export function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    rows.fill(230 - Math.floor((120 * y) / height), y * (width + 1) + 1, (y + 1) * (width + 1));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const photo = pngOf(480, 320);
const photoHash = sha256(photo);

const places: Array<[code: string, name: string, title: string, links: Link[], practice: string, value: number]> = [
  ['320507', '相城区', '家、站、格三级代表履职平台', ['L2', 'L4'], 'PT04', 99.96],
  ['320118', '高淳区', '民生实事项目代表票决制', ['L3'], 'PT02', 98.7],
  ['320583', '昆山市', '代表联系选民“码上提”', ['L2', 'L5'], 'PT04', 97.25],
  ['330482', '平湖市', '专题询问网络直播', ['L5'], 'PT05', 99.1],
  ['310105', '长宁区', '虹桥街道基层立法联系点', ['L2'], 'PT01', 98.05],
  ['340881', '桐城市', '六尺巷工作法进联络站', ['L4'], 'PT04', 96.4],
];

function textOf(name: string, title: string, value: number): string {
  return [
    `${name}${title}：自下而上把群众的事办好。`,
    '## 主要做法',
    `${name}人大常委会把“${title}”列为年度重点工作，建立“征集、论证、票决、督办、评价”闭环。2022年，选民登记率为${value}%，人大代表进站接待群众1200人次。`,
    '1. 设站点：依托村社党群服务中心，一站一牌、一人一码。\n2. 定时间：每月15日为代表接待日。\n3. 办实事：当场能办的当场办，办不了的列入清单。',
    '## 工作成效',
    `| 年份 | 办结件数 | 满意率 |\n| --- | --- | --- |\n| 2021年 | 312 | 97.5% |\n| 2022年 | 405 | ${value}% |`,
    '群众说，代表就在家门口，有话有处说，说了有人办。',
  ].join('\n\n');
}

export const cases: ArchiveRecord[] = places.map(([code, name, title, links, practice, value], i) =>
  record({
    id: `case-${i + 1}`,
    title: `${name}：${title}`,
    regions: [code],
    links,
    practices: [practice],
    text: textOf(name, title, value),
    dates: { event: `2022-0${i + 1}-15` },
    people: [{ name: ['陈某', '李某', '王某'][i % 3] ?? '', office: `${name}人大常委会副主任`, role: 'speaker' }],
    source: { name: `${name}人大常委会办公室`, author: `${name}人大常委会`, archiveNumber: `JL-2022-0${i + 1}` },
    quality: i === 3 ? ['mirror'] : i === 4 ? ['rewritten'] : [],
    figures: [
      { subject: '选民登记率', value, unit: '%', bound: 'exact', asOf: '2022-06', certainty: 'stated' },
      { subject: '代表进站接待群众', value: 1200 + i * 37, unit: '人次', bound: 'more-than', asOf: '2022' },
    ],
  }),
);
const other = record({
  id: 'other',
  title: '选民登记工作通报',
  kind: 'report',
  regions: ['320507'],
  text: '通报称，相城区选民登记率为98.9%。联系人李某，手机13812345678。',
  figures: [{ subject: '选民登记率', value: 98.9, unit: '%', bound: 'exact', asOf: '2022-06' }],
  dates: { document: '2022-07-01' },
});
const placeless = record({ id: 'placeless', title: '关于交流研讨的总体情况', kind: 'report', text: '总体情况。' });
const picture = record({
  id: 'photo',
  title: '代表之家接待日',
  kind: 'image',
  regions: ['320507'],
  original: { sha256: photoHash, bytes: photo.length, mediaType: 'image/png', name: '../现场 照片.png' },
});
export const everyRecord = [...cases, other, placeless, picture];

function at(i: number): ArchiveRecord {
  const found = cases[i];
  if (found === undefined) throw new Error(`no case ${i}`);
  return found;
}

export function everyItem(note = '本节资料按地区排列。'): PackItem[] {
  const stop = { type: 'stop' as const, see: '站点布局', tell: '闭环机制', speaker: '陈某', form: '现场讲解' };
  return [
    { id: 's1', type: 'section', title: '概述与摘编' },
    { id: 'n1', type: 'note', markdown: note },
    excerpt(at(0), '选民登记率为99.96%', '与去年相比有提高。'),
    excerpt(at(0), '每月15日为代表接待日'),
    excerpt(at(3), '列为年度重点工作'),
    excerpt(other, '相城区选民登记率为98.9%'),
    { id: 'p1', type: 'picture', recordId: 'photo', caption: '相城区“代表之家”接待日' },
    { id: 's2', type: 'section', title: '典型案例' },
    {
      ...whole(at(1), '票决制的关键在“会前征集、会后督办”。'),
      type: 'record',
      recordId: at(1).id,
      layout: 'case',
      comment: '票决制的关键在“会前征集、会后督办”。',
      expert: { name: '张某', office: '某大学法学院教授', text: '把**选择权**交给代表，是全过程人民民主的具体实践。' },
      questions: ['项目怎样征集才有代表性？', '票决之后谁来督办？'],
      id: 'c1',
    },
    whole(at(4), '立法联系点的“直通车”。'),
    whole(at(1), '再次列入。'),
    { id: 'b1', type: 'page-break' },
    { id: 's3', type: 'section', title: '比较与数据' },
    {
      id: 'm1',
      type: 'comparison',
      title: '',
      rows: 'prefecture',
      columns: 'links',
      records: everyRecord.map((r) => r.id),
    },
    {
      id: 'g1',
      type: 'chart',
      title: '各地选民登记率',
      subject: '选民登记率',
      unit: '%',
      form: 'bar',
      records: everyRecord.map((r) => r.id),
    },
    { id: 'f1', type: 'figures', title: '主要数据', records: [at(0).id, at(1).id] },
    { id: 's4', type: 'section', title: '教学安排' },
    { ...stop, id: 'r1', place: '相城区代表之家', minutes: 40, materials: '讲解词', records: [at(0).id] },
    { ...stop, id: 'r2', place: '高淳区联络站', minutes: 50, materials: '', records: [] },
    {
      id: 't1',
      type: 'table',
      title: '学员分组',
      columns: [
        { name: '组别', personal: false },
        { name: '组长', personal: false },
        { name: '手机', personal: false },
      ],
      rows: [
        ['第一组', '赵某', '13812345678'],
        ['第二组', '钱某', '13912345678'],
      ],
    },
    { ...whole({ id: 'gone' }), id: 'x1' },
  ];
}

const endings = (['figures', 'references', 'attachments', 'notes'] as const).map((kind) => ({ kind, title: '' }));

export function everySource(records: readonly ArchiveRecord[] = everyRecord): PackSource {
  return { ...sourceOf(...records), original: (hash) => (hash === photoHash ? photo : null) };
}

export function everyPack(fields: PackFields = {}): Pack {
  return packOf(everyItem(), {
    title: '基层实践案例选编',
    template: 'handbook',
    ...fields,
    cover: {
      notice: '内部资料　注意保存',
      subtitle: '——长三角人大交流研讨会资料',
      issuer: '某市人大常委会办公室',
      date: '2026-11-20',
      course: '全过程人民民主的基层实践',
      audience: '县乡人大干部',
      hours: '4',
      ...fields.cover,
    },
    options: { endings, ...fields.options },
  });
}

export function everySnapshot(fields: PackFields = {}): PackSnapshot {
  return takeSnapshot(everyPack(fields), everySource());
}

export const briefing: PackFields = {
  title: '各地推行民生实事项目代表票决制的做法',
  template: 'briefing',
  cover: {
    series: '人大工作简报',
    issue: '3',
    totalIssue: '15',
    reportTo: '市委，市人大常委会各位领导',
    sendTo: '各区人大常委会',
    distributeTo: '各镇（街道）人大',
    copies: '80',
    subtitle: '',
  },
};
