/** A quotation with its source on one line, for pasting elsewhere. Packs cite by the standard; this is a plain note. */
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import i18n from '../../i18n.ts';

export function quotationLine(record: ArchiveRecord, quote: string, paragraph: number): string {
  const date = record.dates.document ?? record.dates.event ?? record.dates.capture;
  const source = [record.source.author, `《${record.title}》`, record.source.name, record.source.url, date]
    .filter((part) => part !== undefined && part !== '')
    .join('，');
  return `“${quote}”\n——${source}，${i18n.t('quote.paragraph', { paragraph })}（${record.id}）`;
}

/** The clipboard needs a secure page or the older way; false when neither is allowed. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
