/** What a person has typed into the correction, and the change it amounts to: only what differs is sent. */
import type { ArchiveRecord, RecordDates, Source } from '../../../../electron/contract/record.ts';
import type { RecordChange } from '../../../../electron/contract/revisions.ts';
import type { Link, QualityFlag, RecordKind } from '../../../../electron/contract/vocabulary.ts';
import { type FigureRow, figureRow, figuresOf, type PersonRow, peopleOf, personRow } from './rows-draft.ts';

export const dateNames = ['event', 'document', 'capture'] as const;
export const sourceNames = ['name', 'author', 'publisher', 'archiveNumber', 'url', 'rights', 'note'] as const;

export interface Draft {
  title: string;
  text: string;
  kind: RecordKind;
  regions: string[];
  practices: string[];
  links: Link[];
  people: PersonRow[];
  figures: FigureRow[];
  quality: QualityFlag[];
  note: string;
  dates: Record<(typeof dateNames)[number], string>;
  source: Record<(typeof sourceNames)[number], string>;
}

export function draftOf(record: ArchiveRecord): Draft {
  const { title, text, kind, regions, practices, links, people, figures, quality, note, dates, source } = record;
  return {
    title,
    text,
    kind,
    regions: [...regions],
    practices: [...practices],
    links: [...links],
    people: people.map(personRow),
    figures: figures.map(figureRow),
    quality: [...quality],
    note,
    dates: { event: dates.event ?? '', document: dates.document ?? '', capture: dates.capture ?? '' },
    source: {
      name: source.name ?? '',
      author: source.author ?? '',
      publisher: source.publisher ?? '',
      archiveNumber: source.archiveNumber ?? '',
      url: source.url ?? '',
      rights: source.rights ?? '',
      note: source.note ?? '',
    },
  };
}

/** A field that was emptied is absent; what the form does not show stays. */
function filled<T extends object>(kept: T, names: readonly (keyof T & string)[], given: Record<string, string>): T {
  const result = new Map<string, unknown>(Object.entries(kept));
  for (const name of names) {
    const value = given[name]?.trim() ?? '';
    if (value === '') result.delete(name);
    else result.set(name, value);
  }
  return Object.fromEntries(result) as T;
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

export function changeOf(record: ArchiveRecord, draft: Draft): RecordChange {
  const before = draftOf(record);
  const dates: RecordDates = filled(record.dates, dateNames, draft.dates);
  const source: Source = filled(record.source, sourceNames, draft.source);
  const people = peopleOf(draft.people);
  const figures = figuresOf(draft.figures);
  return {
    ...(draft.title === before.title ? {} : { title: draft.title }),
    ...(draft.text === before.text ? {} : { text: draft.text }),
    ...(draft.kind === before.kind ? {} : { kind: draft.kind }),
    ...(differs(draft.regions, before.regions) ? { regions: draft.regions } : {}),
    ...(differs(draft.practices, before.practices) ? { practices: draft.practices } : {}),
    ...(differs(draft.links, before.links) ? { links: draft.links } : {}),
    ...(differs(people, peopleOf(before.people)) ? { people } : {}),
    ...(differs(figures, figuresOf(before.figures)) ? { figures } : {}),
    ...(differs(draft.quality, before.quality) ? { quality: draft.quality } : {}),
    ...(draft.note === before.note ? {} : { note: draft.note }),
    ...(differs(draft.dates, before.dates) ? { dates } : {}),
    ...(differs(draft.source, before.source) ? { source } : {}),
  };
}
