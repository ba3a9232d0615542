/**
 * Saved recipes of packs, one row each, and the states of them that were kept.
 *
 * A quotation is always the archive's own cut: `add` takes offsets, and `save` keeps the cut it stored, whatever the
 * page sends back. So no page and no script can put words into a source.
 */
import { uuidv7 } from 'uuidv7';
import {
  type ArchiveRecord,
  defaultPackOptions,
  emptyCover,
  type Pack,
  type PackItem,
  type PackQuery,
  type PackSummary,
  type PackTemplate,
  type PackVersion,
} from '../../contract/index.ts';
import { holdsPackVersions } from '../db/migrations/0003-pack-templates.ts';
import type { ReadDb, WriteDb } from '../db/open.ts';
import { audit, now } from '../db/rows.ts';
import { DoorError } from '../errors.ts';
import { cutPassage, locatorOf } from './passage.ts';
import { type PackRow, packOf, summaryOf, type VersionRow, versionOf } from './recipe-rows.ts';
import { templateOf } from './templates/index.ts';

export interface PackAddition {
  recordId: string;
  start?: number | undefined;
  end?: number | undefined;
}
export type Recipe = Pick<Pack, 'title' | 'template' | 'cover' | 'options' | 'items'>;

export interface PackStore {
  list(): PackSummary[];
  /** @throws DoorError NOT_FOUND */
  get(id: string): Pack;
  create(title: string, template?: PackTemplate): Pack;
  duplicate(id: string, title: string): Pack;
  /** @throws DoorError CONFLICT when `version` is not the stored one */
  save(pack: Recipe & { id: string; version: number }): Pack;
  /** Appends records, and passages where offsets are given. */
  add(id: string, additions: readonly PackAddition[], from?: PackQuery): Pack;
  remove(id: string): boolean;
  /** Replaces items as `change` says, after the present state was kept. @throws DoorError CONFLICT */
  rebuild(id: string, version: number, change: (items: PackItem[]) => PackItem[]): Pack;
  versions(id: string): PackVersion[];
  version(id: string, version: number): Pack;
  /** Keeps this state, which may be older than the stored one by now. */
  keep(pack: Pack, reason: PackVersion['reason'], note: string): void;
  restore(id: string, version: number, base: number): Pack;
}

const UNTITLED = '未命名资料包';
/** Work that is taken up again after this long starts from a kept state. */
const PAUSE_MS = 10 * 60_000;
/** States kept by themselves; those a person kept, and those of an export, are never dropped. */
const PAUSES_KEPT = 50;

/** At the end of the section that takes what is added, or of the pack. */
function placed(items: readonly PackItem[], added: readonly PackItem[]): PackItem[] {
  const taking = items.findIndex((item) => item.type === 'section' && item.takes === true);
  const next = taking < 0 ? -1 : items.findIndex((item, i) => i > taking && item.type === 'section');
  const at = next < 0 ? items.length : next;
  return [...items.slice(0, at), ...added, ...items.slice(at)];
}

function titled(title: string): string {
  return title.trim() === '' ? UNTITLED : title.trim();
}

