/** The list of pairs as the archive keeps it, and the changes a person makes to it. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { PairImport, PairToSave, WordPair } from '../../../../electron/contract/restoration.ts';
import { client } from '../../client.ts';
import i18n from '../../i18n.ts';
import { toastError } from '../../lib/errors.ts';
import { queries, refresh } from '../../lib/queries.ts';
import { toast } from '../../lib/toasts.ts';
import { samePair } from './pair-filter.ts';

const KEY = ['pairs'];

export function usePairs(): UseQueryResult<WordPair[]> {
  return useQuery({ queryKey: KEY, queryFn: () => client.pairs.list() });
}

/** Open texts are restored anew, and the foot of the window tells how far the index has come. */
function afterChange(): void {
  void queries.invalidateQueries({ queryKey: ['restored'] });
  refresh('info');
}

/** A list that is on its way would bring the state from before. */
async function put(change: (now: WordPair[]) => WordPair[]): Promise<void> {
  await queries.cancelQueries({ queryKey: KEY });
  queries.setQueryData<WordPair[]>(KEY, (now) => (now === undefined ? now : change(now)));
}

function withPair(now: WordPair[], pair: WordPair): WordPair[] {
  return now.some((one) => samePair(one, pair)) ? now.map((one) => (samePair(one, pair) ? pair : one)) : [pair, ...now];
}

/** A pair that is there keeps its origin, so `origin` is for a new one and for one whose removal is undone. */
export async function savePair(pair: PairToSave): Promise<void> {
  const saved = await client.pairs.save(pair);
  await put((now) => withPair(now, saved));
  afterChange();
}

function named({ spun, standard }: WordPair): { spun: string; standard: string } {
  return { spun, standard };
}

/** On the page at once; taken back when the archive does not take it. */
export async function switchPair(pair: WordPair, enabled: boolean): Promise<void> {
  await put((now) => withPair(now, { ...pair, enabled }));
  try {
    await savePair({ ...pair, enabled });
    toast(i18n.t(enabled ? 'pairs.switchedOn' : 'pairs.switchedOff', named(pair)), {
      kind: `pair ${pair.spun} ${pair.standard}`,
      action: { label: i18n.t('common.undo'), run: () => void switchBack(pair) },
    });
  } catch (error) {
    await put((now) => withPair(now, pair));
    toastError(error);
  }
}

async function switchBack(pair: WordPair): Promise<void> {
  try {
    await savePair(pair);
  } catch (error) {
    toastError(error);
  }
}

export async function removePair(pair: WordPair): Promise<void> {
  try {
    await client.pairs.remove(named(pair));
    await put((now) => now.filter((one) => !samePair(one, pair)));
    afterChange();
    toast(i18n.t('pairs.removed', named(pair)), {
      action: { label: i18n.t('common.undo'), run: () => void switchBack(pair) },
    });
  } catch (error) {
    toastError(error);
  }
}

export async function importPairs(tsv: string): Promise<PairImport> {
  const report = await client.pairs.import({ tsv });
  await queries.invalidateQueries({ queryKey: KEY });
  afterChange();
  return report;
}
