/**
 * `地区:南京` in a query: what a person types becomes the values the records hold, as the archive resolves them.
 *
 * `matches` of text/ compares values for equality only; so a field is rewritten here into "any of these values".
 */
import { dateOverlaps, type Filed, parseDateRange, type QueryNode } from '../../electron/text/index.ts';
import type { PackData, PackDoc } from './data.ts';

/** `2021..2022`, `2021-2022` or `2022`. */
function yearTest(wanted: string): (year: string) => boolean {
  const range = /^(\d{4})\s*(?:\.\.|-|—|~|～|至)\s*(\d{4})$/.exec(wanted);
  if (range === null) return (year) => year === wanted;
  const [, from = '', to = ''] = range;
  return (year) => year >= from && year <= to;
}

function bareRegion(name: string): string {
  return name.length > 2 ? name.replace(/(?:自治县|新区|[省市区县])$/u, '') : name;
}

export type FieldResolver = (field: string, value: string) => string[];

export function createFieldResolver({ docs, vocabulary }: PackData): FieldResolver {
  const used = (field: keyof PackDoc['fields']): string[] => [...new Set(docs.flatMap((doc) => doc.fields[field]))];

  return (field, value) => {
    const wanted = value.trim();
    if (wanted === '') return [];
    switch (field) {
      case 'region': {
        const exact = vocabulary.region.filter((r) => r.value === wanted || r.label === wanted);
        const found =
          exact.length > 0
            ? exact
            : vocabulary.region.filter((r) => r.names.includes(wanted) || bareRegion(r.label) === bareRegion(wanted));
        return [...found.map((r) => r.value), wanted];
      }
      case 'practice': {
        const id = wanted.toUpperCase();
        const found = vocabulary.practice.filter(
          (p) => p.value === id || p.names.some((name) => name.includes(wanted)),
        );
        return [...found.map((p) => p.value), wanted];
      }
      case 'link':
        return [
          ...vocabulary.link
            .filter((l) => l.value === wanted.toUpperCase() || l.names.includes(wanted))
            .map((l) => l.value),
          wanted,
        ];
      case 'kind':
      case 'quality': {
        const lower = wanted.toLowerCase();
        return vocabulary[field]
          .filter((k) => k.value === wanted || k.names.some((name) => name.includes(wanted) || name === lower))
          .map((k) => k.value);
      }
      case 'year':
        return used('year').filter(yearTest(wanted));
      case 'date': {
        const range = parseDateRange(wanted);
        return range === null ? [] : used('date').filter((date) => dateOverlaps(date, range));
      }
      case 'meeting':
      case 'person':
      case 'source':
        return used(field).filter((name) => name.includes(wanted));
      default:
        return [];
    }
  };
}

/** Whether a word of a query names a place or a person of this pack, and which. */
export function filedIn({ docs, vocabulary }: PackData, resolve: FieldResolver): (text: string) => Filed | null {
  const people = new Set(docs.flatMap((doc) => doc.fields.person));
  return (text) => {
    const codes = new Set(resolve('region', text));
    const found = vocabulary.region.filter((r) => codes.has(r.value));
    if (found.length > 0) return { field: 'region', name: found.map((r) => r.label).join('、') };
    return people.has(text) ? { field: 'person', name: text } : null;
  };
}

/** Every field of the tree as a choice of values that `matches` can compare. */
export function withFieldValues(tree: QueryNode, resolve: FieldResolver): QueryNode {
  switch (tree.type) {
    case 'and':
    case 'or':
      return { type: tree.type, children: tree.children.map((child) => withFieldValues(child, resolve)) };
    case 'not':
      return { type: 'not', child: withFieldValues(tree.child, resolve) };
    case 'field': {
      const values = [...new Set(resolve(tree.field, tree.value))];
      if (values.length === 0) return { type: 'none' };
      return { type: 'or', children: values.map((value) => ({ type: 'field', field: tree.field, value })) };
    }
    default:
      return tree;
  }
}
