/**
 * Words that rewriting robots put in, and what they stand for: the supplied list with a person's changes over it.
 *
 * The supplied pairs are a file of the program and never copied into an archive, so a better list comes with the next
 * version; the archive holds only what differs. A pair is named by both of its words: one word may stand for several.
 * What was indexed in its restored reading must follow a change, so the records that hold the word are numbered anew
 * in the transaction that changes it, and the indexer takes them up like any other change.
 */
import { readFileSync } from 'node:fs';
import type { PairImport, PairProposal, PairToSave, WordPair } from '../../contract/index.ts';
import { proposePairs } from '../../text/align.ts';
import { compilePairs, type PairRule, type PairTable } from '../../text/restore.ts';
import { holdsSearchesAndPairs } from '../db/migrations/0002-searches-and-pairs.ts';
import type { ReadDb, WriteDb } from '../db/open.ts';
import { audit, now, writeNote } from '../db/rows.ts';
import { DoorError } from '../errors.ts';
import { resourcePath } from '../resources.ts';
import { readPairLines } from './pair-lines.ts';

const VERSION_NOTE = 'pairs-version';
const PIECES_OF_EVIDENCE = 3;
/** Characters shown on either side of a word. */
const AROUND = 16;

/** What a change does to the index. Without it (in a thread that only reads) nothing is indexed again. */
export interface PairEffects {
  /** Ids of the records whose title or text holds the word. */
  holding(word: string): string[];
  /** Records were numbered anew. */
  changed(): void;
}

export interface PairsInUse {
  version: number;
  table: PairTable;
}

export interface PairStore {
  /** Supplied pairs first, in the order of their file, then the others by rewritten word. */
  list(): WordPair[];
  save(pair: PairToSave): WordPair;
  /** @throws DoorError CONFLICT for a supplied pair, which can only be switched off */
  remove(spun: string, standard: string): boolean;
  import(tsv: string): PairImport;
  /** The pairs in use. */
  rules(): PairRule[];
  /** Grows with every change of the rules, whichever process or thread makes it. */
  version(): number;
  /** The rules, ready for `restore`. */
  table(): PairTable;
  /** The same with its version; a change that comes between the two makes the version too old, never too new. */
  inUse(): PairsInUse;
  /** Pairs by which a rewritten and a clean text of the same event differ, without those that are in use. */
  propose(rewritten: string, clean: string): PairProposal[];
}

const keyOf = ({ spun, standard }: { spun: string; standard: string }): string => `${spun}\t${standard}`;

let loaded: ReadonlyMap<string, WordPair> | undefined;

/** The list that comes with the program, by key, in the order of its file. */
function suppliedPairs(): ReadonlyMap<string, WordPair> {
  if (loaded !== undefined) return loaded;
  const { pairs } = readPairLines(readFileSync(resourcePath('taxonomy', 'rewritten-word-pairs.tsv'), 'utf8'));
  loaded = new Map(
    pairs.map(({ spun, standard, cls = 'C', note = '' }) => [
      keyOf({ spun, standard }),
      { spun, standard, cls, enabled: true, origin: 'supplied', note },
    ]),
  );
  return loaded;
}

/** A word with a little of its paragraph around it. */
function around(text: string, start: number, end: number): string {
  // Twice as many code units hold at least as many characters, none of them cut where it is kept.
  const before =
    text
      .slice(Math.max(0, start - 2 * AROUND), start)
      .split('\n')
      .at(-1) ?? '';
  const after = text.slice(end, end + 2 * AROUND).split('\n', 1)[0] ?? '';
  return [...before].slice(-AROUND).join('') + text.slice(start, end) + [...after].slice(0, AROUND).join('');
}

const sameRule = (a: WordPair | undefined, b: WordPair | undefined): boolean =>
  a?.enabled === b?.enabled && a?.cls === b?.cls;
const samePair = (a: WordPair, b: WordPair): boolean => sameRule(a, b) && a.note === b.note;
/** Class X is never made, so no restored reading depends on it. */
const replaces = (pair: WordPair | undefined): boolean => pair?.enabled === true && pair.cls !== 'X';

/** One pair before and after; `after` is absent where it was removed. */
interface Change {
  before: WordPair | undefined;
  after: WordPair | undefined;
}

