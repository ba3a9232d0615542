/** Runs engines over the judged queries; the bench prints what this returns, a test holds ours above its floor. */
import { judgedDocuments } from './documents.ts';
import { bigramEngine, type Engine, lunrEngine, ourEngine, scanEngine, textsOf, trigramEngine } from './engines.ts';
import { mean, type Score, score } from './metrics.ts';
import { judgedQueries, type QueryKind, queryKinds } from './queries.ts';

export interface QueryScore {
  id: string;
  kind: QueryKind;
  text: string;
  score: Score;
  ranking: string[];
  ms: number;
}

export interface EngineScores {
  name: string;
  /** By kind, and under `all` over the queries of every kind. */
  kinds: Record<string, Score>;
  queries: QueryScore[];
}

export function scoreEngine(engine: Engine): EngineScores {
  const queries = judgedQueries().map((query) => {
    const started = performance.now();
    const ranking = engine.search(query);
    const ms = performance.now() - started;
    return { id: query.id, kind: query.kind, text: query.text, score: score(ranking, query.relevant), ranking, ms };
  });
  const kinds: Record<string, Score> = { all: mean(queries.map((q) => q.score)) };
  for (const kind of queryKinds) kinds[kind] = mean(queries.filter((q) => q.kind === kind).map((q) => q.score));
  return { name: engine.name, kinds, queries };
}

/** Ours alone, for the test. */
export async function measureJudged(): Promise<EngineScores> {
  const engine = await ourEngine(judgedDocuments());
  try {
    return scoreEngine(engine);
  } finally {
    await engine.close();
  }
}

/** Ours and the engines a reader could use instead. */
export async function measureAll(): Promise<EngineScores[]> {
  const texts = textsOf(judgedDocuments());
  const scores = [await measureJudged()];
  for (const make of [bigramEngine, trigramEngine, lunrEngine, scanEngine]) {
    const engine = make(texts);
    scores.push(scoreEngine(engine));
    await engine.close();
  }
  return scores;
}
