/** A list that the archive tells page by page, as far as a person has asked for more. */
import { useInfiniteQuery } from '@tanstack/react-query';

const PAGE = 100;

interface Page<Row> {
  rows: Row[];
  total: number;
}

export interface Paged<Row> {
  rows: Row[];
  error: Error | null;
  /** All of it was asked for, and there is nothing. */
  empty: boolean;
  /** Null when there is no more. */
  more: { fetch: () => void; busy: boolean } | null;
}

/** @param ask one page, from the row with this number on */
export function usePaged<Row>(
  queryKey: readonly unknown[],
  ask: (page: { offset: number; limit: number }) => Promise<Page<Row>>,
): Paged<Row> {
  const list = useInfiniteQuery({
    queryKey,
    initialPageParam: 0,
    queryFn: ({ pageParam }) => ask({ offset: pageParam, limit: PAGE }),
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return last.rows.length > 0 && shown < last.total ? shown : undefined;
    },
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return {
    rows,
    error: list.error,
    empty: list.isSuccess && rows.length === 0,
    more: list.hasNextPage ? { fetch: () => void list.fetchNextPage(), busy: list.isFetchingNextPage } : null,
  };
}
