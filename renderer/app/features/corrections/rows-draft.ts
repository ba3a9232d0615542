/** People and figures as they are typed, and what they are once they are sent. What the form does not show stays. */
import type { Figure, PersonMention } from '../../../../electron/contract/record.ts';
import { isDate } from './dates.ts';

export interface PersonRow {
  /** Of this form; rows have no identity of their own. */
  key: number;
  kept: Partial<PersonMention>;
  name: string;
  office: string;
  role: PersonMention['role'];
  topic: string;
}

export interface FigureRow {
  key: number;
  kept: Partial<Figure>;
  subject: string;
  bound: Figure['bound'];
  value: string;
  unit: string;
  asOf: string;
  display: string;
  note: string;
}

export const roles = ['speaker', 'author', 'editor', 'mentioned'] as const;
export const bounds = ['exact', 'more-than', 'less-than', 'about'] as const;

let keys = 0;
const newKey = (): number => ++keys;

export function personRow(person: Partial<PersonMention> = {}): PersonRow {
  const { name = '', office = '', role = 'mentioned', topic = '' } = person;
  return { key: newKey(), kept: person, name, office, role, topic };
}

export function figureRow(figure: Partial<Figure> = {}): FigureRow {
  const { subject = '', bound = 'exact', value = null, unit = '', asOf = '', display = '', note = '' } = figure;
  return {
    key: newKey(),
    kept: figure,
    subject,
    bound,
    value: value === null ? '' : String(value),
    unit,
    asOf,
    display,
    note,
  };
}

/** Full-width digits and the commas of thousands are what people type. Undefined where it is no number. */
export function numberOf(typed: string): number | null | undefined {
  const plain = typed.normalize('NFKC').replace(/[,\s]/g, '');
  if (plain === '') return null;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

type Words<T> = { [K in keyof T]?: string };

/** Empty fields are absent. */
function filled<T extends object>(kept: T, given: Words<T>): T {
  const result = new Map<string, unknown>(Object.entries(kept));
  for (const [name, words] of Object.entries(given) as Array<[string, string]>) {
    if (words.trim() === '') result.delete(name);
    else result.set(name, words.trim());
  }
  return Object.fromEntries(result) as T;
}

const isEmpty = (row: object, shown: readonly string[]): boolean =>
  Object.entries(row).every(([name, value]) => !shown.includes(name) || String(value).trim() === '');
const personWords = ['name', 'office', 'topic'];
const figureWords = ['subject', 'value', 'unit', 'asOf', 'display', 'note'];

/** A row that nothing was typed into is no row. */
export function peopleOf(rows: readonly PersonRow[]): PersonMention[] {
  return rows
    .filter((row) => !isEmpty(row, personWords))
    .map(({ kept, name, office, role, topic }) => ({
      ...filled(kept, { office, topic }),
      name: name.trim(),
      role,
    }));
}

export function figuresOf(rows: readonly FigureRow[]): Figure[] {
  return rows
    .filter((row) => !isEmpty(row, figureWords))
    .map(({ kept, subject, bound, value, unit, asOf, display, note }) => ({
      ...filled(kept, { unit, asOf, display, note }),
      subject: subject.trim(),
      value: numberOf(value) ?? null,
      bound,
    }));
}

export function personFault(row: PersonRow): 'name' | null {
  return row.name.trim() === '' && !isEmpty(row, personWords) ? 'name' : null;
}

/** A figure says something: a number, or the wording of the source. One that came without either may stay as it is. */
export function figureFault(row: FigureRow): 'subject' | 'number' | 'value' | 'date' | null {
  if (isEmpty(row, figureWords)) return null;
  if (row.subject.trim() === '') return 'subject';
  if (numberOf(row.value) === undefined) return 'number';
  const said = row.value.trim() !== '' || row.display.trim() !== '';
  if (!said && (row.kept.subject === undefined || row.kept.value !== null || row.kept.display !== undefined))
    return 'value';
  return isDate(row.asOf.trim()) ? null : 'date';
}
