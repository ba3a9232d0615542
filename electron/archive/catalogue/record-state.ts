/** One state of a record as plain data: told apart by its content key, compared field by field, marks moved along. */
import { isDeepStrictEqual } from 'node:util';
import { type RecordState, type StateField, stateFields } from '../../contract/index.ts';
import { editsBetween, shiftedOffset } from '../../text/index.ts';
import { canonicalKey, type NewRecord } from './write-records.ts';

/** Everything a record says, in the shape in which it is written. */
export function saidBy(state: RecordState): NewRecord {
  const { original } = state;
  return {
    id: state.id,
    title: state.title,
    text: state.text,
    format: state.format,
    kind: state.kind,
    regions: state.regions,
    practices: state.practices,
    links: state.links,
    people: state.people,
    figures: state.figures,
    relations: state.relations,
    dates: state.dates,
    source: state.source,
    quality: state.quality,
    certainty: state.certainty,
    note: state.note,
    pages: state.pages,
    extra: state.extra,
    ...(original === null
      ? {}
      : {
          original: {
            sha256: original.sha256,
            name: original.name,
            ...(original.line === undefined ? {} : { line: original.line }),
            ...(original.encoding === undefined ? {} : { encoding: original.encoding }),
          },
        }),
  };
}

export function stateKey(state: RecordState): string {
  return canonicalKey(saidBy(state));
}

export function changedFields(before: RecordState, after: RecordState): StateField[] {
  return stateFields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
}

export type PageMarks = RecordState['pages'];

/**
 * The page marks of a corrected text. A page begins with its first character that is still there; a page of which
 * nothing is left gives its place to the next one.
 */
export function movedPages(pages: PageMarks, before: string, after: string): PageMarks {
  if (pages.length === 0 || before === after) return pages;
  const edits = editsBetween(before, after);
  const moved = pages.map(({ page, start }) => ({ page, start: shiftedOffset(edits, start) }));
  return moved.filter(({ start }, i) => moved[i + 1]?.start !== start && start < Math.max(after.length, 1));
}
