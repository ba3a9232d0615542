/** What the page asks about an open set: a page of its items, the counts of the last apply, its rows. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import {
  type HandoverComparison,
  type HandoverKind,
  type HandoverOutcome,
  type HandoverPreview,
  type HandoverState,
  handoverOutcomes,
} from '../../../../electron/contract/handover.ts';
import { client } from '../../client.ts';

/** Items in sight at a time: a set may hold tens of thousands, and each changed one costs a comparison. */
export const PAGE = 50;

export function previewQuestion(set: string, state: HandoverState | null, offset: number, signal?: AbortSignal) {
  return {
    queryKey: ['handover', set, 'items', state, offset],
    queryFn: (): Promise<HandoverPreview> =>
      client.handover.preview(
        { id: set, offset, limit: PAGE, ...(state === null ? {} : { states: [state] }) },
        signal === undefined ? {} : { signal },
      ),
  };
}

/** The page of before stays in sight while another is on its way. */
export function usePreview(set: string, state: HandoverState | null, offset: number): UseQueryResult<HandoverPreview> {
  return useQuery({
    ...previewQuestion(set, state, offset),
    placeholderData: (before: HandoverPreview | undefined) => (before?.set.id === set ? before : undefined),
  });
}

export function useComparison(set: string, kind: HandoverKind, item: string): UseQueryResult<HandoverComparison> {
  return useQuery({
    queryKey: ['handover', set, 'compare', kind, item],
    queryFn: () => client.handover.compare({ id: set, kind, item }),
  });
}

export type OutcomeCounts = Record<HandoverOutcome, number>;

/** What became of the items when the set was last applied; all are nought when it never was. */
export function useOutcomes(set: string): UseQueryResult<OutcomeCounts> {
  return useQuery({
    queryKey: ['handover', set, 'outcomes'],
    queryFn: async () => {
      const pages = await Promise.all(
        handoverOutcomes.map((outcome) => client.handover.report({ id: set, outcome, limit: 1 })),
      );
      return Object.fromEntries(handoverOutcomes.map((one, i) => [one, pages[i]?.total ?? 0])) as OutcomeCounts;
    },
  });
}
