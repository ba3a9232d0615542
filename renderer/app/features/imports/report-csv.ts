/** The report of an import as a table for a spreadsheet, every line of it, whatever is filtered on the page. */
import type { ImportRow } from '../../../../electron/contract/imports.ts';
import { localeOf, noticeMessage, refusalMessage } from '../../../../electron/contract/messages.ts';
import { client } from '../../client.ts';
import i18n from '../../i18n.ts';
import { csv } from '../../lib/csv.ts';

const PAGE = 500;

/** The archive's own sentence carries the detail; it is in Chinese, so English builds its own. */
export function rowSentence(row: ImportRow, language: string): string {
  const locale = localeOf(language);
  const parts: string[] = [];
  if (row.code !== undefined)
    parts.push(locale === 'zh' && row.message !== undefined ? row.message : refusalMessage(row.code, locale));
  for (const notice of row.notices) parts.push(noticeMessage(notice, locale));
  return parts.join(locale === 'zh' ? '' : ' ');
}

export async function reportCsv(jobId: string): Promise<Blob> {
  const table: string[][] = [
    [
      i18n.t('imports.source'),
      i18n.t('imports.outcome'),
      i18n.t('imports.record'),
      i18n.t('imports.code'),
      i18n.t('imports.remark'),
    ],
  ];
  for (let offset = 0; ; offset += PAGE) {
    const { total, rows } = await client.imports.report({ jobId, offset, limit: PAGE });
    for (const row of rows)
      table.push([
        row.source,
        i18n.t(`imports.outcomes.${row.outcome}`),
        row.title ?? row.recordId ?? '',
        row.code ?? '',
        rowSentence(row, i18n.language),
      ]);
    if (offset + PAGE >= total || rows.length === 0) break;
  }
  return new Blob([csv(table)], { type: 'text/csv;charset=utf-8' });
}
