/** One interchange line → a record to be written. Fields the archive does not know go to `extra`, none is dropped. */
import { InterchangeRecord } from '../../contract/index.ts';
import type { TaxonomyIndex } from '../catalogue/taxonomy.ts';
import type { NewRecord } from '../catalogue/write-records.ts';

const known = new Set(Object.keys(InterchangeRecord.shape));
/** A line without a title is called by its first words. */
const TITLE_LENGTH = 40;

export type Interchanged = { ok: true; record: NewRecord } | { ok: false; detail: string };

function firstLine(text: string): string {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  const characters = [...line.replace(/^#+\s*/, '')];
  return characters.length > TITLE_LENGTH ? `${characters.slice(0, TITLE_LENGTH).join('')}…` : characters.join('');
}

/** Region names that stand for exactly one place become its code; anything else stays as it was written. */
function regionCode(value: string, taxonomy: TaxonomyIndex): string {
  if (/^\d{6}/.test(value)) return value;
  const codes = taxonomy.resolveRegion(value);
  return codes.length === 1 ? (codes[0] ?? value) : value;
}

export function fromInterchange(json: string, taxonomy: TaxonomyIndex): Interchanged {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : 'JSON' };
  }
  const parsed = InterchangeRecord.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, detail: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() };
  }
  const line = parsed.data;
  const text = line.text ?? '';
  const title = line.title ?? '';
  return {
    ok: true,
    record: {
      ...(line.id === undefined ? {} : { id: line.id }),
      title: title === '' ? firstLine(text) : title,
      text,
      format: line.format ?? 'plain',
      kind: line.kind ?? 'document',
      regions: [...new Set((line.regions ?? []).map((r) => regionCode(r, taxonomy)))],
      practices: line.practices ?? [],
      links: line.links ?? [],
      people: line.people ?? [],
      figures: line.figures ?? [],
      relations: line.relations ?? [],
      dates: line.dates ?? {},
      source: line.source ?? {},
      quality: line.quality ?? (text === '' ? ['no-text'] : []),
      certainty: line.certainty ?? 'stated',
      note: line.note ?? '',
      pages: [],
      extra: Object.fromEntries(Object.entries(line).filter(([key]) => !known.has(key))),
    },
  };
}