export function createPairStore(reader: ReadDb, writer: WriteDb | null, effects?: PairEffects): PairStore {
  const source = writer ?? reader;
  const supplied = suppliedPairs();
  // Asked for with every document that is indexed.
  const storedVersion = source.prepare<[string], string>('SELECT value FROM note WHERE key = ?').pluck();

  function needWriter(): WriteDb {
    if (writer === null) throw new DoorError('READ_ONLY');
    return writer;
  }

  /** Everything by key, in the order of `list`. */
  function current(): Map<string, WordPair> {
    const all = new Map(supplied);
    if (!holdsSearchesAndPairs(source)) return all;
    const rows = source
      .prepare<[], Omit<WordPair, 'enabled'> & { enabled: number }>(
        'SELECT spun, standard, cls, enabled, origin, note FROM word_pair ORDER BY spun, standard',
      )
      .all();
    for (const row of rows) {
      const key = keyOf(row);
      // The list of another version of the program may have held it, or not yet.
      const added = row.origin === 'supplied' ? 'added' : row.origin;
      all.set(key, { ...row, enabled: row.enabled === 1, origin: supplied.has(key) ? 'supplied' : added });
    }
    return all;
  }

  function version(): number {
    return Number(storedVersion.get(VERSION_NOTE) ?? 0);
  }

  function store(db: WriteDb, changes: readonly Change[]): void {
    const erase = db.prepare('DELETE FROM word_pair WHERE spun = ? AND standard = ?');
    const put = db.prepare(
      `INSERT OR REPLACE INTO word_pair (spun, standard, cls, enabled, origin, note, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    const at = now();
    for (const { before, after } of changes) {
      const known = after === undefined ? undefined : supplied.get(keyOf(after));
      if (after === undefined || (known !== undefined && samePair(known, after))) {
        const gone = after ?? before;
        if (gone !== undefined) erase.run(gone.spun, gone.standard);
      } else put.run(after.spun, after.standard, after.cls, after.enabled ? 1 : 0, after.origin, after.note, at);
    }
  }

  /** New numbers at the end: to the indexer they are the latest changes. */
  function numberAnew(db: WriteDb, ids: ReadonlySet<string>): void {
    let seq = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM record').pluck().get() ?? 0;
    const set = db.prepare('UPDATE record SET seq = ? WHERE id = ?');
    for (const id of ids) set.run(++seq, id);
  }

  function apply(changes: readonly Change[], action: string, subject: string, detail: Record<string, unknown>): void {
    const db = needWriter();
    const rules = changes.filter(({ before, after }) => !sameRule(before, after));
    const words = new Set(
      rules
        .filter(({ before, after }) => replaces(before) || replaces(after))
        .flatMap(({ before, after }) => (after ?? before)?.spun ?? []),
    );
    // Looked for before the transaction: the import's thread should not wait for it.
    const ids = new Set([...words].flatMap((word) => effects?.holding(word) ?? []));
    db.transaction(() => {
      store(db, changes);
      numberAnew(db, ids);
      if (rules.length > 0) writeNote(db, VERSION_NOTE, String(version() + 1));
      audit(db, action, subject, { ...detail, records: ids.size });
    }).immediate();
    if (ids.size > 0) effects?.changed();
  }

  // A word that stands for itself would only cost time.
  const rules = (): PairRule[] =>
    [...current().values()]
      .filter((pair) => pair.enabled && pair.spun !== pair.standard)
      .map(({ spun, standard, cls }) => ({ spun, standard, cls }));

  let compiled: PairsInUse | undefined;
  function inUse(): PairsInUse {
    const latest = version();
    if (compiled?.version !== latest) compiled = { version: latest, table: compilePairs(rules()) };
    return compiled;
  }

  return {
    list: () => [...current().values()],
    save(pair) {
      needWriter();
      const [spun, standard] = [pair.spun.trim(), pair.standard.trim()];
      if (spun === '' || standard === '') throw new DoorError('CONFLICT', { why: 'blank-pair' });
      const before = current().get(keyOf({ spun, standard }));
      const given = pair.origin === undefined || pair.origin === 'supplied' ? 'added' : pair.origin;
      const after: WordPair = { ...pair, spun, standard, origin: before?.origin ?? given };
      if (before !== undefined && samePair(before, after)) return before;
      const { cls, enabled } = after;
      apply([{ before, after }], 'pair.save', `${spun}→${standard}`, { cls, enabled });
      return after;
    },
    remove(spun, standard) {
      needWriter();
      const key = keyOf({ spun, standard });
      if (supplied.has(key)) throw new DoorError('CONFLICT', { why: 'supplied-pair', spun, standard });
      const before = current().get(key);
      if (before === undefined) return false;
      apply([{ before, after: undefined }], 'pair.remove', `${spun}→${standard}`, {});
      return true;
    },
    import(tsv) {
      needWriter();
      const { pairs, refused } = readPairLines(tsv);
      const known = current();
      const changes = new Map<string, Change>();
      const result: PairImport = { added: 0, changed: 0, same: 0, refused };
      for (const { spun, standard, cls, note } of pairs) {
        const key = keyOf({ spun, standard });
        const before = known.get(key);
        const after: WordPair = {
          spun,
          standard,
          cls: cls ?? before?.cls ?? 'C',
          enabled: before?.enabled ?? true,
          origin: before?.origin ?? 'imported',
          note: note ?? before?.note ?? '',
        };
        if (before === undefined) result.added++;
        else if (samePair(before, after)) {
          result.same++;
          continue;
        } else result.changed++;
        known.set(key, after);
        changes.set(key, { before: changes.has(key) ? changes.get(key)?.before : before, after });
      }
      if (changes.size === 0) return result;
      const { added, changed } = result;
      apply([...changes.values()], 'pair.import', String(changes.size), { added, changed, refused: refused.length });
      return result;
    },
    rules,
    version,
    table: () => inUse().table,
    inUse,
    propose: (rewritten, clean) =>
      proposePairs(rewritten, clean, inUse().table).map(({ evidence, ...pair }) => ({
        ...pair,
        evidence: evidence.slice(0, PIECES_OF_EVIDENCE).map((at) => ({
          spun: around(rewritten, at.spunStart, at.spunEnd),
          standard: around(clean, at.cleanStart, at.cleanEnd),
        })),
      })),
  };
}
