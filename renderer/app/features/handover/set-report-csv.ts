/** The report of an applied set as a table for a spreadsheet, every line of it, whatever is filtered on the page. */
import type { HandoverRow } from '../../../../electron/contract/handover.ts';
import { client } from '../../client.ts';
import i18n from '../../i18n.ts';
import { csv } from '../../lib/csv.ts';

const PAGE = 500;

/** The id under which it stands in this archive; null for what is only in the set. */
export function idHere({ state, outcome, id, copy }: HandoverRow): string | null {
  if (state === 'new' && outcome !== 'taken') return null;
  return copy ?? id;
}

export async function setReportCsv(set: string): Promise<Blob> {
  const table: string[][] = [
    [
      i18n.t('handover.csv.kind'),
      i18n.t('handover.csv.id'),
      i18n.t('handover.csv.title'),
      i18n.t('handover.csv.state'),
      i18n.t('handover.csv.outcome'),
      i18n.t('handover.csv.here'),
    ],
  ];
  for (let offset = 0; ; offset += PAGE) {
    const { total, rows } = await client.handover.report({ id: set, offset, limit: PAGE });
    for (const row of rows)
      table.push([
        i18n.t(`handover.kinds.${row.kind}`),
        row.id,
        row.title,
        i18n.t(`handover.states.${row.state}`),
        i18n.t(`handover.outcomes.${row.outcome}`),
        idHere(row) ?? '',
      ]);
    if (offset + PAGE >= total || rows.length === 0) break;
  }
  return new Blob([csv(table)], { type: 'text/csv;charset=utf-8' });
}
