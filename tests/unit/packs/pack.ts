/** Records, recipes and sources for the pack tests, without an archive behind them. */
import { createHash } from 'node:crypto';
import { loadTaxonomy } from '../../../electron/archive/catalogue/taxonomy.ts';
import { cutPassage } from '../../../electron/archive/packs/passage.ts';
import type { PackSource } from '../../../electron/archive/packs/source.ts';
import {
  type ArchiveRecord,
  defaultPackOptions,
  emptyCover,
  type Pack,
  type PackCover,
  type PackItem,
  type PackOptions,
} from '../../../electron/contract/index.ts';

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export function record(fields: Partial<ArchiveRecord> & { id: string }): ArchiveRecord {
  const text = fields.text ?? '';
  return {
    title: fields.id,
    kind: 'case',
    regions: [],
    practices: [],
    links: [],
    people: [],
    figures: [],
    relations: [],
    dates: {},
    source: {},
    quality: [],
    certainty: 'stated',
    note: '',
    format: 'markdown',
    pages: [],
    original: { sha256: sha256(`original of ${fields.id}`), bytes: 10, mediaType: 'text/plain', name: 'a.txt' },
    importedAt: '2026-11-24T00:00:00.000Z',
    extra: {},
    revision: 1,
    cleared: [],
    relatedFrom: [],
    ...fields,
    text,
    textSha256: sha256(text),
  };
}

export function sourceOf(...records: ArchiveRecord[]): PackSource {
  return {
    record: (id) => records.find((r) => r.id === id) ?? null,
    taxonomy: loadTaxonomy().taxonomy,
    archiveId: 'archive-1',
    program: 'Exchange Archive test',
  };
}

/** A quotation of the first place `words` stand in the record. */
export function excerpt(from: ArchiveRecord, words: string, comment = ''): PackItem {
  const start = from.text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in ${from.id}`);
  const cut = cutPassage(from, start, start + words.length);
  return {
    id: `e-${from.id}-${start}`,
    type: 'excerpt',
    recordId: from.id,
    ...cut,
    textSha256: from.textSha256,
    comment,
  };
}

export function whole(from: { id: string }, comment = ''): PackItem {
  const expert = { name: '', office: '', text: '' };
  return { id: `r-${from.id}`, type: 'record', recordId: from.id, comment, layout: 'full', expert, questions: [] };
}

/** What a test says of a pack; the rest is as in a new one. */
export type PackFields = Partial<Omit<Pack, 'cover' | 'options'>> & {
  cover?: Partial<PackCover>;
  options?: Partial<PackOptions>;
};

export function packOf(items: PackItem[], { cover, options, ...fields }: PackFields = {}): Pack {
  return {
    id: 'pack-1',
    title: '交流资料',
    template: 'blank',
    cover: { ...emptyCover, ...cover },
    options: { ...defaultPackOptions, ...options },
    items,
    version: 3,
    createdAt: '2026-11-20T00:00:00.000Z',
    updatedAt: '2026-11-23T17:00:00.000Z',
    ...fields,
  };
}
