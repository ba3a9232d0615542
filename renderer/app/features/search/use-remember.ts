/**
 * Notes a question in the history once a person has stayed with its answer, or has opened a result of it. Letters on
 * the way to a word are no questions.
 */
import { useEffect, useRef } from 'react';
import { client } from '../../client.ts';
import { refresh, useInfo } from '../../lib/queries.ts';
import { countFilters } from '../../lib/route.ts';
import type { Question, Searching } from './use-search.ts';

const STAY_MS = 2_500;

export function useRemember(question: Question, search: Searching, opened: string | null): void {
  const { data: info } = useInfo();
  const noted = useRef('');
  const total = search.result?.total ?? 0;
  const empty = question.query.trim() === '' && countFilters(question.filters) === 0;
  const ready = info?.writable === true && !search.busy && search.error === null && total > 0 && !empty;

  const note = (): void => {
    if (!ready || noted.current === search.key) return;
    noted.current = search.key;
    const { query, filters, mode } = question;
    client.searches
      .remember({ query: query.trim(), filters, mode, total })
      .then(() => refresh('history'))
      // The history is a convenience: when it cannot be written, nobody is told.
      .catch(() => {});
  };
  const latest = useRef(note);
  latest.current = note;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => latest.current(), STAY_MS);
    return () => clearTimeout(timer);
  }, [ready, search.key]);
  useEffect(() => {
    if (opened !== null) latest.current();
  }, [opened]);
}
