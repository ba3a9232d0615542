/**
 * The state that a correction leads to, with what follows from it: page marks move with the text, a text that is
 * there takes the mark "no text" off, and a mark that a person takes off stays off.
 */
import type { QualityFlag, RecordChange, RecordState } from '../../contract/index.ts';
import { sha256 } from '../digest.ts';
import { DoorError } from '../errors.ts';
import { firstLine } from '../ingest/first-line.ts';
import { secrecyMarking } from '../ingest/readers/secrecy.ts';
import { movedPages } from './record-state.ts';
import type { TaxonomyIndex } from './taxonomy.ts';

/** Fields whose new value simply takes the place of the old one. */
const plain = ['kind', 'links', 'dates', 'source', 'certainty', 'figures', 'people'] as const;

function refuse(why: string, detail: string): never {
  throw new DoorError('CONFLICT', { why, ...(detail === '' ? {} : { detail }) });
}

/** Names that stand for one place become its code. What the record says already may stay, known or not. */
function regionsOf(given: readonly string[], before: readonly string[], taxonomy: TaxonomyIndex): string[] {
  const codes = new Set(taxonomy.taxonomy.regions.map((region) => region.code));
  const code = (value: string): string => {
    if (before.includes(value) || taxonomy.regionChain(value).some((one) => codes.has(one))) return value;
    const [only, second] = taxonomy.resolveRegion(value);
    if (only === undefined || second !== undefined) return refuse('unknown-region', value);
    return only;
  };
  return [...new Set(given.map((value) => code(value.trim())))];
}

function practicesOf(given: readonly string[], before: readonly string[], taxonomy: TaxonomyIndex): string[] {
  const known = new Set(taxonomy.taxonomy.practices.map((practice) => practice.id));
  for (const id of given) if (!known.has(id) && !before.includes(id)) refuse('unknown-practice', id);
  return [...new Set(given)];
}

function qualityOf(before: RecordState, change: RecordChange, text: string, broken: boolean): QualityFlag[] {
  const marks = new Set(change.quality ?? before.quality);
  if (text === '') marks.add('no-text');
  else marks.delete('no-text');
  if (broken) marks.add('undecodable');
  return [...marks];
}

/** @throws DoorError CONFLICT with `why`: blank-record, unknown-region, unknown-practice, classified */
export function corrected(before: RecordState, change: RecordChange, taxonomy: TaxonomyIndex): RecordState {
  const given = change.text ?? before.text;
  const text = given.toWellFormed();
  const title = (change.title ?? before.title).toWellFormed().trim();
  if (title === '' && text.trim() === '') refuse('blank-record', '');
  const marking = change.text === undefined ? undefined : secrecyMarking(text.slice(0, 2000));
  if (marking !== undefined) refuse('classified', marking);
  const quality = qualityOf(before, change, text, text !== given);
  const taken = before.quality.filter((mark) => mark !== 'no-text' && !quality.includes(mark));
  const cleared = [...new Set([...before.cleared, ...taken])].filter((mark) => !quality.includes(mark));
  return {
    ...before,
    ...Object.fromEntries(plain.flatMap((field) => (change[field] === undefined ? [] : [[field, change[field]]]))),
    title: title === '' ? firstLine(text) : title,
    text,
    textSha256: sha256(text),
    regions: change.regions === undefined ? before.regions : regionsOf(change.regions, before.regions, taxonomy),
    practices:
      change.practices === undefined ? before.practices : practicesOf(change.practices, before.practices, taxonomy),
    note: (change.note ?? before.note).toWellFormed(),
    pages: movedPages(before.pages, before.text, text),
    quality,
    cleared,
  };
}
