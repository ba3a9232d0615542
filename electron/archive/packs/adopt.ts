/**
 * Puts a recipe that comes from another archive in its place, under its own id. The state before is kept, and so is
 * the one that comes in: handed over again, both are known.
 */
import type { Pack, PackRecipe } from '../../contract/index.ts';
import type { WriteDb } from '../db/open.ts';
import { audit, now } from '../db/rows.ts';

/** Inside the caller's transaction. `note` is told with the kept states. */
export function adoptPack(db: WriteDb, id: string, recipe: PackRecipe, ours: Pack | null, note: string): void {
  const keep = db.prepare(
    `INSERT INTO pack_version (pack_id, version, title, template, cover, options, items, saved_at, reason, note)
     SELECT id, version, title, template, cover, options, items, updated_at, 'kept', ? FROM pack WHERE id = ?
     ON CONFLICT (pack_id, version) DO NOTHING`,
  );
  const { title, template } = recipe;
  const parts = [recipe.cover, recipe.options, recipe.items].map((part) => JSON.stringify(part));
  const at = now();
  if (ours !== null) {
    keep.run(note, id);
    db.prepare(
      `UPDATE pack SET title = ?, template = ?, cover = ?, options = ?, items = ?, version = version + 1, updated_at = ?
       WHERE id = ?`,
    ).run(title, template, ...parts, at, id);
  } else
    db.prepare(
      `INSERT INTO pack (id, title, template, cover, options, items, version, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)`,
    ).run(id, title, template, ...parts, at, at);
  keep.run(note, id);
  audit(db, 'pack.adopt', id, { note });
}
