/** Keeps the archive's own words: learned from its texts when nothing else is to do, a few texts at a time. */
import { loadTaxonomy } from '../../catalogue/taxonomy.ts';
import type { Db, WriteDb } from '../../db/open.ts';
import { readMeta, writeMeta } from '../index-file.ts';
import { createWordLearner, type WordLearner } from './learn.ts';

/** Texts of one step: some tens of milliseconds. */
const STEP = 200;
/** Longer texts are read this far: a book's words come again. */
const READ_CHARACTERS = 20_000;
/** Of a larger archive every nth text is read: words that matter stand in many. */
const ENOUGH_TEXTS = 40_000;
/** More words than this, and those met once go. */
const MOST_WORDS = 250_000;

export interface WordKeeper {
  /** Learns from the next texts; false when there are none left. */
  step(): boolean;
}

export function createWordKeeper(catalogue: Db, index: WriteDb): WordKeeper {
  const next = catalogue.prepare<[number, number, number], { rid: number; text: string }>(
    `SELECT rid, substr(text, 1, ${READ_CHARACTERS}) AS text FROM record_text
     WHERE rid > ? AND rid % ? = 0 ORDER BY rid LIMIT ?`,
  );
  const count = catalogue.prepare<[], number>('SELECT count(*) FROM record').pluck();
  const add = index.prepare(
    'INSERT INTO word (word, df) VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET df = df + excluded.df',
  );
  const size = index.prepare<[], number>('SELECT count(*) FROM word').pluck();
  const prune = index.prepare('DELETE FROM word WHERE df < 2');
  let learner: WordLearner | null = null;

  const save = index.transaction((words: ReadonlyMap<string, number>, last: number) => {
    for (const [word, df] of words) add.run(word, df);
    writeMeta(index, 'learned_rid', last);
    if ((size.get() ?? 0) > MOST_WORDS) prune.run();
    writeMeta(index, 'words', readMeta(index, 'words') + 1);
  });

  return {
    step() {
      const stride = Math.max(1, Math.ceil((count.get() ?? 0) / ENOUGH_TEXTS));
      const rows = next.all(readMeta(index, 'learned_rid'), stride, STEP);
      const last = rows.at(-1);
      if (last === undefined) return false;
      if (learner === null) {
        const { practices, regions, links } = loadTaxonomy().taxonomy;
        learner = createWordLearner([
          ...practices.flatMap((p) => [p.name, ...p.synonyms]),
          ...regions.flatMap((r) => [r.name, r.short]),
          ...links.map((l) => l.name),
        ]);
      }
      save.immediate(learner.learn(rows.map((row) => row.text)), last.rid);
      return true;
    },
  };
}
