/** A large pack over the made corpus: whole records, some hundred quotations, a comparison, charts and photographs. */
import { createHash } from 'node:crypto';
import { createCanvas } from '@napi-rs/canvas';
import { loadTaxonomy, regionAliases } from '../../electron/archive/catalogue/taxonomy.ts';
import { cutPassage } from '../../electron/archive/packs/passage.ts';
import type { PackSource } from '../../electron/archive/packs/source.ts';
import {
  type ArchiveRecord,
  defaultPackOptions,
  emptyCover,
  InterchangeRecord,
  type Pack,
  type PackItem,
} from '../../electron/contract/index.ts';
import { generateCorpus, lcg } from './corpus.ts';

const CHARACTERS = 500;
const QUOTATIONS = 300;
const QUOTED = 40;
const PICTURES = 6;
const CHARTED = 12;

function hashOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Noise of a few hundred kilobytes, as a photograph is. */
function photograph(seed: number): Buffer {
  const canvas = createCanvas(1600, 1200);
  const context = canvas.getContext('2d');
  const random = lcg(seed);
  for (let i = 0; i < 4000; i++) {
    context.fillStyle = `hsl(${Math.floor(random() * 360)} 40% ${Math.floor(20 + random() * 60)}%)`;
    context.fillRect(random() * 1600, random() * 1200, random() * 160, random() * 120);
  }
  return canvas.toBuffer('image/jpeg', 80);
}

export function largePack(count: number): { pack: Pack; source: PackSource } {
  const photographs = Array.from({ length: PICTURES }, (_, i) => photograph(i + 1));
  const documents = [...generateCorpus(count, 20261127, CHARACTERS)];
  const records = documents.map((document, i): ArchiveRecord => {
    const { id, title, text, ...fields } = InterchangeRecord.parse(document);
    const photo = photographs[i];
    const figures = [
      { subject: '选民登记率', value: 90 + (i % 97) / 10, unit: '%', bound: 'exact' as const, asOf: '2022' },
    ];
    return {
      id: String(id),
      revision: 1,
      cleared: [],
      title: title ?? '',
      text: text ?? '',
      kind: fields.kind ?? 'case',
      regions: fields.regions ?? [],
      practices: fields.practices ?? [],
      links: fields.links ?? [],
      people: [],
      figures: i % 20 === 0 ? figures : [],
      relations: [],
      dates: fields.dates ?? {},
      source: { name: '常委会办公室' },
      quality: [],
      certainty: 'stated',
      note: '',
      format: 'markdown',
      pages: [],
      original:
        photo === undefined
          ? { sha256: hashOf(`${id}`), bytes: 1, mediaType: 'text/plain', name: 'a.txt' }
          : { sha256: hashOf(photo), bytes: photo.length, mediaType: 'image/jpeg', name: 'a.jpg' },
      importedAt: '2026-11-27T00:00:00.000Z',
      extra: {},
      relatedFrom: [],
      textSha256: hashOf(text ?? ''),
    };
  });
  const byId = new Map(records.map((record) => [record.id, record]));
  const byHash = new Map(photographs.map((bytes) => [hashOf(bytes), bytes]));
  const expert = { name: '', office: '', text: '' };
  const quotations = records.slice(0, QUOTATIONS).map((record, i): PackItem => {
    const cut = cutPassage(record, 0, Math.min(QUOTED, record.text.length));
    return { id: `e${i}`, type: 'excerpt', recordId: record.id, textSha256: record.textSha256, comment: '', ...cut };
  });
  const charts = [0, 1, 2].map((n): PackItem => {
    const scope = records.filter((r) => r.figures.length > 0).slice(n * CHARTED, (n + 1) * CHARTED);
    const form = 'bar';
    return {
      id: `g${n}`,
      type: 'chart',
      title: '',
      subject: '选民登记率',
      unit: '%',
      form,
      records: scope.map((r) => r.id),
    };
  });
  const items: PackItem[] = [
    { id: 's1', type: 'section', title: '摘编' },
    ...quotations,
    { id: 's2', type: 'section', title: '比较' },
    { id: 'm', type: 'comparison', title: '', rows: 'prefecture', columns: 'links', records: [] },
    ...charts,
    ...records
      .slice(0, PICTURES)
      .map((r): PackItem => ({ id: `p-${r.id}`, type: 'picture', recordId: r.id, caption: '' })),
    { id: 's3', type: 'section', title: '资料' },
    ...records.map(
      ({ id }): PackItem => ({ id, type: 'record', recordId: id, comment: '', layout: 'full', expert, questions: [] }),
    ),
  ];
  const at = '2026-11-27T00:00:00.000Z';
  const pack: Pack = {
    id: 'large',
    title: '基准',
    template: 'anthology',
    cover: emptyCover,
    options: defaultPackOptions,
    items,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
  const source: PackSource = {
    record: (id) => byId.get(id) ?? null,
    taxonomy: loadTaxonomy().taxonomy,
    regionAliases: regionAliases(),
    original: (sha256) => byHash.get(sha256) ?? null,
    archiveId: 'bench',
    program: 'Exchange Archive bench',
  };
  return { pack, source };
}
