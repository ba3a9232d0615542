/** The passages of a record that a cell rests on: where the practice, the link or the year of its column is named. */
import type { ArchiveRecord, CellPassage, MatrixColumns, Taxonomy } from '../../contract/index.ts';
import type { RecordText } from './sentences.ts';

/** More do not fit beside a table; the reader has the rest. */
const PASSAGES = 3;

/**
 * Practice types in which a link is usually put into practice: where a text names the practice, it speaks of the link.
 * An editorial reading of the cases, as the records' own links are; it only chooses passages and places nothing.
 */
const practicesOfLink: Readonly<Record<string, readonly string[]>> = {
  L1: ['PT10'],
  L2: ['PT05', 'PT03', 'PT09', 'PT01', 'PT02'],
  L3: ['PT02', 'PT12', 'PT03', 'PT14'],
  L4: ['PT08', 'PT14', 'PT01', 'PT16'],
  L5: ['PT04', 'PT06', 'PT11', 'PT07', 'PT13', 'PT17', 'PT01'],
};

/** Words that speak of a column, most telling first. */
export type Words = readonly (readonly string[])[];

function namesOf(taxonomy: Taxonomy, id: string): string[] {
  const practice = taxonomy.practices.find((p) => p.id === id);
  if (practice === undefined) return [];
  // 代表家站点（格）: what stands in brackets is the taxonomy's, not the texts'.
  const names = [practice.name.replace(/（[^）]*）/gu, ''), ...practice.synonyms];
  return names.sort((a, b) => b.length - a.length);
}

/** 展示馆 of 宣教实践基地和展示馆: told where nothing closer is. */
function partsOf(taxonomy: Taxonomy, id: string): string[] {
  const name = taxonomy.practices.find((p) => p.id === id)?.name.replace(/（[^）]*）/gu, '') ?? '';
  const parts = name.split(/[和、]|中的/u);
  return parts.length < 2 ? [] : parts.filter((part) => part.length > 1);
}

const chineseDigits = '〇一二三四五六七八九';

export function wordsOf(column: string, columns: MatrixColumns, record: ArchiveRecord, taxonomy: Taxonomy): Words {
  if (columns === 'practices') return [namesOf(taxonomy, column), partsOf(taxonomy, column)];
  if (columns === 'years') {
    const spelt = [...column].map((digit) => chineseDigits.charAt(Number(digit))).join('');
    const { event, document } = record.dates;
    // A report says 10月13日 and means the year it appeared in.
    const days = [event, document].flatMap((date) => {
      const [year, month, day] = (date ?? '').split('-');
      if (year !== column || month === undefined) return [];
      return [`${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`];
    });
    return [[`${column}年`, `${column}-`, `${column}.`, `${spelt}年`], days];
  }
  const link = taxonomy.links.find((one) => one.id === column);
  const practised = (practicesOfLink[column] ?? []).filter((id) => record.practices.includes(id));
  const own = practised.flatMap((id) => namesOf(taxonomy, id));
  const others = record.practices.filter((id) => !practised.includes(id)).flatMap((id) => namesOf(taxonomy, id));
  return [own, link === undefined ? [] : [link.name], others, link === undefined ? [] : [link.short]];
}

/** Whether a sentence speaks of the column: lower is more telling, null when it does not. */
export function tells(words: Words, sentence: string): number | null {
  const at = words.findIndex((group) => group.some((word) => sentence.includes(word)));
  return at < 0 ? null : at;
}

interface Found {
  start: number;
  end: number;
  place: boolean;
  heading: boolean;
  group: number;
}

function sentencesWith(
  text: RecordText,
  words: Words,
  placeNames: readonly string[],
  spansOf: (word: string) => ReadonlyArray<{ start: number; end: number }>,
): Found[] {
  const found: Found[] = [];
  for (const [group, spellings] of words.entries()) {
    for (const word of spellings)
      for (const span of spansOf(word).slice(0, 20)) {
        if (found.some((one) => one.start <= span.start && span.end <= one.end)) continue;
        const { start, end } = text.sentence(span.start, span.end);
        const place = placeNames.some((name) => text.text.slice(start, end).includes(name));
        found.push({ start, end, place, heading: text.isHeading(start), group });
      }
    if (found.filter((one) => !one.heading).length >= PASSAGES) break;
  }
  return found;
}

/** At most three sentences, each once; those that name the row's place first where a record has several. */
export function tellingPassages(text: RecordText, words: Words, placeNames: readonly string[]): CellPassage[] {
  let found = sentencesWith(text, words, placeNames, text.spans);
  // A text in traditional characters or full-width figures.
  if (found.length === 0) found = sentencesWith(text, words, placeNames, text.foldedSpans);
  // A heading says that something follows, not what.
  const sentences = found.some((one) => !one.heading) ? found.filter((one) => !one.heading) : found;
  return sentences
    .sort((a, b) => Number(b.place) - Number(a.place) || a.group - b.group || a.start - b.start)
    .slice(0, PASSAGES)
    .map(({ start, end }) => text.slice(start, end));
}
