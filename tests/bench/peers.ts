/** The two engines a reader might pick instead, built over the same documents in the same run. */
import Database from 'better-sqlite3';
import lunr from 'lunr';
import { analyse, fold, gramsOf, streamTerms } from '../../electron/text/index.ts';
import type { CorpusDocument } from './corpus.ts';

export interface Peer {
  name: string;
  buildMs: number;
  bytes: number;
  search(query: string): number;
}

/** lunr 2.3 with the archive's own terms: bigrams, all required. Without positions it cannot tell phrases. */
export function lunrPeer(documents: readonly CorpusDocument[]): Peer {
  const started = performance.now();
  const builder = new lunr.Builder();
  builder.ref('id');
  builder.field('terms');
  for (const d of documents) {
    const { stream, words } = analyse(`${d.title}\n\n${d.text}`);
    builder.add({ id: d.id, terms: [...streamTerms(stream), ...words] });
  }
  const index = builder.build();
  const buildMs = performance.now() - started;
  return {
    name: 'lunr (bigrams)',
    buildMs,
    bytes: Buffer.byteLength(JSON.stringify(index)),
    search(query) {
      const grams = gramsOf(fold(query).replace(/[^\p{L}\p{N}]/gu, ''));
      if (grams.length === 0) return 0;
      return index.query((q) => {
        for (const gram of grams)
          q.term(gram, {
            usePipeline: false,
            presence: lunr.Query.presence.REQUIRED,
            wildcard: [...gram].length === 1 ? lunr.Query.wildcard.TRAILING : lunr.Query.wildcard.NONE,
          });
      }).length;
    },
  };
}

/** SQLite's own trigram tokenizer: nothing shorter than three characters can be found. */
export function trigramPeer(documents: readonly CorpusDocument[], file: string): Peer {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec("CREATE VIRTUAL TABLE t USING fts5(title, body, tokenize='trigram')");
  const started = performance.now();
  const insert = db.prepare('INSERT INTO t VALUES (?, ?)');
  for (let i = 0; i < documents.length; i += 500) {
    db.transaction(() => {
      for (const d of documents.slice(i, i + 500)) insert.run(d.title, d.text);
    })();
  }
  const buildMs = performance.now() - started;
  db.pragma('wal_checkpoint(TRUNCATE)');
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
  const count = db.prepare<[string], number>('SELECT count(*) FROM t WHERE t MATCH ?').pluck();
  const page = db.prepare<[string], { rowid: number; snippet: string }>(
    "SELECT rowid, snippet(t, 1, '[', ']', '…', 40) AS snippet FROM t WHERE t MATCH ? ORDER BY rank LIMIT 20",
  );
  return {
    name: 'FTS5 trigram',
    buildMs,
    bytes,
    search(query) {
      const match = `"${query.replaceAll('"', '""')}"`;
      page.all(match);
      return count.get(match) ?? 0;
    },
  };
}

/** FTS5 over the archive's own pairs, with positions: what the archive used before it had postings of its own. */
export function bigramPeer(documents: readonly CorpusDocument[], file: string): Peer {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec(
    "CREATE VIRTUAL TABLE b USING fts5(body, title, content='', contentless_delete=1, detail=full, tokenize='ascii')",
  );
  const started = performance.now();
  const insert = db.prepare('INSERT INTO b (rowid, body, title) VALUES (?, ?, ?)');
  const terms = (text: string): string => streamTerms(analyse(text).stream).join(' ');
  for (let i = 0; i < documents.length; i += 2500)
    db.transaction(() => {
      documents.slice(i, i + 2500).forEach((d, k) => {
        insert.run(i + k + 1, terms(d.text), terms(d.title));
      });
    })();
  const buildMs = performance.now() - started;
  db.pragma('wal_checkpoint(TRUNCATE)');
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
  const count = db.prepare<[string], number>('SELECT count(*) FROM b WHERE b MATCH ?').pluck();
  const page = db.prepare<[string], { rowid: number }>(
    'SELECT rowid FROM b WHERE b MATCH ? ORDER BY bm25(b, 1, 4) LIMIT 20',
  );
  return {
    name: 'FTS5 bigrams',
    buildMs,
    bytes,
    search(query) {
      const stream = fold(query).replace(/[^\p{L}\p{N}]/gu, '');
      const grams = gramsOf(stream);
      if (stream === '') return 0;
      const match = grams.length === 0 ? `"${stream}" *` : `"${grams.join(' ')}"`;
      page.all(match);
      return count.get(match) ?? 0;
    },
  };
}
