/**
 * Corrections of records, and their former states.
 *
 * A correction is one transaction: the state of before goes whole into `record_revision`, the record takes the new
 * one and a new number at the end, so that the indexer takes it up like any other change.
 */
import type { QualityFlag, RecordCorrection, RecordRevision, RecordState, StateField } from '../../contract/index.ts';
import { holdsRevisions } from '../db/migrations/0004-revisions.ts';
import type { ReadDb, WriteDb } from '../db/open.ts';
import { audit, json, now } from '../db/rows.ts';
import { sha256 } from '../digest.ts';
import { DoorError } from '../errors.ts';
import { corrected } from './corrected.ts';
import { createRecordReader } from './read-records.ts';
import { createPartsWriter } from './record-parts.ts';
import { changedFields, saidBy, stateKey } from './record-state.ts';
import type { TaxonomyIndex } from './taxonomy.ts';
import { contentKey, sortDate } from './write-records.ts';

export interface Replacement {
  why: string;
  origin: RecordRevision['origin'];
}

export interface RevisionStore {
  /** @throws DoorError NOT_FOUND; CONFLICT when `base` is not the present state, or `why` in its parameters says why. */
  revise(correction: RecordCorrection): void;
  /** Puts `next` in the place of the present state, which is kept. Inside the caller's transaction. */
  replace(next: RecordState, replacement: Replacement): void;
  /** Former states, newest first. */
  list(id: string): RecordRevision[];
  /** A former state, or the present one. @throws DoorError NOT_FOUND */
  get(id: string, revision: number): RecordState;
  present(id: string): RecordState | null;
  /** Content keys of all states before the present one, here and where the record came from. */
  lineage(id: string): string[];
  /** What comes with a record from another archive: the states it went through there, the marks taken off there. */
  inherit(id: string, keys: readonly string[], cleared: readonly QualityFlag[]): void;
}

interface RevisionRow {
  revision: number;
  at: string;
  why: string;
  origin: RecordRevision['origin'];
  changed: string;
  title: string;
  text: string;
  text_sha256: string;
  said: string;
}

type Said = Omit<RecordState, 'id' | 'title' | 'text' | 'textSha256' | 'revision'>;

function stateIn(id: string, row: RevisionRow): RecordState {
  const { title, text, text_sha256: textSha256, revision } = row;
  return { ...json<Said>(row.said), id, title, text, textSha256, revision };
}

export function createRevisionStore(
  reader: ReadDb,
  writer: WriteDb | null,
  taxonomy: TaxonomyIndex,
  changed: () => void = () => {},
): RevisionStore {
  const source = writer ?? reader;
  const records = createRecordReader(source);
  const held = holdsRevisions(source);
  const rows = held
    ? source.prepare<[string], RevisionRow>('SELECT * FROM record_revision WHERE record_id = ? ORDER BY revision DESC')
    : null;
  const one = held
    ? source.prepare<[string, number], RevisionRow>(
        'SELECT * FROM record_revision WHERE record_id = ? AND revision = ?',
      )
    : null;
  const foreign = held
    ? source.prepare<[string], string>('SELECT content_key FROM record_lineage WHERE record_id = ?').pluck()
    : null;
  const keep = writer?.prepare(
    `INSERT INTO record_revision (record_id, revision, at, why, origin, changed, content_key, title, text, text_sha256, said)
     SELECT id, revision, ?, ?, ?, ?, content_key, title, ?, text_sha256, ? FROM record WHERE id = ?`,
  );
  const update = writer?.prepare(
    `UPDATE record SET seq = (SELECT max(seq) + 1 FROM record), revision = revision + 1, revised_at = ?, title = ?,
       kind = ?, format = ?, characters = ?, text_sha256 = ?, content_key = ?, sort_date = ?, dates = ?, source = ?,
       quality = ?, certainty = ?, note = ?, pages = ?, extra = ?, cleared = ?, original_sha256 = ?, original_name = ?,
       original_line = ?, encoding = ? WHERE rid = ?`,
  );
  const setText = writer?.prepare('UPDATE record_text SET text = ? WHERE rid = ?');
  const remember = writer?.prepare(
    'INSERT INTO record_lineage (record_id, content_key) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const clear = writer?.prepare('UPDATE record SET cleared = ? WHERE id = ?');
  const parts = writer === null ? null : createPartsWriter(writer);

  function present(id: string): RecordState | null {
    const record = records.get(id);
    if (record === null) return null;
    const { relatedFrom: _from, importedAt: _at, ...state } = record;
    return state;
  }

  function required(id: string): RecordState {
    const state = present(id);
    if (state === null) throw new DoorError('NOT_FOUND', { id });
    return state;
  }

  function replace(next: RecordState, { why, origin }: Replacement): void {
    const before = required(next.id);
    const fields: StateField[] = changedFields(before, next);
    const { id, title: _title, text, textSha256: _sha256, revision: _revision, ...said } = before;
    const at = now();
    keep?.run(at, why, origin, JSON.stringify(fields), text, JSON.stringify(said), id);
    const rid = records.ridOf(id);
    if (rid === null) throw new DoorError('NOT_FOUND', { id });
    update?.run(
      at,
      next.title,
      next.kind,
      next.format,
      next.text.length,
      sha256(next.text),
      contentKey(saidBy(next)),
      sortDate(next.dates),
      ...[next.dates, next.source, next.quality].map((value) => JSON.stringify(value)),
      next.certainty,
      next.note,
      ...[next.pages, next.extra, next.cleared].map((value) => JSON.stringify(value)),
      next.original?.sha256 ?? null,
      next.original?.name ?? '',
      next.original?.line ?? null,
      next.original?.encoding ?? null,
      rid,
    );
    setText?.run(next.text, rid);
    parts?.erase(rid);
    parts?.insert(rid, next);
  }

  return {
    revise({ id, base, change, why }) {
      if (writer === null) throw new DoorError('READ_ONLY');
      writer
        .transaction(() => {
          const before = required(id);
          if (base !== before.revision && base !== before.textSha256)
            throw new DoorError('CONFLICT', { id, revision: String(before.revision) });
          const next = corrected(before, change, taxonomy);
          const fields = changedFields(before, next);
          if (fields.length === 0) return;
          replace(next, { why, origin: 'correction' });
          audit(writer, 'record.revise', id, { from: before.revision, fields, why });
        })
        .immediate();
      changed();
    },
    replace,
    list(id) {
      required(id);
      return (rows?.all(id) ?? []).map(({ revision, title, text, at, why, origin, changed: fields }) => ({
        revision,
        title,
        characters: text.length,
        at,
        why,
        origin,
        changed: json<StateField[]>(fields),
      }));
    },
    get(id, revision) {
      const state = required(id);
      if (state.revision === revision) return state;
      const row = one?.get(id, revision);
      if (row === undefined) throw new DoorError('NOT_FOUND', { id, revision: String(revision) });
      return stateIn(id, row);
    },
    present,
    lineage(id) {
      const own = (rows?.all(id) ?? []).map((row) => stateKey(stateIn(id, row)));
      return [...new Set([...own, ...(foreign?.all(id) ?? [])])].sort();
    },
    inherit(id, keys, cleared) {
      for (const key of keys) remember?.run(id, key);
      clear?.run(JSON.stringify(cleared), id);
    },
  };
}
