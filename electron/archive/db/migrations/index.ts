/** All migrations in order; the position (from 1) is SQLite's `user_version` after it has run. */
import { foundation } from './0001-foundation.ts';
import { searchesAndPairs } from './0002-searches-and-pairs.ts';
import { packTemplates } from './0003-pack-templates.ts';
import { revisions } from './0004-revisions.ts';

export const migrations: ReadonlyArray<{ name: string; sql: string }> = [
  { name: '0001-foundation', sql: foundation },
  { name: '0002-searches-and-pairs', sql: searchesAndPairs },
  { name: '0003-pack-templates', sql: packTemplates },
  { name: '0004-revisions', sql: revisions },
];
