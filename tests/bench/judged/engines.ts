/**
 * The engines that are measured side by side over the judged collection.
 *
 * Ours is asked through a real archive on disk. The others get the same texts; a query reaches them as plain text,
 * because none of them knows our operators. Each is used in the way that serves it best without code of our own
 * around it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import lunr from 'lunr';
import { openArchive } from '../../../electron/archive/archive.ts';
import { createLocalClient } from '../../../electron/archive/router.ts';
import { readMeta } from '../../../electron/archive/search/index-file.ts';
import type { SearchResult } from '../../../electron/contract/index.ts';
import { fold, gramsOf, literalFold } from '../../../electron/text/index.ts';
import { RECALL_DEPTH } from './metrics.ts';
import type { JudgedQuery } from './queries.ts';
import type { JudgedDocument } from './truth.ts';

export interface Engine {
  name: string;
  /** Ids, best first, at most a hundred. */
  search(query: JudgedQuery): string[];
  close(): Promise<void> | void;
}

interface Text {
  id: string;
  title: string;
  text: string;
}

export function textsOf(documents: readonly JudgedDocument[]): Text[] {
  return documents.map(({ record: { id, title = '', text = '' } }) => ({ id, title, text }));
}

/** Fewer results than this, and a person would follow the correction that is offered. */
const FEW = 3;

/** What a person sees, from top to bottom: hits with their duplicates, groups, and a followed correction. */
function seen(result: SearchResult, ask: (query: string) => SearchResult): string[] {
  const flat = ({ hits }: Pick<SearchResult, 'hits'>): string[] =>
    hits.flatMap((hit) => [hit.id, ...hit.duplicates.map((d) => d.id)]);
  const ids = [...flat(result), ...result.groups.flatMap(flat)];
  const correction = result.corrections[0];
  if (new Set(ids).size < FEW && correction !== undefined) ids.push(...flat(ask(correction.query)));
  return [...new Set(ids)].slice(0, RECALL_DEPTH);
}

const INDEX_WAIT_MS = 30_000;

/** What the index has not seen yet cannot be found, and would be counted against the ranking. */
async function indexed(behind: () => number): Promise<void> {
  const end = performance.now() + INDEX_WAIT_MS;
  while (behind() > 0) {
    if (performance.now() > end) throw new Error(`the index is ${behind()} documents behind`);
    await setTimeout(20);
  }
}

/** Our archive, newly made in a temporary folder. */
export async function ourEngine(documents: readonly JudgedDocument[]): Promise<Engine> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-judged-'));
  const file = path.join(folder, 'judged.jsonl');
  writeFileSync(file, documents.map(({ record }) => `${JSON.stringify(record)}\n`).join(''));
  const archive = await openArchive({ dir: path.join(folder, 'archive'), mode: 'write', create: true });
  const client = createLocalClient(archive);
  const close = async (): Promise<void> => {
    await archive.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { jobId } = await client.imports.start({ tickets: [archive.stage({ path: file, name: 'judged.jsonl' })] });
    const steps = await client.imports.watch({ jobId });
    let step = await steps.next();
    while (step.done !== true) step = await steps.next();
    if (step.value.imported !== documents.length)
      throw new Error(`${step.value.imported} of ${documents.length} documents were imported`);
    await indexed(() => archive.parts.search({ query: '', limit: 1, facets: false }).behind);
    // The archive's own words are learned when nothing else is to do; offers need them.
    const room = archive.parts.index.room();
    await indexed(() => room.columns.lastRid - readMeta(room.index, 'learned_rid'));
    room.completeLexicon();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    name: 'ours',
    search({ text, mode }) {
      const ask = (query: string): SearchResult =>
        archive.parts.search({ query, ...(mode === undefined ? {} : { mode }), limit: RECALL_DEPTH, facets: false });
      return seen(ask(text), ask);
    },
    close,
  };
}

const fieldName = /(?:标题|地区|类型|实践|环节|年份?|人物|会议|日期|数值|来源|质量)[:：]/g;

