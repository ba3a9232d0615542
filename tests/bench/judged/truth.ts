/**
 * What is known of a judged document, and the rules by which a query's relevant documents follow from it.
 *
 * A rule looks at how a document was made, never at what an engine finds. `has` compares plain strings: NFKC, lower
 * case, nothing but letters, digits and the marks inside a number. It knows nothing of the archive's own folding; the
 * text before a distortion (script, notes, spaces, a robot's words) stands in for that.
 */
import { regionChain } from '../../../electron/archive/catalogue/taxonomy.ts';
import type { InterchangeRecord, RecordKind } from '../../../electron/contract/index.ts';
import type { Variant } from './variants.ts';

export interface Truth {
  /** The document this one is a copy of; its own id where it is none. */
  base: string;
  variant: Variant;
  /** What it is about. Practices named in passing are only in its text. */
  practices: string[];
  regions: string[];
  kind: RecordKind;
  facets: string[];
  people: string[];
  figures: Array<{ value: number; unit: string }>;
  /** Days, months or years named in the text, the document's own first. */
  dates: string[];
  ordinals: Array<{ value: number; measure: string }>;
  /** Id of the meeting it was presented at, or empty. */
  meeting: string;
  /** Squashed, for `has`: the title, title and text before distortion, and both as they stand. */
  title: string;
  plain: string;
  own: string;
  /** Squashed sentences before distortion, for `together`. */
  sentences: string[];
}

export interface JudgedDocument {
  record: InterchangeRecord & { id: string };
  truth: Truth;
}

/** All that are given must hold; of several values one. */
export interface Condition {
  has?: string | string[];
  title?: string | string[];
  /** Both in one sentence. */
  together?: [string, string];
  about?: string | string[];
  /** The record is catalogued under the practice. */
  practice?: string;
  region?: string | string[];
  kind?: string | string[];
  facet?: string | string[];
  person?: string | string[];
  /** Some date of the text begins so: `2021` or `2021-03`. */
  date?: string | string[];
  /** The record's own date lies in this range, both ends included: `2021-03..2021-05`. */
  dated?: string;
  figure?: { value?: number; above?: number; below?: number; unit?: string };
  /** 1000条 */
  ordinal?: string;
  meeting?: string;
  id?: string | string[];
  base?: string | string[];
  variant?: Variant | Variant[];
  not?: Condition;
  and?: Condition[];
}

/** Each grade with its conditions, one of which must hold; the highest grade counts. */
export type Rule = Partial<Record<'1' | '2' | '3', Condition | Condition[]>>;

/** Letters and digits; nothing is found across a blank line. */
export function squash(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((part) =>
      part
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll('〇', '零')
        .replace(/(?<=\d),(?=\d{3})/g, '')
        .replace(/[^\p{L}\p{N}.%+]/gu, '')
        .replace(/(?<!\d)\.|\.(?!\d)/g, ''),
    )
    .join('\n');
}

/** A number in the needle is a whole number of the text: 585 is not in 1585. */
function contains(haystack: string, needle: string): boolean {
  const wanted = squash(needle);
  if (wanted === '') return false;
  for (let at = haystack.indexOf(wanted); at >= 0; at = haystack.indexOf(wanted, at + 1)) {
    const before = haystack.charAt(at - 1);
    const after = haystack.charAt(at + wanted.length);
    const cutBefore = /^\d/.test(wanted) && /[\d.]/.test(before);
    const cutAfter = /\d$/.test(wanted) && /[\d.]/.test(after);
    if (!cutBefore && !cutAfter) return true;
  }
  return false;
}

const some = <T>(value: T | T[], test: (one: T) => boolean): boolean => [value].flat().some((v) => test(v as T));

function between(range: string, date: string): boolean {
  const [from = '', to = ''] = range.split('..');
  return date >= from && date.slice(0, to.length) <= to;
}

type Test = { [K in keyof Condition]-?: (wanted: NonNullable<Condition[K]>, document: JudgedDocument) => boolean };

const tests: Test = {
  has: (wanted, { truth }) => some(wanted, (w) => contains(truth.plain, w) || contains(truth.own, w)),
  title: (wanted, { truth }) => some(wanted, (w) => contains(truth.title, w)),
  together: ([a, b], { truth }) => truth.sentences.some((s) => contains(s, a) && contains(s, b)),
  about: (wanted, { truth }) => some(wanted, (w) => truth.practices.includes(w)),
  practice: (wanted, { record }) => record.practices?.includes(wanted) === true,
  region: (wanted, { truth }) => some(wanted, (w) => truth.regions.some((code) => regionChain(code).includes(w))),
  kind: (wanted, { truth }) => some(wanted, (w) => truth.kind === w),
  facet: (wanted, { truth }) => some(wanted, (w) => truth.facets.includes(w)),
  person: (wanted, { truth }) => some(wanted, (w) => truth.people.includes(w)),
  date: (wanted, { truth }) => some(wanted, (w) => truth.dates.some((d) => d.startsWith(w))),
  dated: (wanted, { record }) => between(wanted, record.dates?.document ?? record.dates?.event ?? ''),
  figure: ({ value, above, below, unit }, { truth }) =>
    truth.figures.some(
      (f) =>
        (value === undefined || f.value === value) &&
        (above === undefined || f.value > above) &&
        (below === undefined || f.value < below) &&
        (unit === undefined || f.unit === unit),
    ),
  ordinal: (wanted, { truth }) => truth.ordinals.some((o) => `${o.value}${o.measure}` === wanted),
  meeting: (wanted, { truth }) => truth.meeting === wanted,
  id: (wanted, { record }) => some(wanted, (w) => record.id === w),
  base: (wanted, { truth }) => some(wanted, (w) => truth.base === w),
  variant: (wanted, { truth }) => some(wanted, (w) => truth.variant === w),
  not: (wanted, document) => !holds(wanted, document),
  and: (wanted, document) => wanted.every((c) => holds(c, document)),
};

/** The texts that `has` and its like look at. `own` is the document as it stands, the first two as it was before. */
export function textsFor(
  title: string,
  text: string,
  own: string,
): Pick<Truth, 'title' | 'plain' | 'own' | 'sentences'> {
  const whole = `${title}\n\n${text}`;
  return {
    title: squash(title),
    plain: squash(whole),
    own: squash(own),
    sentences: whole.split(/[。！？；\n]/).map(squash),
  };
}

export function holds(condition: Condition, document: JudgedDocument): boolean {
  for (const [key, wanted] of Object.entries(condition)) {
    const test = tests[key as keyof Condition] as ((w: unknown, d: JudgedDocument) => boolean) | undefined;
    if (test === undefined) throw new Error(`unknown condition ${key}`);
    if (!test(wanted, document)) return false;
  }
  return true;
}

/**
 * Grade of a document, 0 when no rule holds. A rewritten copy counts one grade less than its original would, at
 * least 1: it says the same in words that nobody may quote. A rule that names variants grades them as it says.
 */
export function gradeOf(rule: Rule, document: JudgedDocument): number {
  for (const grade of [3, 2, 1] as const) {
    const found = [rule[`${grade}`] ?? []].flat().find((c) => holds(c, document));
    if (found === undefined) continue;
    const lowered = document.truth.variant === 'rewritten' && found.variant === undefined;
    return lowered ? Math.max(1, grade - 1) : grade;
  }
  return 0;
}
