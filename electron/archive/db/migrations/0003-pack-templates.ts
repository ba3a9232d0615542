/** Packs get a template, options, and kept states. */
import type { Db } from '../open.ts';

export const packTemplates = `
ALTER TABLE pack ADD COLUMN template TEXT NOT NULL DEFAULT 'blank';
ALTER TABLE pack ADD COLUMN options TEXT NOT NULL DEFAULT '{}';

CREATE TABLE pack_version (
  pack_id   TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  version   INTEGER NOT NULL,
  title     TEXT NOT NULL,
  template  TEXT NOT NULL,
  cover     TEXT NOT NULL,
  options   TEXT NOT NULL,
  items     TEXT NOT NULL,
  saved_at  TEXT NOT NULL,
  reason    TEXT NOT NULL CHECK (reason IN ('kept', 'pause', 'export', 'restore', 'rebuild')),
  note      TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (pack_id, version)
) WITHOUT ROWID;
`;

/** An older archive can be opened for reading as it is; kept states are then not there. */
export function holdsPackVersions(db: Db): boolean {
  return Number(db.pragma('user_version', { simple: true })) >= 3;
}
