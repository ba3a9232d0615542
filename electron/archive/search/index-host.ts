/**
 * The index as the rest of the archive knows it: always one that answers. Follows a rebuilt index to its new file,
 * notices damage, has it mended, and says so in every answer until it is.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import type { BatchQuery, BatchResult, SearchInput, SearchResult } from '../../contract/index.ts';
import { DoorError } from '../errors.ts';
import { emptyFacets } from './facets.ts';
import { indexName, isAging, openIndexForReading, removeStaleIndexes } from './index-file.ts';
import { isDamage } from './postings/bytes.ts';
import { createSearchRoom, type RoomDeps, type SearchRoom } from './room.ts';
import type { Search } from './search.ts';

export interface IndexHost {
  search: Search;
  batch(query: BatchQuery): BatchResult;
  behind(): number;
  /** The room in use. @throws DoorError DAMAGED */
  room(): SearchRoom;
  state(): SearchResult['index'];
  /** Made by another analyser: answers, and should be made anew. */
  isAging(): boolean;
  close(): void;
}

export interface IndexHostDeps extends Omit<RoomDeps, 'state'> {
  dir: string;
  records: RoomDeps['records'];
  /** Starts making the index anew; absent where this process may not write. */
  rebuild?: () => void;
  rebuilding: () => boolean;
}

/** An index made anew this often in one run is not what is broken: then the error is told as it is. */
const MOST_MENDS = 3;

export function createIndexHost(deps: IndexHostDeps): IndexHost {
  const pointer = path.join(deps.dir, 'index.json');
  let current: { room: SearchRoom; name: string; seen: number } | null = null;
  let damaged = false;
  /** The pointer's time when the damage was met: a later one names another file. */
  let damagedAt = 0;
  let mends = 0;

  const stamp = (): number => statSync(pointer, { throwIfNoEntry: false })?.mtimeMs ?? 0;

  function open(): SearchRoom | null {
    const seen = stamp();
    const name = indexName(deps.dir);
    const db = openIndexForReading(deps.dir);
    if (db === null) return null;
    const room = createSearchRoom(db, { ...deps, state });
    current = { room, name, seen };
    return room;
  }

  function release(): void {
    try {
      current?.room.close();
    } catch {
      // A damaged file; nothing was written through this connection.
    }
    current = null;
  }

  function room(): SearchRoom {
    if (current !== null && current.seen !== stamp()) {
      if (current.name !== indexName(deps.dir)) {
        release();
        if (deps.rebuild !== undefined) removeStaleIndexes(deps.dir);
      } else current.seen = stamp();
    }
    if (damaged && damagedAt !== stamp()) damaged = false;
    const found = current?.room ?? open();
    if (found === null) throw new DoorError('DAMAGED', { file: 'index.sqlite' });
    return found;
  }

  function state(): SearchResult['index'] {
    if (damaged) return 'damaged';
    return deps.rebuilding() ? 'rebuilding' : 'ready';
  }

  /** Has it mended in the background; throws what cannot be mended. */
  function note(error: unknown): void {
    if (!isDamage(error)) throw error;
    if (damaged) return;
    if (deps.rebuild === undefined || ++mends > MOST_MENDS) throw error;
    damaged = true;
    damagedAt = stamp();
    process.emitWarning(`the index is damaged and is made anew: ${error instanceof Error ? error.message : ''}`);
    deps.rebuild();
  }

  /** Runs a question; where the index is damaged it is answered with what can be said: nothing, and why. */
  function guarded<A extends unknown[], R>(work: (room: SearchRoom, ...args: A) => R, none: (...args: A) => R) {
    return (...args: A): R => {
      try {
        const where = room();
        if (!damaged) return work(where, ...args);
      } catch (error) {
        note(error);
      }
      return none(...args);
    };
  }

  const count = (): number => deps.records.count();
  const nothing = (input: SearchInput): SearchResult => ({
    query: input.query,
    total: 0,
    ms: 0,
    reading: [],
    hits: [],
    facets: emptyFacets(),
    miss: { absent: [], totalWithoutFilters: 0, searched: 0, withoutFilter: [] },
    groups: [],
    corrections: [],
    behind: count(),
    index: 'damaged',
  });
  const search: Search = Object.assign(
    guarded<[SearchInput], SearchResult>((where, input) => where.search(input), nothing),
    {
      list: guarded<Parameters<Search['list']>, ReturnType<Search['list']>>(
        (where, ...args) => where.search.list(...args),
        () => ({ total: 0, rids: [] }),
      ),
      ranked: guarded<Parameters<Search['ranked']>, ReturnType<Search['ranked']>>(
        (where, ...args) => where.search.ranked(...args),
        () => ({ total: 0, rids: [] }),
      ),
      matching: guarded<[SearchInput], ReturnType<Search['matching']>>(
        (where, input) => where.search.matching(input),
        () => ({ total: 0, rids: [], after: () => 0 }),
      ),
      similar: guarded<[string, number], ReturnType<Search['similar']>>(
        (where, ...args) => where.search.similar(...args),
        () => [],
      ),
      elsewhere: guarded<[string, number], ReturnType<Search['elsewhere']>>(
        (where, ...args) => where.search.elsewhere(...args),
        () => ({ total: 0, hits: [] }),
      ),
    },
  );

  return {
    search,
    batch: guarded<[BatchQuery], BatchResult>(
      (where, question) => where.batch(question),
      ({ id }) => ({ id, ms: 0, hits: [] }),
    ),
    behind: guarded((where) => where.behind(), count),
    room,
    state,
    isAging: guarded<[], boolean>(
      (where) => isAging(where.index),
      () => false,
    ),
    close: release,
  };
}
