/**
 * Whether a document matches a query: the reference. FTS5 in the archive and lunr in a pack must give the same ids;
 * parity tests hold them to it, and what an index can only narrow down is decided here.
 */
import type { FieldName } from './field-names.ts';
import { fold } from './normalise.ts';
import type { QueryNode } from './query.ts';
import { joinedStream } from './stream.ts';
import type { Term } from './term.ts';
import { wordTokens } from './words.ts';

export interface Searchable {
  title: string;
  text: string;
  /** Values of fields such as region or kind; a value matches when it is equal. */
  fields?: Partial<Record<FieldName, string[]>>;
}

export interface Prepared {
  title: string;
  text: string;
  words: Set<string>;
  titleWords: Set<string>;
  fields: Partial<Record<FieldName, string[]>>;
}

function tokensOf(folded: string): Set<string> {
  const tokens = new Set<string>();
  for (const { token } of wordTokens(folded)) tokens.add(token);
  return tokens;
}

/** Folds once what many queries will be matched against. */
export function prepare(doc: Searchable): Prepared {
  const title = fold(doc.title);
  const text = fold(doc.text);
  const titleWords = tokensOf(title);
  const words = tokensOf(text);
  for (const token of titleWords) words.add(token);
  return { title: joinedStream(title), text: joinedStream(text), words, titleWords, fields: doc.fields ?? {} };
}

function hasTerm(term: Term, doc: Prepared, titleOnly: boolean): boolean {
  const words = titleOnly ? doc.titleWords : doc.words;
  switch (term.kind) {
    case 'word':
      return term.words.every((word) => words.has(word));
    case 'prefix': {
      const [prefix = ''] = term.words;
      for (const word of words) if (word.startsWith(prefix)) return true;
      return false;
    }
    default:
      return (
        (doc.title.includes(term.stream) || (!titleOnly && doc.text.includes(term.stream))) &&
        term.words.every((word) => words.has(word))
      );
  }
}

export function matches(tree: QueryNode, doc: Prepared): boolean {
  switch (tree.type) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'and':
      return tree.children.every((child) => matches(child, doc));
    case 'or':
      return tree.children.some((child) => matches(child, doc));
    case 'not':
      return !matches(tree.child, doc);
    case 'field':
      return doc.fields[tree.field]?.includes(tree.value) ?? false;
    case 'term':
      return hasTerm(tree.term, doc, tree.field === 'title');
  }
}
