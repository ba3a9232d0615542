/**
 * What a person keeps beside the records: saved searches, the history of what was asked, and changes to the list of
 * rewritten words. The supplied pairs themselves are a file that comes with the program; only differences are here.
 */
import type { Db } from '../open.ts';

export const searchesAndPairs = `
-- question is the same for the same words, filters and mode, however they were typed: see catalogue/saved-searches.ts.
-- seen_rid: the last record that could be found when a person looked; later ones are new.
CREATE TABLE saved_search (
  id        TEXT PRIMARY KEY,
  question  TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL,
  query     TEXT NOT NULL,
  filters   TEXT NOT NULL,
  mode      TEXT NOT NULL CHECK (mode IN ('terms', 'natural')),
  saved_at  TEXT NOT NULL,
  seen_at   TEXT NOT NULL,
  seen_rid  INTEGER NOT NULL
) WITHOUT ROWID;

-- n is the order: times may be equal, and a clock may be set back.
CREATE TABLE search_history (
  n         INTEGER PRIMARY KEY,
  question  TEXT NOT NULL UNIQUE,
  at        TEXT NOT NULL,
  query     TEXT NOT NULL,
  filters   TEXT NOT NULL,
  mode      TEXT NOT NULL CHECK (mode IN ('terms', 'natural')),
  total     INTEGER NOT NULL
);

CREATE TABLE word_pair (
  spun        TEXT NOT NULL,
  standard    TEXT NOT NULL,
  cls         TEXT NOT NULL CHECK (cls IN ('G', 'C', 'X')),
  enabled     INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  origin      TEXT NOT NULL CHECK (origin IN ('supplied', 'added', 'imported', 'proposed')),
  note        TEXT NOT NULL DEFAULT '',
  changed_at  TEXT NOT NULL,
  PRIMARY KEY (spun, standard)
) WITHOUT ROWID;
`;

/** An archive of the first version can be opened for reading as it is; these tables are then not there. */
export function holdsSearchesAndPairs(db: Db): boolean {
  return Number(db.pragma('user_version', { simple: true })) >= 2;
}
