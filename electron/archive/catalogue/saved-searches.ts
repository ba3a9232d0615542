/**
 * Searches that are kept: saved ones with what is new since, and the history of what was asked.
 *
 * Two questions are the same when their words (without blanks around), filters (in any order) and mode are. What is
 * new is told by row ids, which grow with every import: records found now behind the one that was last when a person
 * looked. "Last" is the index's last, not the catalogue's: a record that could not be found then is new later.
 */
import { uuidv7 } from 'uuidv7';
import { facetNames, type PastSearch, type SavedSearch, type SearchFilters } from '../../contract/index.ts';
import { holdsSearchesAndPairs } from '../db/migrations/0002-searches-and-pairs.ts';
import type { ReadDb, WriteDb } from '../db/open.ts';
import { audit, json, now } from '../db/rows.ts';
import { DoorError } from '../errors.ts';

/** Questions kept; older ones are forgotten. */
export const HISTORY_LENGTH = 500;

export interface Question {
  query: string;
  filters: SearchFilters;
  mode: SavedSearch['mode'];
}

/** What this file needs of the search. */
export interface Finder {
  /** `after`: how many of the matching records have a row id above the given one. */
  matching(question: Question): { total: number; after(rid: number): number };
  /** The highest row id that can be found now; 0 in an empty archive. */
  lastRid(): number;
}

export interface SavedSearchStore {
  /** Newest first. */
  saved(): SavedSearch[];
  /** The same question saved again is renamed. */
  save(question: Question & { name: string }): SavedSearch;
  /** @throws DoorError NOT_FOUND */
  rename(id: string, name: string): SavedSearch;
  remove(id: string): boolean;
  /** @throws DoorError NOT_FOUND */
  seen(id: string): SavedSearch;
  /** Newest first, each question once. */
  history(limit: number): PastSearch[];
  /** False when nothing was asked: an empty query without filters. */
  remember(question: Question & { total: number }): boolean;
  /** One question, or everything when none is given. Returns how many were forgotten. */
  forget(question?: Question): number;
}

interface SavedRow {
  id: string;
  name: string;
  query: string;
  filters: string;
  mode: Question['mode'];
  saved_at: string;
  seen_at: string;
  seen_rid: number;
}

interface HistoryRow {
  at: string;
  query: string;
  filters: string;
  mode: Question['mode'];
  total: number;
}

/** The one form in which a question is stored and compared. */
export function plainQuestion({ query, filters, mode }: Question): Question {
  const plain: SearchFilters = {};
  for (const name of facetNames) {
    const values = [...new Set(filters[name] ?? [])].sort();
    if (values.length > 0) plain[name] = values;
  }
  return { query: query.trim(), filters: plain, mode };
}

/** Equal for equal questions. */
function keyOf({ query, filters, mode }: Question): string {
  return JSON.stringify([query, filters, mode]);
}

const asksNothing = ({ query, filters }: Question): boolean => query === '' && Object.keys(filters).length === 0;

