/** How a question is put into words: for chips, names of saved searches and the note that is copied. Pure. */
import type { TFunction } from 'i18next';
import type { FacetName, Reading, SearchFilters, SearchGroup } from '../../../../electron/contract/search.ts';
import { facetNames } from '../../../../electron/contract/search.ts';

const fieldKeys = [
  'title',
  'region',
  'kind',
  'link',
  'practice',
  'person',
  'year',
  'source',
  'meeting',
  'date',
  'quality',
] as const;

/** The name of a filter's value; a component makes it from the names and the language (`filter-label.ts`). */
export type FilterLabel = (name: FacetName, value: string) => string;

export function readingWords(piece: Reading, t: TFunction): string {
  if (piece.as === 'or') return t('reading.or');
  if (piece.as === 'near') {
    const within = piece.field === 'sentence' || piece.field === 'paragraph' ? piece.field : null;
    const text = piece.text.split(' · ').join(t('reading.and'));
    return within === null ? text : t(`reading.near.${within}`, { text });
  }
  const field = fieldKeys.find((key) => key === piece.field);
  const text = field === undefined ? piece.text : `${t(`fields.${field}`)}：${piece.text}`;
  if (piece.as === 'phrase') return t('reading.phrase', { text });
  if (piece.as === 'exclusion') return t('reading.exclusion', { text });
  if (piece.as === 'figure') return t('reading.figure', { text });
  if (piece.as === 'ignored') return t('reading.ignored', { text });
  return text;
}

/** Empty where nothing else is searched. */
export function alsoWords(piece: Reading, t: TFunction): string {
  const { also = [] } = piece;
  return also.length === 0 ? '' : t('reading.also', { text: also.join(t('common.comma')) });
}

/** One plain word needs no explanation, unless more than the word is searched. */
export function isPlain(reading: readonly Reading[]): boolean {
  return reading.length <= 1 && reading.every((piece) => piece.as === 'term' && (piece.also ?? []).length === 0);
}

/** So many characters in a row are a sentence: nobody writes a name this long. */
const SENTENCE = 8;

/** Whether "every word" and "best match" can differ: several terms, or a sentence written without blanks. */
export function hasSeveralTerms(reading: readonly Reading[]): boolean {
  const terms = reading.filter(({ as }) => as === 'term' || as === 'phrase' || as === 'near' || as === 'figure');
  const [only] = terms;
  return terms.length > 1 || (only?.as === 'term' && [...only.text].length >= SENTENCE);
}

export function facetTitle(name: FacetName, t: TFunction): string {
  return t(name === 'year' ? 'facets.yearTitle' : `facets.${name}`);
}

export function filterWords(filters: SearchFilters, label: FilterLabel): string[] {
  return facetNames.flatMap((name) => (filters[name] ?? []).map((value) => label(name, value)));
}

/** A name for a question: what was typed, with the filters behind it. */
export function questionWords(query: string, filters: SearchFilters, label: FilterLabel, t: TFunction): string {
  const typed = query.trim();
  const words = filterWords(filters, label).join(t('common.comma'));
  if (typed === '') return words === '' ? t('saved.all') : words;
  return words === '' ? typed : t('saved.withFilters', { query: typed, filters: words });
}

/** The words of the query that the group's query replaces: `pjz` of `pjz 高淳` for `票决制 高淳`. */
export function replacedWords(query: string, other: string): string {
  const kept = new Set(other.trim().split(/\s+/u));
  const typed = query.trim().split(/\s+/u);
  const replaced = typed.filter((word) => !kept.has(word));
  return (replaced.length === 0 ? typed : replaced).join(' ');
}

export function groupTitle(group: SearchGroup, query: string, t: TFunction): string {
  return t(`search.group.${group.via}`, { text: group.text, from: replacedWords(query, group.query) });
}

/** On one line with other groups, where there is no room for the hits themselves. */
export function groupShort(group: SearchGroup, query: string, shown: string, t: TFunction): string {
  return t(`search.alsoGroup.${group.via}`, { text: group.text, from: replacedWords(query, group.query), shown });
}
