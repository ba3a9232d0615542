/**
 * 一页要情, as far as it can be told from the records alone: what was taken in, five figures, three cases to compare.
 * As Markdown of a note, so that every format prints it alike; every line carries the number of its source.
 */
import type { ArchiveRecord } from '../../contract/index.ts';
import { figureLine } from './printed.ts';
import type { PackSource } from './source.ts';
import { placeName } from './wording.ts';
import { escapeLine } from './writers/markdown-blocks.ts';

const FIGURES = 5;
const CASES = 3;
const PLACES = 6;

function placeOf(record: ArchiveRecord, { taxonomy }: PackSource): string {
  return placeName(taxonomy, record.regions[0]);
}

/** 惠山区， before words that do not say where. */
function whereOf(record: ArchiveRecord, words: string, source: PackSource): string {
  const place = placeOf(record, source);
  return place === '' || words.includes(place.replace(/(?<=..)[市区县]$/, '')) ? '' : `${place}，`;
}

function yearOf(record: ArchiveRecord): string {
  return (record.dates.event ?? record.dates.document ?? '').slice(0, 4);
}

/** One figure a record before the second of any: five figures of one place say less than five of five. */
function keyFigures(records: readonly ArchiveRecord[]): Array<{ record: ArchiveRecord; text: string }> {
  const found: Array<{ record: ArchiveRecord; text: string }> = [];
  const deepest = Math.max(0, ...records.map((record) => record.figures.length));
  for (let i = 0; i < deepest && found.length < FIGURES; i++)
    for (const record of records) {
      const figure = record.figures[i];
      if (figure === undefined || figure.value === null || found.length >= FIGURES) continue;
      found.push({ record, text: figureLine({ ...figure, passage: null }) });
    }
  return found;
}

export function essentials(source: PackSource, ids: readonly string[], numberOf: (recordId: string) => number): string {
  const records = ids.flatMap((id) => source.record(id) ?? []);
  if (records.length === 0) return '';
  const places = [...new Set(records.map((record) => placeOf(record, source)).filter((place) => place !== ''))];
  const years = [...new Set(records.map(yearOf).filter((year) => year !== ''))].sort();
  const [first] = years;
  const last = years.at(-1);
  const named = `${places.slice(0, PLACES).join('、')}${places.length > PLACES ? `等${places.length}地` : ''}`;
  const span = first === undefined ? '' : first === last ? `，时间为${first}年` : `，时间为${first}—${last}年`;
  const lines = [`- 范围：资料${records.length}件${named === '' ? '' : `，涉及${named}`}${span}。`];
  const ref = (record: ArchiveRecord): string => `\\[${numberOf(record.id)}\\]`;
  for (const { record, text } of keyFigures(records))
    lines.push(`- 数据：${whereOf(record, text, source)}${escapeLine(text)}${ref(record)}。`);
  const cases = records.filter((record) => record.kind === 'case');
  for (const record of cases.slice(0, CASES)) {
    lines.push(`- 案例：${whereOf(record, record.title, source)}《${escapeLine(record.title)}》${ref(record)}。`);
  }
  return lines.join('\n');
}
