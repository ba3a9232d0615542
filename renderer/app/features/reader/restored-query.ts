/** Asks the archive for the restored reading of a record, once its text is on the page. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import { client } from '../../client.ts';
import { type RestoredText, restoredText } from './restored-text.ts';

export interface Restored {
  /** Recognised as rewritten by the words in it. */
  flagged: boolean;
  /** Null when no word was replaced: there is then no other reading to show. */
  reading: RestoredText | null;
}

const nothing: Restored = { flagged: false, reading: null };

export function useRestored(record: ArchiveRecord): Restored {
  const { data } = useQuery({
    queryKey: ['restored', record.id],
    queryFn: () => client.records.restored({ id: record.id }),
    staleTime: 60_000,
  });
  return useMemo(() => {
    if (data == null) return nothing;
    const reading = restoredText(record.text, data);
    return { flagged: data.flagged, reading: reading.replaced > 0 ? reading : null };
  }, [record, data]);
}
