/** Small helpers every room that talks to SQLite shares. */
import type { Db } from './open.ts';

/** Reads a JSON column the archive wrote itself; the schema of the contract is checked at the door. */
export function json<T>(column: string): T {
  return JSON.parse(column) as T;
}

export function now(): string {
  return new Date().toISOString();
}

export function readNote(db: Db, key: string): string | null {
  const value = db.prepare<[string], string>('SELECT value FROM note WHERE key = ?').pluck().get(key);
  return value === undefined ? null : String(value);
}

export function writeNote(db: Db, key: string, value: string): void {
  db.prepare('INSERT INTO note (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    value,
  );
}

/** One line of the append-only audit. */
export function audit(db: Db, action: string, subject: string, detail: Record<string, unknown> = {}): void {
  db.prepare('INSERT INTO audit (at, action, subject, detail) VALUES (?, ?, ?, ?)').run(
    now(),
    action,
    subject,
    JSON.stringify(detail),
  );
}
