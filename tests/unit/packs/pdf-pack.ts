/** A pack with every kind of entry in it, for the PDF. Also run by itself: prints the hash of its PDF. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { type PackSnapshot, takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import type { PackSource } from '../../../electron/archive/packs/source.ts';
import { writePdf } from '../../../electron/archive/packs/writers/pdf.ts';
import type { ArchiveRecord, PackItem } from '../../../electron/contract/index.ts';
import { excerpt, type PackFields, packOf, record, sha256, sourceOf, whole } from './pack.ts';

export const png = readFileSync(path.join(import.meta.dirname, '../../fixtures/documents/plaque.png'));
export const jpeg = createCanvas(32, 16).toBuffer('image/jpeg', 50);

export const gaochun = record({
  id: 'gaochun',
  title: '高淳区：民生实事项目人大代表票决制',
  regions: ['320118'],
  links: ['L1', 'L3'],
  dates: { event: '2021', document: '2022-10-13' },
  source: { name: '高淳人大网', url: 'https://example.org/a?b=1&c=2' },
  people: [{ name: '张某', office: '区人大常委会主任', role: 'speaker' }],
  text: '## 做法\n\n票决制由代表**投票**决定。\n\n| 年度 | 票决 |\n|---|---|\n| 2021 | 10 |\n\n1. 征集\n2. 票决\n\n> 代表全程监督。',
  figures: [
    { subject: '得票率', value: 99.96, unit: '%', asOf: '2021', bound: 'exact' },
    { subject: '征集意见', value: 1500, unit: '条', bound: 'more-than' },
  ],
});
export const changning = record({
  id: 'changning',
  title: '长宁区：基层立法联系点',
  regions: ['310105'],
  links: ['L3'],
  quality: ['rewritten', 'incomplete'],
  text: '联系点直接听取群众意见。',
  figures: [{ subject: '得票率', value: 98, unit: '%', asOf: '2021', bound: 'exact' }],
});
function pictureRecord(id: string, bytes: Buffer, name: string, mediaType: string): ArchiveRecord {
  const original = { sha256: sha256(bytes), bytes: bytes.length, mediaType, name };
  return record({ id, title: `现场照片${id}`, text: '照片。', original });
}
const plaque = pictureRecord('甲', png, 'plaque.png', 'image/png');
const photo = pictureRecord('乙', jpeg, 'photo.jpg', 'image/jpeg');

export function withOriginals(source: PackSource, ...files: Buffer[]): PackSource {
  return { ...source, original: (hash) => files.find((bytes) => sha256(bytes) === hash) ?? null };
}
export const source = withOriginals(sourceOf(gaochun, changning, plaque, photo), png, jpeg);

const columns = ['姓名', '单位及职务', '联系电话'].map((name) => ({ name, personal: false }));
export const stop = {
  id: 'stop',
  type: 'stop' as const,
  place: '代表之家',
  minutes: 40,
  see: '展板、议事厅和数字平台，了解联络站的运行情况',
  tell: '票决制的由来，重点讲代表怎样全过程参与项目的征集和监督',
  speaker: '张某',
  form: '参观',
  materials: '画册',
  records: ['gaochun'],
};
export const items: PackItem[] = [
  { id: 's1', type: 'section', title: '会议概况' },
  { id: 'n', type: 'note', markdown: '会议在**昆山**召开。' },
  excerpt(gaochun, '票决制由代表**投票**决定。', '可与长宁对照。'),
  excerpt(changning, '听取群众意见'),
  { id: 's2', type: 'section', title: '各地做法' },
  {
    id: 'case',
    type: 'record',
    recordId: 'gaochun',
    comment: '供参阅。',
    layout: 'case',
    expert: { name: '王某', office: '教授', text: '抓住了关键环节。' },
    questions: ['有何异同？', '如何推广？'],
  },
  whole(changning),
  { ...whole(gaochun), id: 'again' },
  whole({ id: 'gone' }),
  { id: 's3', type: 'section', title: '数据' },
  { id: 'figures', type: 'figures', title: '', records: ['gaochun', 'changning'] },
  { id: 'matrix', type: 'comparison', title: '', rows: 'county', columns: 'links', records: [] },
  { id: 'chart', type: 'chart', title: '各地得票率', subject: '得票率', unit: '%', form: 'bar', records: [] },
  { id: 'plaque', type: 'picture', recordId: '甲', caption: '挂牌' },
  { id: 'photo', type: 'picture', recordId: '乙', caption: '' },
  stop,
  { id: 'table', type: 'table', title: '名册', columns, rows: [['李某', '某办公室', '13800000000']] },
  { id: 'break', type: 'page-break' },
  { id: 'last', type: 'note', markdown: '末页文字。' },
];
export const cover = {
  subtitle: '——二〇二二年',
  issuer: '某区人大常委会办公室',
  date: '2022-10-28',
  notice: '内部资料　注意保存',
};

export function snapshotOf(fields: PackFields = {}, of: PackItem[] = items, from: PackSource = source): PackSnapshot {
  return takeSnapshot(packOf(of, { title: '基层实践资料', cover, ...fields }), from);
}

export async function pdfOf(fields: PackFields = {}, of: PackItem[] = items, from = source): Promise<Uint8Array> {
  const [file] = await writePdf(snapshotOf(fields, of, from), from);
  return file?.bytes ?? new Uint8Array();
}

if (process.argv[1] === import.meta.filename) process.stdout.write(sha256(await pdfOf()));
