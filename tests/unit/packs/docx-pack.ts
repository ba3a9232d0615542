/** A pack with every kind of item, for the tests of the Word document. */
import { createCanvas } from '@napi-rs/canvas';
import type { PackSource } from '../../../electron/archive/packs/source.ts';
import type { ArchiveRecord, Figure, Link, Pack, PackItem } from '../../../electron/contract/index.ts';
import { excerpt, type PackFields, packOf, record, sha256, sourceOf } from './pack.ts';

export const sentence =
  '区人大常委会把代表家站点建设作为践行全过程人民民主的重要载体，推动代表进网格、进社区，全年接待群众一千五百余人次。';

function figure(subject: string, value: number, unit: string): Figure {
  return { subject, value, unit, bound: 'exact', asOf: '2021' };
}

function caseOf(id: string, title: string, region: string, link: Link, value: number): ArchiveRecord {
  return record({
    id,
    title,
    text: `## 背景\n\n${sentence.repeat(6)}\n\n## 做法\n\n- 一是建平台。\n\n| 项目 | 数量 |\n| --- | --- |\n| 接待 | 1500 |\n`,
    regions: [region],
    links: [link],
    dates: { event: '2022-10-13' },
    figures: [figure('选民登记率', value, '%')],
  });
}

export const first = caseOf('a', '相城区：家站格三级平台', '320507', 'L1', 99.96);
export const second = caseOf('b', '高淳区：民生实事项目票决制', '320118', 'L3', 98.1);
const canvas = createCanvas(300, 200);
const pixels = canvas.toBuffer('image/png');
const photo = record({
  id: 'p',
  title: '会场照片',
  regions: ['320507'],
  original: { sha256: sha256(pixels), bytes: pixels.length, mediaType: 'image/png', name: '会场.png' },
});

export const source: PackSource = {
  ...sourceOf(first, second, photo),
  original: (hash) => (hash === sha256(pixels) ? pixels : null),
};

const stop = { type: 'stop', minutes: 40, see: '长卷', tell: '由来', speaker: '张某', form: '讲解' } as const;

/** `words` stand wherever a person may type. */
export function items(words = ''): PackItem[] {
  const named = (text: string): string => `${text}${words}`;
  const expert = { name: named('李某'), office: named('教授'), text: named(sentence) };
  return [
    { id: 's1', type: 'section', title: named('摘编') },
    { id: 'n', type: 'note', markdown: named(sentence) },
    excerpt(first, sentence, named('可资借鉴。')),
    excerpt(second, '- 一是建平台。'),
    { id: 's2', type: 'section', title: '案例' },
    { id: 'r1', type: 'record', recordId: 'a', comment: '', layout: 'case', expert, questions: [named('如何衔接？')] },
    { id: 'r2', type: 'record', recordId: 'b', comment: '', layout: 'full', expert, questions: [] },
    { id: 'r3', type: 'record', recordId: 'a', comment: '', layout: 'full', expert, questions: [] },
    { id: 'g', type: 'record', recordId: 'gone', comment: '', layout: 'full', expert, questions: [] },
    { id: 's3', type: 'section', title: '对照' },
    { id: 'f', type: 'figures', title: named('数据'), records: ['a', 'b'] },
    {
      id: 'c',
      type: 'chart',
      title: named('登记率'),
      subject: '选民登记率',
      unit: '%',
      form: 'bar',
      records: [],
    },
    { id: 'i', type: 'picture', recordId: 'p', caption: named('会场') },
    { id: 'm', type: 'comparison', title: named('对照表'), rows: 'county', columns: 'links', records: [] },
    { ...stop, id: 't1', place: named('代表之家'), materials: '手册', records: ['a'] },
    { ...stop, id: 't2', place: '会场', materials: '', records: [] },
    {
      id: 't',
      type: 'table',
      title: named('日程'),
      columns: [
        { name: named('日期'), personal: false },
        { name: '内容', personal: false },
        { name: '联系电话', personal: false },
      ],
      rows: Array.from({ length: 40 }, (_, i) => [`10月${i + 1}日`, named('讲座'), '13800000000']),
    },
    { id: 'b', type: 'page-break' },
    { id: 'l', type: 'note', markdown: '最后一段。' },
  ];
}

const endings = (['references', 'figures', 'attachments', 'notes'] as const).map((kind) => ({ kind, title: '' }));

export function fullPack(fields: PackFields = {}): Pack {
  const { options, ...rest } = fields;
  return packOf(rest.items ?? items(), { title: '交流资料汇编', ...rest, options: { endings, ...options } });
}