export function createSavedSearches(reader: ReadDb, writer: WriteDb | null, finder: Finder): SavedSearchStore {
  // Prepared when used: an archive of the first version, opened for reading, has no such tables.
  const source = writer ?? reader;
  const isOld = (): boolean => !holdsSearchesAndPairs(source);

  function needWriter(): WriteDb {
    if (writer === null) throw new DoorError('READ_ONLY');
    return writer;
  }

  function savedOf(row: SavedRow): SavedSearch {
    const question: Question = { query: row.query, filters: json(row.filters), mode: row.mode };
    const found = finder.matching(question);
    return {
      ...question,
      id: row.id,
      name: row.name,
      savedAt: row.saved_at,
      seenAt: row.seen_at,
      total: found.total,
      fresh: found.after(row.seen_rid),
    };
  }

  function get(id: string): SavedSearch {
    const row = source.prepare<[string], SavedRow>('SELECT * FROM saved_search WHERE id = ?').get(id);
    if (row === undefined) throw new DoorError('NOT_FOUND', { id });
    return savedOf(row);
  }

  return {
    saved: () =>
      isOld()
        ? []
        : source.prepare<[], SavedRow>('SELECT * FROM saved_search ORDER BY saved_at DESC, id DESC').all().map(savedOf),
    save({ name, ...asked }) {
      const db = needWriter();
      const question = plainQuestion(asked);
      const key = keyOf(question);
      const at = now();
      const id = db
        .transaction(() => {
          const known = db.prepare<[string], string>('SELECT id FROM saved_search WHERE question = ?').pluck().get(key);
          if (known !== undefined) {
            db.prepare('UPDATE saved_search SET name = ? WHERE id = ?').run(name, known);
            audit(db, 'saved-search.rename', known);
            return known;
          }
          const made = uuidv7();
          db.prepare(
            `INSERT INTO saved_search (id, question, name, query, filters, mode, saved_at, seen_at, seen_rid)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          ).run(
            made,
            key,
            name,
            question.query,
            JSON.stringify(question.filters),
            question.mode,
            at,
            at,
            finder.lastRid(),
          );
          audit(db, 'saved-search.save', made);
          return made;
        })
        .immediate();
      return get(id);
    },
    rename(id, name) {
      const db = needWriter();
      db.transaction(() => {
        const { changes } = db.prepare('UPDATE saved_search SET name = ? WHERE id = ?').run(name, id);
        if (changes === 0) throw new DoorError('NOT_FOUND', { id });
        audit(db, 'saved-search.rename', id);
      }).immediate();
      return get(id);
    },
    remove(id) {
      const db = needWriter();
      return db
        .transaction(() => {
          const removed = db.prepare('DELETE FROM saved_search WHERE id = ?').run(id).changes > 0;
          if (removed) audit(db, 'saved-search.remove', id);
          return removed;
        })
        .immediate();
    },
    seen(id) {
      const db = needWriter();
      // An index that is being made anew knows fewer records than were seen before.
      const { changes } = db
        .prepare('UPDATE saved_search SET seen_at = ?, seen_rid = max(seen_rid, ?) WHERE id = ?')
        .run(now(), finder.lastRid(), id);
      if (changes === 0) throw new DoorError('NOT_FOUND', { id });
      return get(id);
    },
    history(limit) {
      if (isOld()) return [];
      return source
        .prepare<[number], HistoryRow>(
          'SELECT at, query, filters, mode, total FROM search_history ORDER BY n DESC LIMIT ?',
        )
        .all(limit)
        .map((row) => ({ ...row, filters: json(row.filters) }));
    },
    remember({ total, ...asked }) {
      const db = needWriter();
      const question = plainQuestion(asked);
      if (asksNothing(question)) return false;
      const key = keyOf(question);
      db.transaction(() => {
        const last = db.prepare<[], number>('SELECT coalesce(max(n), 0) FROM search_history').pluck().get() ?? 0;
        db.prepare('DELETE FROM search_history WHERE question = ?').run(key);
        db.prepare(
          'INSERT INTO search_history (n, question, at, query, filters, mode, total) VALUES (?, ?, ?, ?, ?, ?, ?)',
        ).run(last + 1, key, now(), question.query, JSON.stringify(question.filters), question.mode, total);
        db.prepare(
          'DELETE FROM search_history WHERE n <= (SELECT n FROM search_history ORDER BY n DESC LIMIT 1 OFFSET ?)',
        ).run(HISTORY_LENGTH);
      }).immediate();
      return true;
    },
    forget(question) {
      const db = needWriter();
      if (question === undefined) return db.prepare('DELETE FROM search_history').run().changes;
      return db.prepare('DELETE FROM search_history WHERE question = ?').run(keyOf(plainQuestion(question))).changes;
    },
  };
}
