/** Asks the archive as the person types, one question at a time, and keeps the pages of the newest answer together. */
import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { SearchHit, SearchResult } from '../../../../electron/contract/search.ts';
import { client, onReconnect } from '../../client.ts';
import { answered } from '../../lib/answered.ts';
import { type Newest, newest } from '../../lib/newest.ts';
import type { SearchRoute } from '../../lib/route.ts';
import { useStore } from '../../lib/store.ts';
import { finished } from '../imports/import-store.ts';
import { rememberMeetings } from './filter-label.ts';

const PAGE = 30;
/** How often an answer from an index that is being made is asked anew. */
const HEAL_MS = 5_000;

export type Question = Pick<SearchRoute, 'query' | 'filters' | 'mode' | 'sort'>;

export interface Searching {
  /** The newest answer; an older one stays on the page until then. */
  result: SearchResult | null;
  hits: readonly SearchHit[];
  /** The first page was not the whole answer. */
  paged: boolean;
  /** Of the answer on the page: another key is another list. */
  key: string;
  busy: boolean;
  error: unknown;
  /** Asks for the next page; does nothing when all is here or on its way. */
  more(): void;
  again(): void;
}

const noHits: readonly SearchHit[] = [];

interface Answer {
  key: string;
  result: SearchResult;
  hits: SearchHit[];
}

function keyOf(question: Question): string {
  return JSON.stringify([question.query, question.filters, question.mode, question.sort]);
}

export function useSearch(question: Question): Searching {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failure, setFailure] = useState<{ key: string; error: unknown } | null>(null);
  const [round, setRound] = useState(0);
  const imports = useStore(finished);
  const runner = useRef<Newest<Question> | null>(null);
  const key = keyOf(question);
  const latest = useRef({ question, key });
  latest.current = { question, key };

  useEffect(() => {
    const made = newest<Question, SearchResult>({
      run: ({ query, filters, mode, sort }) => client.search.query({ query, filters, mode, sort, limit: PAGE }),
      show(result, asked) {
        rememberMeetings(result.facets);
        answered.set({ query: asked.query, filters: asked.filters, mode: asked.mode, total: result.total });
        // Drawn in slices: the next keystroke does not wait for the list of the last one.
        startTransition(() => {
          setFailure(null);
          setAnswer({ key: keyOf(asked), result, hits: result.hits });
        });
      },
      fail: (error, asked) => setFailure({ key: keyOf(asked), error }),
    });
    runner.current = made;
    const stop = onReconnect(() => setRound((now) => now + 1));
    return () => {
      made.stop();
      stop();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question; round and imports ask it anew
  useEffect(() => {
    runner.current?.ask(latest.current.question);
  }, [key, round, imports]);

  // The index heals by itself. A list that was scrolled on stays: asked anew it would lose its later pages.
  useEffect(() => {
    if (answer === null || answer.result.index === 'ready' || answer.hits.length > PAGE) return;
    const timer = setTimeout(() => setRound((now) => now + 1), HEAL_MS);
    return () => clearTimeout(timer);
  }, [answer]);

  const loading = useRef(false);
  const more = useCallback(() => {
    if (answer === null || answer.key !== latest.current.key || loading.current) return;
    if (answer.hits.length >= answer.result.total) return;
    loading.current = true;
    const { query, filters, mode, sort } = latest.current.question;
    client.search
      .query({ query, filters, mode, sort, limit: PAGE, offset: answer.hits.length, facets: false, offers: false })
      .then((page) =>
        setAnswer((now) => {
          if (now === null || now.key !== answer.key) return now;
          const known = new Set(now.hits.map((hit) => hit.id));
          return { ...now, hits: [...now.hits, ...page.hits.filter((hit) => !known.has(hit.id))] };
        }),
      )
      .catch((error: unknown) => setFailure({ key: answer.key, error }))
      .finally(() => {
        loading.current = false;
      });
  }, [answer]);

  const failed = failure !== null && failure.key === key;
  return {
    result: answer?.result ?? null,
    hits: answer?.hits ?? noHits,
    paged: answer !== null && answer.result.total > PAGE,
    key: answer?.key ?? '',
    busy: answer?.key !== key && !failed,
    error: failed ? failure.error : null,
    more,
    again: () => setRound((now) => now + 1),
  };
}