/** The query without our operators and field names. */
export function plainText(query: string): string {
  return query
    .replace(fieldName, ' ')
    .replace(/(?<!\S)(?:OR|或|或者|NEAR(?:\/[sp])?|同句|同段)(?!\S)/g, ' ')
    .replace(/(?<!\S)[-－](?=\S)/g, ' ')
    .replace(/["“”()（）|]/g, ' ')
    .trim();
}

/**
 * Pairs of neighbouring letters and digits of a text, folded as ours is and parted at blank lines; the last one of a
 * paragraph stands alone, so that a prefix finds every character.
 */
function gramsIn(text: string): string[] {
  return fold(text)
    .split(/\n\s*\n/)
    .flatMap((paragraph) => {
      const run = paragraph.replace(/[^\p{L}\p{N}]/gu, '');
      return run === '' ? [] : [...gramsOf(run), [...run].at(-1) ?? ''];
    });
}

/** The query's own terms. A character that stands alone is the beginning of pairs. */
function queryGrams(query: string): { grams: string[]; lone: string[] } {
  const parts = fold(plainText(query))
    .split(/\s+/)
    .map((part) => part.replace(/[^\p{L}\p{N}]/gu, ''));
  return {
    grams: [...new Set(parts.flatMap(gramsOf))],
    lone: [...new Set(parts.filter((part) => [...part].length === 1))],
  };
}

/** OR of all pairs, ranked by FTS5's own BM25. */
export function bigramEngine(texts: readonly Text[]): Engine {
  const db = new Database(':memory:');
  db.exec("CREATE VIRTUAL TABLE t USING fts5(title, body, content='', detail=full, tokenize='ascii')");
  const insert = db.prepare('INSERT INTO t (rowid, title, body) VALUES (?, ?, ?)');
  db.transaction(() => {
    texts.forEach(({ title, text }, i) => {
      insert.run(i, gramsIn(title).join(' '), gramsIn(text).join(' '));
    });
  })();
  const ranked = db
    .prepare<[string], number>(
      `SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t, 1, 1), rowid LIMIT ${RECALL_DEPTH}`,
    )
    .pluck();
  return {
    name: 'bigrams OR',
    search({ text }) {
      const { grams, lone } = queryGrams(text);
      const terms = [...grams.map((g) => `"${g}"`), ...lone.map((c) => `"${c}"*`)];
      return terms.length === 0 ? [] : ranked.all(terms.join(' OR ')).map((row) => texts[row]?.id ?? '');
    },
    close: () => {
      db.close();
    },
  };
}

/** All words as substrings; where nothing has them all, any of their threes. */
export function trigramEngine(texts: readonly Text[]): Engine {
  const db = new Database(':memory:');
  db.exec("CREATE VIRTUAL TABLE t USING fts5(title, body, tokenize='trigram')");
  const insert = db.prepare('INSERT INTO t (rowid, title, body) VALUES (?, ?, ?)');
  db.transaction(() => {
    texts.forEach(({ title, text }, i) => {
      insert.run(i, title, text);
    });
  })();
  const ranked = db
    .prepare<[string], number>(`SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank, rowid LIMIT ${RECALL_DEPTH}`)
    .pluck();
  return {
    name: 'trigram',
    search({ text }) {
      const words = plainText(text).split(/\s+/).filter(Boolean);
      const threes = words.flatMap((word) => {
        const characters = [...word];
        return characters.slice(2).map((_, i) => characters.slice(i, i + 3).join(''));
      });
      const find = (terms: readonly string[], joint: string): number[] =>
        terms.length === 0 ? [] : ranked.all(terms.map((t) => `"${t}"`).join(joint));
      const all = find(words, ' AND ');
      return (all.length > 0 ? all : find([...new Set(threes)], ' OR ')).map((row) => texts[row]?.id ?? '');
    },
    close: () => {
      db.close();
    },
  };
}

/** lunr over the same pairs, any of which may match. */
export function lunrEngine(texts: readonly Text[]): Engine {
  const builder = new lunr.Builder();
  builder.ref('id');
  builder.field('title');
  builder.field('body');
  for (const { id, title, text } of texts) builder.add({ id, title: gramsIn(title), body: gramsIn(text) });
  const index = builder.build();
  return {
    name: 'lunr OR',
    search({ text }) {
      const { grams, lone } = queryGrams(text);
      if (grams.length + lone.length === 0) return [];
      const results = index.query((q) => {
        for (const gram of grams) q.term(gram, { usePipeline: false });
        for (const c of lone) q.term(c, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
      });
      return results.slice(0, RECALL_DEPTH).map(({ ref }) => ref);
    },
    close: () => {},
  };
}

/** Reads every text: all words must be in it as they stand, more places first. */
export function scanEngine(texts: readonly Text[]): Engine {
  const folded = texts.map(({ title, text }) => literalFold(`${title}\n\n${text}`));
  const count = (text: string, word: string): number => text.split(word).length - 1;
  return {
    name: 'scan',
    search({ text }) {
      const words = literalFold(plainText(text)).split(/\s+/).filter(Boolean);
      if (words.length === 0) return [];
      return folded
        .map((t, row) => ({ row, counts: words.map((word) => count(t, word)) }))
        .filter(({ counts }) => counts.every((n) => n > 0))
        .map(({ row, counts }) => ({ row, sum: counts.reduce((a, b) => a + b, 0) }))
        .sort((a, b) => b.sum - a.sum || a.row - b.row)
        .slice(0, RECALL_DEPTH)
        .map(({ row }) => texts[row]?.id ?? '');
    },
    close: () => {},
  };
}
