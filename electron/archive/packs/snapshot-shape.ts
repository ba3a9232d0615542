/** The shape of a snapshot: all that a writer of a pack is given. Plain data, so that it can cross to a worker. */
import type {
  ChartPicture,
  CitationStyle,
  EndingKind,
  FigurePoint,
  Locator,
  Matrix,
  PackCover,
  PackOptions,
  PackQuery,
  PackTemplate,
} from '../../contract/index.ts';
import type { ItemState } from './check.ts';
import type { Turn } from './exif.ts';

export interface PackSnapshot {
  pack: { id: string; title: string; version: number };
  template: PackTemplate;
  archiveId: string;
  program: string;
  analyserVersion: number;
  style: CitationStyle;
  /** Where the sources of quotations stand. */
  noteStyle: PackOptions['notes'];
  cover: PackCover;
  /** Day of the recipe's last change, in China. */
  compiledOn: string;
  sections: SnapshotSection[];
  records: SnapshotRecord[];
  references: SnapshotReference[];
  figures: SnapshotFigure[];
  /** Pictures that items print, each once; the bytes come from `PackSource.original`. */
  pictures: SnapshotPicture[];
  /** What follows the sections, in order, with headings numbered on from them. Parts without content are not here. */
  endings: SnapshotEnding[];
  /** 编制说明, one paragraph each. */
  notes: string[];
  /** Searches the records came from. */
  queries: PackQuery[];
}

export interface SnapshotEnding {
  kind: EndingKind;
  title: string;
}

export interface SnapshotSection {
  id: string;
  /** 一、会议概况 */
  title: string;
  entries: SnapshotEntry[];
}

export type SnapshotEntry =
  | SnapshotQuotation
  | SnapshotWhole
  | { type: 'missing'; id: string; recordId: string; comment: string }
  | { type: 'note'; id: string; markdown: string }
  /** `n` of tables counts 表1, 表2 …, of charts and pictures 图1, 图2 … through the whole pack. */
  | { type: 'figures'; id: string; n: number; title: string; figures: SnapshotFigure[] }
  | SnapshotComparison
  | SnapshotChart
  | {
      type: 'picture';
      id: string;
      n: number;
      recordId: string;
      reference: number;
      caption: string;
      picture: SnapshotPicture;
    }
  | { type: 'route'; id: string; n: number; title: string; stops: SnapshotStop[]; minutes: number }
  | SnapshotTable
  | { type: 'page-break'; id: string };

export interface SnapshotWhole {
  type: 'record';
  id: string;
  recordId: string;
  reference: number;
  comment: string;
  /** `case`: with the box of facts, the table of its figures, the expert's comment and the questions. */
  layout: 'full' | 'case';
  expert: { name: string; office: string; text: string };
  questions: string[];
}

export interface SnapshotComparison {
  type: 'comparison';
  id: string;
  n: number;
  title: string;
  /** Heading of the first column: 地区. */
  corner: string;
  matrix: Matrix;
  /** Number in the list of references, by record id. */
  references: Record<string, number>;
}

export interface SnapshotChart {
  type: 'chart';
  id: string;
  n: number;
  title: string;
  unit: string;
  picture: ChartPicture;
  points: FigurePoint[];
  /** Number in the list of references, by record id. */
  references: Record<string, number>;
  /** As-of dates and conflicts in words, printed below the picture. */
  note: string;
}

export interface SnapshotPicture {
  /** SHA-256 of the original. */
  sha256: string;
  mediaType: 'image/png' | 'image/jpeg';
  name: string;
  bytes: number;
  /** Pixels, once upright. */
  width: number;
  height: number;
  /** What the bytes need to stand upright, where a program does not see to it; null where they do. */
  turn: Turn | null;
}

export interface SnapshotStop {
  n: number;
  /** `0–40` minutes from the start. */
  from: number;
  minutes: number;
  place: string;
  see: string;
  tell: string;
  speaker: string;
  form: string;
  materials: string;
  /** Records of the archive that go with it: numbers in the list of references. */
  references: Array<{ reference: number; title: string }>;
}

export interface SnapshotTable {
  type: 'table';
  id: string;
  n: number;
  title: string;
  columns: string[];
  rows: string[][];
  /** Names of the columns with personal data that were left out. */
  withheld: string[];
}

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
  /** Its figures as they are printed. */
  figures: SnapshotFigure[];
  /** Title and text in standard wording, where a robot rewrote them. */
  restored: { title: string; text: string } | null;
  source: string;
  /** The name of the source alone, as the archive's `来源:` finds it. */
  sourceName: string;
  url: string;
  archiveNumber: string;
  sourceNote: string;
  note: string;
  certainty: string;
  quality: string[];
  marks: string[];
  /**
   * As printed: telephone and identity numbers of private persons are masked, character for character, unless they were
   * asked for. Offsets are those of the archive's text.
   */
  text: string;
  /** True where something in `text` is masked. */
  masked: boolean;
  format: 'plain' | 'markdown';
  pages: Array<{ page: number; start: number }>;
  /** Of the archive's own text. */
  textSha256: string;
  /** Of `text`. */
  printedSha256: string;
  original: { sha256: string; name: string; bytes: number; mediaType: string } | null;
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
  /** Of which place the record is; empty where it is of none, or of several. */
  place: string;
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
