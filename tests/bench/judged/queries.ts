/** The judged queries: one a line of queries.jsonl, its rule turned into graded documents. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { judgedDocuments } from './documents.ts';
import type { Grades } from './metrics.ts';
import { gradeOf, type Rule } from './truth.ts';

export const queryKinds = [
  'one-char',
  'two-char',
  'term',
  'phrase-long',
  'mixed',
  'figure',
  'date-form',
  'ordinal',
  'traditional',
  'full-width',
  'rewritten',
  'place',
  'person',
  'boolean',
  'field',
  'near',
  'pinyin',
  'initials',
  'typo',
  'look-alike',
  'question',
  'lay',
  'split-spaces',
  'line-break',
] as const;
export type QueryKind = (typeof queryKinds)[number];

/** A line of the file. */
interface WrittenQuery {
  id: string;
  kind: QueryKind;
  text: string;
  mode?: 'terms' | 'natural';
  truth: Rule;
}

export interface JudgedQuery extends Omit<WrittenQuery, 'truth'> {
  relevant: Grades;
}

let loaded: readonly JudgedQuery[] | undefined;

export function judgedQueries(): readonly JudgedQuery[] {
  if (loaded !== undefined) return loaded;
  const documents = judgedDocuments();
  const lines = readFileSync(path.join(import.meta.dirname, 'queries.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
  loaded = lines.map((line) => {
    const { truth, ...query } = JSON.parse(line) as WrittenQuery;
    const graded = documents.map((d) => [d.record.id, gradeOf(truth, d)] as const);
    return { ...query, relevant: new Map(graded.filter(([, grade]) => grade > 0)) };
  });
  return loaded;
}
