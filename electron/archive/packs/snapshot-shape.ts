/** The shape of a snapshot: all that a writer of a pack is given. Plain data, so that it can cross to a worker. */
import type { Locator, PackCover } from '../../contract/index.ts';
import type { ItemState } from './check.ts';
import type { CitationStyle } from './citation.ts';

export interface PackSnapshot {
  pack: { id: string; title: string; version: number };
  archiveId: string;
  program: string;
  analyserVersion: number;
  style: CitationStyle;
  cover: PackCover;
  /** Day of the recipe's last change, in China. */
  compiledOn: string;
  sections: SnapshotSection[];
  records: SnapshotRecord[];
  references: SnapshotReference[];
  figures: SnapshotFigure[];
  /** Headings of what follows the sections, numbered on from them. */
  endings: { figures: string; references: string; notes: string };
  /** 编制说明, one paragraph each. */
  notes: string[];
}

export interface SnapshotSection {
  id: string;
  /** 一、会议概况 */
  title: string;
  entries: SnapshotEntry[];
}

export type SnapshotEntry =
  | SnapshotQuotation
  | { type: 'record'; id: string; recordId: string; reference: number; comment: string }
  | { type: 'missing'; id: string; recordId: string; comment: string }
  | { type: 'note'; id: string; markdown: string };

export interface SnapshotQuotation {
  type: 'quotation';
  id: string;
  /** 1, 2, 3 … through the whole pack. */
  number: number;
  recordId: string;
  /** Number in the list of references; 0 when the record is gone. */
  reference: number;
  title: string;
  quote: string;
  format: 'plain' | 'markdown';
  quoteSha256: string;
  comment: string;
  locator: Locator;
  position: string;
  state: ItemState;
  /** The state in words. */
  check: string;
  /** SHA-256 of the record's text when the passage was taken, and now. */
  takenFrom: string;
  textSha256: string;
  originalSha256: string;
  citation: string;
  marks: string[];
}

export interface SnapshotRecord {
  id: string;
  reference: number;
  title: string;
  kind: string;
  kindLabel: string;
  regionCodes: string[];
  regions: string[];
  practices: Array<{ id: string; name: string }>;
  links: Array<{ id: string; name: string }>;
  people: Array<{ name: string; office: string; role: string; topic: string }>;
  dates: string;
  dateNote: string;
  /** `2022`, for filters. */
  year: string;
  /** `2022-10-13`, with the precision known: what `日期:` compares. */
  sortDate: string;
  /** The meetings it was presented at or is part of; `title` is empty when the meeting's record is not here. */
  meetings: Array<{ id: string; title: string }>;
  /** Figures stated with the record, for `数值:`. */
  quantities: Array<{ value: number; unit: string }>;
  /** Title and text in standard wording, where a robot rewrote them. */
  restored: { title: string; text: string } | null;
  source: string;
  /** The name of the source alone, as the archive's `来源:` finds it. */
  sourceName: string;
  url: string;
  sourceNote: string;
  note: string;
  certainty: string;
  quality: string[];
  marks: string[];
  text: string;
  format: 'plain' | 'markdown';
  pages: Array<{ page: number; start: number }>;
  textSha256: string;
  original: { sha256: string; name: string; bytes: number } | null;
  citation: string;
  /** True when the recipe holds the whole record, not only passages of it. */
  whole: boolean;
}

export interface SnapshotReference {
  number: number;
  recordId: string;
  citation: string;
}

export interface SnapshotFigure {
  recordId: string;
  reference: number;
  title: string;
  subject: string;
  /** The wording of the source, for instance `超1500`. */
  value: string;
  /** What is counted with; null where the record states words alone. */
  number: number | null;
  unit: string;
  asOf: string;
  certainty: string;
  note: string;
}