export function createPackStore(
  writer: WriteDb | null,
  reader: ReadDb,
  records: { get(id: string): ArchiveRecord | null },
): PackStore {
  // The writer sees its own uncommitted rows: what is read before a save must come from there.
  const source = writer ?? reader;
  const all = reader.prepare<[], PackRow>('SELECT * FROM pack ORDER BY updated_at DESC, id DESC');
  const byId = source.prepare<[string], PackRow>('SELECT * FROM pack WHERE id = ?');
  const held = holdsPackVersions(source);
  const kept = held
    ? source.prepare<[string], VersionRow>('SELECT * FROM pack_version WHERE pack_id = ? ORDER BY version DESC')
    : null;
  const keptOne = held
    ? source.prepare<[string, number], VersionRow>('SELECT * FROM pack_version WHERE pack_id = ? AND version = ?')
    : null;
  const insert = writer?.prepare(
    `INSERT INTO pack (id, title, template, cover, options, items, version, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)`,
  );
  const update = writer?.prepare(
    `UPDATE pack SET title = ?, template = ?, cover = ?, options = ?, items = ?, version = version + 1, updated_at = ?
     WHERE id = ?`,
  );
  const erase = writer?.prepare('DELETE FROM pack WHERE id = ?');
  const keepRow = writer?.prepare(
    `INSERT INTO pack_version (pack_id, version, title, template, cover, options, items, saved_at, reason, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (pack_id, version) DO UPDATE SET reason = excluded.reason, note = excluded.note
     WHERE excluded.reason = 'kept' OR pack_version.reason = 'pause'`,
  );
  const dropPauses = writer?.prepare(
    `DELETE FROM pack_version WHERE pack_id = ? AND reason = 'pause' AND version NOT IN (
       SELECT version FROM pack_version WHERE pack_id = ? AND reason = 'pause' ORDER BY version DESC LIMIT ?)`,
  );

  function get(id: string): Pack {
    const row = byId.get(id);
    if (row === undefined) throw new DoorError('NOT_FOUND', { id });
    return packOf(row);
  }

  function record(id: string): ArchiveRecord {
    const found = records.get(id);
    if (found === null) throw new DoorError('NOT_FOUND', { id });
    return found;
  }

  function needWriter(): WriteDb {
    if (writer === null) throw new DoorError('READ_ONLY');
    return writer;
  }

  /** What the page may change of an item, over what the archive knows of it. */
  function trusted(item: PackItem, stored: ReadonlyMap<string, PackItem>): PackItem {
    if (item.type !== 'excerpt') return item;
    const known = stored.get(item.id);
    if (known?.type === 'excerpt') return { ...known, comment: item.comment };
    const from = record(item.recordId);
    const { start, end } = item.locator;
    if (from.text.slice(start, end) !== item.quote) throw new DoorError('CONFLICT', { id: item.id, detail: 'quote' });
    return { ...item, locator: locatorOf(from, start, end), textSha256: from.textSha256 };
  }

  function itemOf({ recordId, start, end }: PackAddition, template: PackTemplate): PackItem {
    const from = record(recordId);
    const id = uuidv7();
    if (start !== undefined || end !== undefined) {
      const cut = cutPassage(from, start ?? 0, end ?? from.text.length);
      return { id, type: 'excerpt', recordId, ...cut, textSha256: from.textSha256, comment: '' };
    }
    const expert = { name: '', office: '', text: '' };
    const layout = template === 'anthology' ? 'case' : 'full';
    return { id, type: 'record', recordId, comment: '', layout, expert, questions: [] };
  }

  function write(id: string, recipe: Recipe): void {
    const { template, cover, options, items } = recipe;
    const parts = [cover, options, items].map((part) => JSON.stringify(part));
    update?.run(titled(recipe.title), template, ...parts, now(), id);
  }

  function insertNew(recipe: Recipe, action: string, detail: Record<string, unknown> = {}): Pack {
    const db = needWriter();
    const id = uuidv7();
    const at = now();
    const parts = [recipe.cover, recipe.options, recipe.items].map((part) => JSON.stringify(part));
    db.transaction(() => {
      insert?.run(id, titled(recipe.title), recipe.template, ...parts, at, at);
      audit(db, action, id, detail);
    }).immediate();
    return get(id);
  }

  /** One transaction over the stored recipe, which must be the one that was worked on. */
  function change(id: string, version: number | null, work: (stored: Pack) => void): Pack {
    needWriter()
      .transaction(() => {
        const stored = get(id);
        if (version !== null && stored.version !== version)
          throw new DoorError('CONFLICT', { id, version: String(stored.version) });
        work(stored);
      })
      .immediate();
    return get(id);
  }

  function keepState(pack: Pack, reason: PackVersion['reason'], text = ''): void {
    const parts = [pack.cover, pack.options, pack.items].map((part) => JSON.stringify(part));
    keepRow?.run(pack.id, pack.version, pack.title, pack.template, ...parts, pack.updatedAt, reason, text);
  }

  function keepIfPaused(stored: Pack): void {
    if (Date.now() - Date.parse(stored.updatedAt) < PAUSE_MS || stored.items.length === 0) return;
    keepState(stored, 'pause');
    dropPauses?.run(stored.id, stored.id, PAUSES_KEPT);
  }

  function keptState(id: string, version: number): Pack {
    const stored = get(id);
    if (stored.version === version) return stored;
    const row = keptOne?.get(id, version);
    if (row === undefined) throw new DoorError('NOT_FOUND', { id, version: String(version) });
    return packOf({ ...row, id, created_at: stored.createdAt, updated_at: row.saved_at });
  }

  return {
    list: () => all.all().map(summaryOf),
    get,
    create(title, template = 'blank') {
      const { cover, options, items } = templateOf(template);
      return insertNew(
        {
          title,
          template,
          cover: { ...emptyCover, ...cover },
          options: { ...defaultPackOptions, ...options },
          items: items.map((item) => ({ ...item, id: uuidv7() })),
        },
        'pack.create',
      );
    },
    duplicate(id, title) {
      const from = get(id);
      const items = from.items.map((item) => ({ ...item, id: uuidv7() }));
      return insertNew({ ...from, title, items }, 'pack.duplicate', { from: id });
    },
    save: (pack) =>
      change(pack.id, pack.version, (stored) => {
        const known = new Map(stored.items.map((item) => [item.id, item]));
        if (new Set(pack.items.map((item) => item.id)).size !== pack.items.length)
          throw new DoorError('CONFLICT', { id: pack.id, detail: 'duplicate item id' });
        keepIfPaused(stored);
        write(pack.id, { ...pack, items: pack.items.map((item) => trusted(item, known)) });
      }),
    add: (id, additions, from) =>
      change(id, null, (stored) => {
        keepIfPaused(stored);
        const { queries } = stored.options;
        const isNew = from !== undefined && !queries.some((q) => JSON.stringify(q) === JSON.stringify(from));
        const options = isNew ? { ...stored.options, queries: [...queries, from].slice(-200) } : stored.options;
        const added = additions.map((addition) => itemOf(addition, stored.template));
        write(id, { ...stored, options, items: placed(stored.items, added) });
      }),
    remove(id) {
      const db = needWriter();
      return db
        .transaction(() => {
          const removed = (erase?.run(id).changes ?? 0) > 0;
          if (removed) audit(db, 'pack.remove', id);
          return removed;
        })
        .immediate();
    },
    rebuild: (id, version, renew) =>
      change(id, version, (stored) => {
        keepState(stored, 'rebuild');
        write(id, { ...stored, items: renew(stored.items) });
      }),
    versions: (id) => {
      get(id);
      return (kept?.all(id) ?? []).map(versionOf);
    },
    version: keptState,
    keep(pack, reason, note) {
      needWriter();
      keepState(pack, reason, note);
    },
    restore: (id, version, base) =>
      change(id, base, (stored) => {
        const wanted = keptState(id, version);
        keepState(stored, 'restore');
        write(id, wanted);
      }),
  };
}
