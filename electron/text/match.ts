/**
 * Whether a document matches a query: the reference. the archive and a pack must give the same ids;
 * parity tests hold them to it, and what an index can only narrow down is decided here.
 */
import type { FieldName } from './field-names.ts';
import { fold } from './normalise.ts';
import { quantitiesIn, quantityMatches } from './quantities.ts';
import type { QueryNode } from './query.ts';
import { sameTokens } from './same.ts';
import { BARRIER, joinedStream, markedStream, SENTENCE_END } from './stream.ts';
import type { Term } from './term.ts';
import { wordTokens } from './words.ts';

export interface Searchable {
  title: string;
  text: string;
  /** Values of fields such as region or kind; a value matches when it is equal. */
  fields?: Partial<Record<FieldName, string[]>>;
  /** Figures that are stated with the record, beside those in its text. */
  figures?: ReadonlyArray<{ value: number; unit: string }>;
  /** The restored reading, where it differs. */
  restored?: { title: string; text: string };
}

export interface Prepared {
  title: string;
  text: string;
  restored: string;
  /** Folded text and title: what few queries ask is made from them when asked. */
  folded: string;
  foldedTitle: string;
  foldedRestored: string;
  figures: ReadonlyArray<{ value: number; unit: string }>;
  words: Set<string>;
  titleWords: Set<string>;
  fields: Partial<Record<FieldName, string[]>>;
}

function tokensOf(folded: string): Set<string> {
  const tokens = new Set<string>();
  for (const { token } of wordTokens(folded)) tokens.add(token);
  for (const token of sameTokens(folded)) tokens.add(token);
  return tokens;
}

/** Folds once what many queries will be matched against. */
export function prepare(doc: Searchable): Prepared {
  const title = fold(doc.title);
  const text = fold(doc.text);
  const titleWords = tokensOf(title);
  const words = tokensOf(text);
  for (const token of titleWords) words.add(token);
  const restored = doc.restored === undefined ? '' : `${fold(doc.restored.title)}\n\n${fold(doc.restored.text)}`;
  return {
    title: joinedStream(title),
    text: joinedStream(text),
    restored: restored === '' ? '' : joinedStream(restored),
    folded: text,
    foldedTitle: title,
    foldedRestored: restored,
    words,
    titleWords,
    fields: doc.fields ?? {},
    figures: doc.figures ?? [],
  };
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
        (doc.title.includes(term.stream) ||
          (!titleOnly && (doc.text.includes(term.stream) || doc.restored.includes(term.stream)))) &&
        term.words.every((word) => words.has(word))
      );
  }
}

/** Whether one sentence or paragraph holds all the terms. */
function hasNear(terms: readonly Term[], within: 'sentence' | 'paragraph', doc: Prepared): boolean {
  return [doc.foldedTitle, doc.folded, doc.foldedRestored].some((folded) => {
    if (folded === '') return false;
    const stream = markedStream(folded);
    const parts =
      within === 'sentence'
        ? stream.split(/[\n\v]/)
        : stream.split(BARRIER).map((part) => part.replaceAll(SENTENCE_END, ''));
    return parts.some((part) => terms.every((term) => part.includes(term.stream)));
  });
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
    case 'near':
      return hasNear(tree.terms, tree.within, doc);
    case 'figure':
      return (
        doc.figures.some((figure) => quantityMatches(tree.test, figure)) ||
        quantitiesIn(doc.folded).some((figure) => quantityMatches(tree.test, figure))
      );
    case 'term':
      return hasTerm(tree.term, doc, tree.field === 'title');
  }
}
