/**
 * The first form of the catalogue: records and what they say, originals, import jobs, packs, audit.
 *
 * `record.seq` grows with every change of a record; the search index remembers how far it has read and catches up
 * from there. That is how the index can live in a file of its own and still never miss a record after a crash.
 */
export const foundation = `
CREATE TABLE original (
  sha256      TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes       INTEGER NOT NULL,
  media_type  TEXT NOT NULL,
  added_at    TEXT NOT NULL,
  checked_at  TEXT
) WITHOUT ROWID;

CREATE TABLE record (
  rid              INTEGER PRIMARY KEY,
  id               TEXT NOT NULL UNIQUE,
  seq              INTEGER NOT NULL UNIQUE,
  title            TEXT NOT NULL,
  kind             TEXT NOT NULL,
  format           TEXT NOT NULL CHECK (format IN ('plain', 'markdown')),
  characters       INTEGER NOT NULL,
  text_sha256      TEXT NOT NULL,
  content_key      TEXT NOT NULL,
  sort_date        TEXT NOT NULL DEFAULT '',
  dates            TEXT NOT NULL DEFAULT '{}',
  source           TEXT NOT NULL DEFAULT '{}',
  quality          TEXT NOT NULL DEFAULT '[]',
  certainty        TEXT NOT NULL,
  note             TEXT NOT NULL DEFAULT '',
  pages            TEXT NOT NULL DEFAULT '[]',
  extra            TEXT NOT NULL DEFAULT '{}',
  original_sha256  TEXT REFERENCES original (sha256),
  original_name    TEXT NOT NULL DEFAULT '',
  original_line    INTEGER,
  encoding         TEXT,
  imported_at      TEXT NOT NULL,
  job_id           TEXT
);
CREATE INDEX record_by_date ON record (sort_date DESC, rid DESC);
CREATE INDEX record_by_original ON record (original_sha256) WHERE original_sha256 IS NOT NULL;

CREATE TABLE record_text (
  rid   INTEGER PRIMARY KEY REFERENCES record (rid) ON DELETE CASCADE,
  text  TEXT NOT NULL
);

CREATE TABLE record_region (
  rid INTEGER NOT NULL REFERENCES record (rid) ON DELETE CASCADE, position INTEGER NOT NULL, code TEXT NOT NULL,
  PRIMARY KEY (rid, position)
) WITHOUT ROWID;
CREATE TABLE record_practice (
  rid INTEGER NOT NULL REFERENCES record (rid) ON DELETE CASCADE, position INTEGER NOT NULL, practice TEXT NOT NULL,
  PRIMARY KEY (rid, position)
) WITHOUT ROWID;
CREATE TABLE record_link (
  rid INTEGER NOT NULL REFERENCES record (rid) ON DELETE CASCADE, position INTEGER NOT NULL, link TEXT NOT NULL,
  PRIMARY KEY (rid, position)
) WITHOUT ROWID;
CREATE TABLE record_person (
  rid INTEGER NOT NULL REFERENCES record (rid) ON DELETE CASCADE, position INTEGER NOT NULL,
  name TEXT NOT NULL, office TEXT, region TEXT, role TEXT NOT NULL, topic TEXT, certainty TEXT,
  PRIMARY KEY (rid, position)
) WITHOUT ROWID;
CREATE TABLE figure (
  rid INTEGER NOT NULL REFERENCES record (rid) ON DELETE CASCADE, position INTEGER NOT NULL,
  subject TEXT NOT NULL, value REAL, display TEXT, unit TEXT, as_of TEXT, bound TEXT NOT NULL, certainty TEXT, note TEXT,
  PRIMARY KEY (rid, position)
) WITHOUT ROWID;
-- A target is an id, not a row: the other record may arrive later.
CREATE TABLE relation (
  rid INTEGER NOT NULL REFERENCES record (rid) ON DELETE CASCADE, position INTEGER NOT NULL,
  type TEXT NOT NULL, target TEXT NOT NULL, note TEXT,
  PRIMARY KEY (rid, position)
) WITHOUT ROWID;
CREATE INDEX relation_by_target ON relation (target);

CREATE TABLE job (
  id           TEXT PRIMARY KEY,
  state        TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
  started_at   TEXT NOT NULL,
  finished_at  TEXT,
  ms           REAL NOT NULL DEFAULT 0,
  detail       TEXT
) WITHOUT ROWID;
-- One row per source of an import. byte_offset and line say how far a JSONL source has been taken over,
-- and are written in the transaction that takes it over.
CREATE TABLE job_item (
  job_id       TEXT NOT NULL REFERENCES job (id),
  position     INTEGER NOT NULL,
  path         TEXT NOT NULL,
  name         TEXT NOT NULL,
  owned        INTEGER NOT NULL DEFAULT 0,
  bytes        INTEGER NOT NULL DEFAULT 0,
  sha256       TEXT,
  state        TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done')),
  byte_offset  INTEGER NOT NULL DEFAULT 0,
  line         INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (job_id, position)
) WITHOUT ROWID;
CREATE TABLE import_row (
  job_id     TEXT NOT NULL REFERENCES job (id),
  n          INTEGER NOT NULL,
  source     TEXT NOT NULL,
  outcome    TEXT NOT NULL CHECK (outcome IN ('imported', 'already-here', 'refused')),
  record_id  TEXT,
  code       TEXT,
  detail     TEXT,
  notices    TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (job_id, n)
) WITHOUT ROWID;
CREATE INDEX import_row_by_outcome ON import_row (job_id, outcome, n);

CREATE TABLE pack (
  id          TEXT PRIMARY KEY,
  title       TEXT NOT NULL,
  cover       TEXT NOT NULL,
  items       TEXT NOT NULL,
  version     INTEGER NOT NULL,
  created_at  TEXT NOT NULL,
  updated_at  TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE note (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE audit (
  n        INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  action   TEXT NOT NULL,
  subject  TEXT NOT NULL,
  detail   TEXT NOT NULL DEFAULT '{}'
);
CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
`;
