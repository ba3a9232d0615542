/**
 * Query tree → FTS5 expression, for the parts FTS5 can decide alone.
 *
 * Every token is quoted, so no user input is ever read as FTS5 syntax. A run of grams becomes one phrase; one
 * character is a prefix; numbers and alphabetic words are looked up whole in `words`.
 */
import type { QueryNode, Term } from '../../text/index.ts';

/** Phrases beyond this many grams are cut for the index and checked against the text afterwards. */
export const MAX_PHRASE = 60;
const TEXT_COLUMNS = '{title body}';

export function quote(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}

function phrase(grams: readonly string[]): string {
  return quote(grams.slice(0, MAX_PHRASE).join(' '));
}

export function termExpression(term: Term, columns: string = TEXT_COLUMNS): string {
  switch (term.kind) {
    case 'char':
      // Only for one character inside a title: see `CharacterReader` for the rest.
      return `${columns} : ${quote(term.stream)} *`;
    case 'word':
      return `words : ${quote(term.words[0] ?? term.stream)}`;
    case 'prefix':
      return `words : ${quote(term.words[0] ?? term.stream)} *`;
    case 'gram': {
      const needed = term.words.map((word) => ` AND words : ${quote(word)}`).join('');
      return `(${columns} : ${phrase(term.grams)}${needed})`;
    }
  }
}

/** True when FTS5's answer for the term is only a superset. */
export function isTruncated(term: Term): boolean {
  return term.kind === 'gram' && term.grams.length > MAX_PHRASE;
}

/** Null when the node needs more than FTS5: fields, single characters, or exclusions with nothing to exclude from. */
export function expression(node: QueryNode): string | null {
  switch (node.type) {
    case 'all':
    case 'none':
    case 'not':
    case 'field':
      return null;
    case 'term':
      if (node.term.kind === 'char' && node.field !== 'title') return null;
      // `title:` on a word term needs the title's own words, which share a column with the text's.
      if (node.field === 'title' && node.term.kind !== 'char' && node.term.kind !== 'gram') return null;
      return isTruncated(node.term)
        ? null
        : termExpression(node.term, node.field === 'title' ? '{title}' : TEXT_COLUMNS);
    case 'or': {
      const parts = node.children.map(expression);
      return parts.length > 0 && parts.every((p) => p !== null) ? `(${parts.join(' OR ')})` : null;
    }
    case 'and': {
      const wanted = node.children.filter((c) => c.type !== 'not').map(expression);
      const unwanted = node.children.flatMap((c) => (c.type === 'not' ? [expression(c.child)] : []));
      if (wanted.length === 0 || wanted.includes(null) || unwanted.includes(null)) return null;
      const positive = `(${wanted.join(' AND ')})`;
      return unwanted.length === 0 ? positive : `(${positive} NOT (${unwanted.join(' OR ')}))`;
    }
  }
}

/** Every term that is looked for (not excluded), once. */
export function positiveTerms(node: QueryNode): Array<{ term: Term; field?: 'title' }> {
  switch (node.type) {
    case 'term':
      return [node.field === undefined ? { term: node.term } : { term: node.term, field: node.field }];
    case 'and':
    case 'or':
      return node.children.flatMap(positiveTerms);
    default:
      return [];
  }
}
