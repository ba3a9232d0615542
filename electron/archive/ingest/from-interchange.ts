/** One interchange line → a record to be written. Fields the archive does not know go to `extra`, none is dropped. */
import { InterchangeRecord, type RefusalCode } from '../../contract/index.ts';
import type { TaxonomyIndex } from '../catalogue/taxonomy.ts';
import type { NewRecord } from '../catalogue/write-records.ts';
import { firstLine } from './first-line.ts';
import { secrecyMarking } from './readers/index.ts';

const known = new Set(Object.keys(InterchangeRecord.shape));
const HALF_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export type Interchanged =
  | { ok: true; record: NewRecord; notices: string[] }
  | { ok: false; code: RefusalCode; detail: string };

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
    return { ok: false, code: 'bad-line', detail: error instanceof Error ? error.message : 'JSON' };
  }
  const parsed = InterchangeRecord.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, code: 'bad-line', detail: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() };
  }
  const line = parsed.data;
  // A marking stands at the head; most texts have the character nowhere near it.
  const head = (line.text ?? '').slice(0, 2000);
  const marking = head.includes('密') ? secrecyMarking(head) : undefined;
  if (marking !== undefined) return { ok: false, code: 'classified', detail: marking };
  // JSON can escape half a surrogate pair; UTF-8 cannot hold it.
  const broken = (line.text ?? '').match(HALF_PAIR)?.length ?? 0;
  const text = (line.text ?? '').toWellFormed();
  const title = (line.title ?? '').toWellFormed();
  const quality = line.quality ?? (text === '' ? (['no-text'] as const) : []);
  return {
    ok: true,
    notices: broken > 0 ? [`undecodable:${broken}`] : [],
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
      quality: broken > 0 ? [...new Set([...quality, 'undecodable' as const])] : [...quality],
      certainty: line.certainty ?? 'stated',
      note: line.note ?? '',
      pages: [],
      extra: Object.fromEntries(Object.entries(line).filter(([key]) => !known.has(key))),
    },
  };
}
