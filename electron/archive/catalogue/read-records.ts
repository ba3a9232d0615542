/** Reads records back in the shapes of the contract. */
import type {
  ArchiveRecord,
  Certainty,
  Figure,
  Link,
  Original,
  PersonMention,
  QualityFlag,
  RecordKind,
  RecordSummary,
  Relation,
  RelationType,
} from '../../contract/index.ts';
import type { Db } from '../db/open.ts';
import { json } from '../db/rows.ts';

interface RecordRow {
  rid: number;
  id: string;
  title: string;
  kind: RecordKind;
  format: 'plain' | 'markdown';
  characters: number;
  text_sha256: string;
  dates: string;
  source: string;
  quality: string;
  certainty: Certainty;
  note: string;
  pages: string;
  extra: string;
  original_sha256: string | null;
  original_name: string;
  original_line: number | null;
  encoding: string | null;
  imported_at: string;
  /** Absent in an archive of an earlier version that is open for reading. */
  revision?: number;
  cleared?: string;
}

/** Drops nulls, so that an absent column is an absent field. */
function present<T extends object>(row: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as {
    [K in keyof T]: Exclude<T[K], null>;
  };
}

export interface RecordReader {
  get(id: string): ArchiveRecord | null;
  ridOf(id: string): number | null;
  titleOf(id: string): string | null;
  /** Titles of the newest records, each once. */
  titles(limit: number): string[];
  summary(rid: number): RecordSummary | null;
  /** Title, text and what a result shows beside the summary. */
  forResult(rid: number): { text: string; people: string[]; figures: number } | null;
  text(rid: number): { title: string; text: string } | null;
  pages(rid: number): Array<{ page: number; start: number }>;
  count(): number;
  pageByDate(offset: number, limit: number): RecordSummary[];
}

export function createRecordReader(db: Db): RecordReader {
  const byId = db.prepare<[string], RecordRow>('SELECT * FROM record WHERE id = ?');
  const byRid = db.prepare<[number], RecordRow>('SELECT * FROM record WHERE rid = ?');
  const ridById = db.prepare<[string], number>('SELECT rid FROM record WHERE id = ?').pluck();
  const textOf = db.prepare<[number], string>('SELECT text FROM record_text WHERE rid = ?').pluck();
  const titleOf = db.prepare<[number], string>('SELECT title FROM record WHERE rid = ?').pluck();
  const newestTitles = db.prepare<[number], string>('SELECT title FROM record ORDER BY rid DESC LIMIT ?').pluck();
  const titleById = db.prepare<[string], string>('SELECT title FROM record WHERE id = ?').pluck();
  const regions = db
    .prepare<[number], string>('SELECT code FROM record_region WHERE rid = ? ORDER BY position')
    .pluck();
  const practices = db
    .prepare<[number], string>('SELECT practice FROM record_practice WHERE rid = ? ORDER BY position')
    .pluck();
  const links = db.prepare<[number], Link>('SELECT link FROM record_link WHERE rid = ? ORDER BY position').pluck();
  const people = db.prepare<[number], PersonMention>(
    'SELECT name, office, region, role, topic, certainty FROM record_person WHERE rid = ? ORDER BY position',
  );
  const names = db
    .prepare<[number], string>("SELECT name FROM record_person WHERE rid = ? AND role <> 'mentioned' ORDER BY position")
    .pluck();
  const figures = db.prepare<[number], Figure>(
    `SELECT subject, value, display, unit, as_of AS asOf, bound, certainty, note FROM figure
     WHERE rid = ? ORDER BY position`,
  );
  const figureCount = db.prepare<[number], number>('SELECT count(*) FROM figure WHERE rid = ?').pluck();
  const relations = db.prepare<[number], Relation>(
    'SELECT type, target, note FROM relation WHERE rid = ? ORDER BY position',
  );
  const pointingHere = db.prepare<[string], { id: string; title: string; type: RelationType; note: string | null }>(
    `SELECT r.id, r.title, l.type, l.note FROM relation l JOIN record r USING (rid)
     WHERE l.target = ? ORDER BY r.sort_date DESC, r.rid LIMIT 500`,
  );
  const originalOf = db.prepare<[string], { bytes: number; media_type: string }>(
    'SELECT bytes, media_type FROM original WHERE sha256 = ?',
  );
  const pagesOf = db.prepare<[number], string>('SELECT pages FROM record WHERE rid = ?').pluck();
  const total = db.prepare<[], number>('SELECT count(*) FROM record').pluck();
  const byDate = db.prepare<[number, number], RecordRow>(
    'SELECT * FROM record ORDER BY sort_date DESC, rid DESC LIMIT ? OFFSET ?',
  );

  function original(row: RecordRow): Original | null {
    if (row.original_sha256 === null) return null;
    const file = originalOf.get(row.original_sha256);
    return {
      sha256: row.original_sha256,
      bytes: file?.bytes ?? 0,
      mediaType: file?.media_type ?? 'application/octet-stream',
      name: row.original_name,
      ...(row.original_line === null ? {} : { line: row.original_line }),
      ...(row.encoding === null ? {} : { encoding: row.encoding }),
    };
  }

  function summaryOf(row: RecordRow): RecordSummary {
    return {
      id: row.id,
      title: row.title,
      kind: row.kind,
      regions: regions.all(row.rid),
      practices: practices.all(row.rid),
      links: links.all(row.rid),
      dates: json(row.dates),
      quality: json<QualityFlag[]>(row.quality),
      characters: row.characters,
      importedAt: row.imported_at,
    };
  }

  return {
    get(id) {
      const row = byId.get(id);
      if (row === undefined) return null;
      const { characters: _characters, ...summary } = summaryOf(row);
      return {
        ...summary,
        people: people.all(row.rid).map(present),
        // `value` is null in the contract when a figure has no number.
        figures: figures.all(row.rid).map((f) => ({ ...present(f), value: f.value })),
        relations: relations.all(row.rid).map(present),
        source: json(row.source),
        certainty: row.certainty,
        note: row.note,
        text: textOf.get(row.rid) ?? '',
        format: row.format,
        pages: json(row.pages),
        original: original(row),
        textSha256: row.text_sha256,
        revision: row.revision ?? 1,
        cleared: json<QualityFlag[]>(row.cleared ?? '[]'),
        extra: json(row.extra),
        relatedFrom: pointingHere.all(id).map(present),
      };
    },
    ridOf: (id) => ridById.get(id) ?? null,
    titleOf: (id) => titleById.get(id) ?? null,
    titles: (limit) => [...new Set(newestTitles.all(limit))],
    summary(rid) {
      const row = byRid.get(rid);
      return row === undefined ? null : summaryOf(row);
    },
    forResult(rid) {
      const text = textOf.get(rid);
      if (text === undefined) return null;
      return { text, people: names.all(rid), figures: figureCount.get(rid) ?? 0 };
    },
    text(rid) {
      const text = textOf.get(rid);
      return text === undefined ? null : { title: titleOf.get(rid) ?? '', text };
    },
    pages: (rid) => json(pagesOf.get(rid) ?? '[]'),
    count: () => total.get() ?? 0,
    pageByDate: (offset, limit) => byDate.all(limit, offset).map(summaryOf),
  };
}
