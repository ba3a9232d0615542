/**
 * Saved recipes of packs, one row each.
 *
 * A quotation is always the archive's own cut: `add` takes offsets, and `save` keeps the cut it stored, whatever the
 * page sends back. So no page and no script can put words into a source.
 */
import { uuidv7 } from 'uuidv7';
import type { ArchiveRecord, Locator, Pack, PackCover, PackItem, PackSummary } from '../../contract/index.ts';
import { paragraphs } from '../../text/index.ts';
import type { ReadDb, WriteDb } from '../db/open.ts';
import { audit, json, now } from '../db/rows.ts';
import { DoorError } from '../errors.ts';

interface PackRow {
  id: string;
  title: string;
  cover: string;
  items: string;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface PackAddition {
  recordId: string;
  start?: number | undefined;
  end?: number | undefined;
}

export interface PackStore {
  list(): PackSummary[];
  /** @throws DoorError NOT_FOUND */
  get(id: string): Pack;
  create(title: string): Pack;
  /** @throws DoorError CONFLICT when `version` is not the stored one */
  save(pack: { id: string; version: number; title: string; cover: PackCover; items: PackItem[] }): Pack;
  /** Appends records, and passages where offsets are given. */
  add(id: string, additions: readonly PackAddition[]): Pack;
  remove(id: string): boolean;
}

const UNTITLED = '未命名资料包';

function packOf(row: PackRow): Pack {
  return {
    id: row.id,
    title: row.title,
    cover: json(row.cover),
    items: json(row.items),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function isLowSurrogate(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Where `[start, end)` of the record's text stands, as a person would say it. */
export function locatorOf(record: ArchiveRecord, start: number, end: number): Locator {
  const paragraph = paragraphs(record.text).findLast((p) => p.start <= start)?.index ?? 1;
  const page = record.pages.findLast((mark) => mark.start <= start)?.page;
  const before = record.format === 'markdown' ? record.text.slice(0, start) : '';
  const heading = [...before.matchAll(/^#{1,6}[ \t]+(.+)$/gm)].at(-1)?.[1]?.trim();
  return {
    start,
    end,
    paragraph,
    ...(page === undefined ? {} : { page }),
    ...(heading === undefined ? {} : { heading }),
  };
}

/** Cuts a passage: whole characters, without blank edges. @throws DoorError NOT_FOUND when nothing is left */
export function cutPassage(record: ArchiveRecord, from: number, to: number): { quote: string; locator: Locator } {
  const { text } = record;
  let start = Math.max(0, Math.min(from, text.length));
  let end = Math.max(start, Math.min(to, text.length));
  if (start > 0 && isLowSurrogate(text, start)) start--;
  if (end < text.length && isLowSurrogate(text, end)) end++;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (end === start) throw new DoorError('NOT_FOUND', { id: record.id, detail: `${from}–${to}` });
  return { quote: text.slice(start, end), locator: locatorOf(record, start, end) };
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
  const insert = writer?.prepare(
    'INSERT INTO pack (id, title, cover, items, version, created_at, updated_at) VALUES (?, ?, ?, ?, 1, ?, ?)',
  );
  const update = writer?.prepare(
    'UPDATE pack SET title = ?, cover = ?, items = ?, version = version + 1, updated_at = ? WHERE id = ?',
  );
  const erase = writer?.prepare('DELETE FROM pack WHERE id = ?');

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

  function itemOf({ recordId, start, end }: PackAddition): PackItem {
    const from = record(recordId);
    if (start === undefined && end === undefined) return { id: uuidv7(), type: 'record', recordId, comment: '' };
    const cut = cutPassage(from, start ?? 0, end ?? from.text.length);
    return { id: uuidv7(), type: 'excerpt', recordId, ...cut, textSha256: from.textSha256, comment: '' };
  }

  function write(pack: Pick<Pack, 'id' | 'title' | 'cover' | 'items'>): void {
    const title = pack.title.trim() === '' ? UNTITLED : pack.title.trim();
    update?.run(title, JSON.stringify(pack.cover), JSON.stringify(pack.items), now(), pack.id);
  }

  return {
    list: () =>
      all.all().map((row) => {
        const items = json<PackItem[]>(row.items);
        const ids = items.flatMap((item) => ('recordId' in item ? [item.recordId] : []));
        return {
          id: row.id,
          title: row.title,
          records: new Set(ids).size,
          excerpts: items.filter((item) => item.type === 'excerpt').length,
          updatedAt: row.updated_at,
        };
      }),
    get,
    create(title) {
      const db = needWriter();
      const id = uuidv7();
      const at = now();
      db.transaction(() => {
        const cover: PackCover = { subtitle: '', issuer: '', date: '' };
        insert?.run(id, title.trim() === '' ? UNTITLED : title.trim(), JSON.stringify(cover), '[]', at, at);
        audit(db, 'pack.create', id);
      }).immediate();
      return get(id);
    },
    save(pack) {
      const db = needWriter();
      db.transaction(() => {
        const stored = get(pack.id);
        if (stored.version !== pack.version)
          throw new DoorError('CONFLICT', { id: pack.id, version: String(stored.version) });
        const known = new Map(stored.items.map((item) => [item.id, item]));
        if (new Set(pack.items.map((item) => item.id)).size !== pack.items.length)
          throw new DoorError('CONFLICT', { id: pack.id, detail: 'duplicate item id' });
        write({ ...pack, items: pack.items.map((item) => trusted(item, known)) });
      }).immediate();
      return get(pack.id);
    },
    add(id, additions) {
      const db = needWriter();
      db.transaction(() => {
        const stored = get(id);
        write({ ...stored, items: [...stored.items, ...additions.map(itemOf)] });
      }).immediate();
      return get(id);
    },
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
  };
}
