/**
 * Former states of records, kept whole. A record says which of its states it is in; what it was before is only ever
 * added to.
 */
import type { Db } from '../open.ts';

export const revisions = `
-- cleared: quality marks that a person took off after a check; what recognises them by itself must not put them back.
ALTER TABLE record ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE record ADD COLUMN revised_at TEXT;
ALTER TABLE record ADD COLUMN cleared TEXT NOT NULL DEFAULT '[]';

-- One row per state that was replaced: at and why tell of the change that replaced it, changed names its fields.
-- said holds everything else the record said, as JSON.
CREATE TABLE record_revision (
  record_id    TEXT NOT NULL,
  revision     INTEGER NOT NULL,
  at           TEXT NOT NULL,
  why          TEXT NOT NULL,
  origin       TEXT NOT NULL CHECK (origin IN ('correction', 'update')),
  changed      TEXT NOT NULL,
  content_key  TEXT NOT NULL,
  title        TEXT NOT NULL,
  text         TEXT NOT NULL,
  text_sha256  TEXT NOT NULL,
  said         TEXT NOT NULL,
  PRIMARY KEY (record_id, revision)
);
CREATE TRIGGER record_revision_is_append_only_update BEFORE UPDATE ON record_revision
  BEGIN SELECT RAISE(ABORT, 'former states are append-only'); END;
CREATE TRIGGER record_revision_is_append_only_delete BEFORE DELETE ON record_revision
  BEGIN SELECT RAISE(ABORT, 'former states are append-only'); END;

-- Content keys of states that a record went through in another archive before it was taken from there.
CREATE TABLE record_lineage (
  record_id    TEXT NOT NULL,
  content_key  TEXT NOT NULL,
  PRIMARY KEY (record_id, content_key)
) WITHOUT ROWID;
`;

/** An older archive can be opened for reading as it is; every record is then in its first state. */
export function holdsRevisions(db: Db): boolean {
  return Number(db.pragma('user_version', { simple: true })) >= 4;
}
