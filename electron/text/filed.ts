/**
 * A term that names a place or a person also finds what is filed under it: who types 苏州 票决制 wants the counties of
 * Suzhou, whether or not their texts say 苏州. Not in quotes, not in exclusions, not with a field of its own.
 */
import type { ParsedQuery, QueryNode } from './query.ts';

/** One character names too much; a name with more than this is a phrase. */
const SHORTEST = 2;
const LONGEST = 12;

export interface Filed {
  field: 'region' | 'person';
  /** For a person to read: 苏州市. */
  name: string;
}

const shown: Record<Filed['field'], string> = { region: '地区', person: '人物' };

/** `filedAs` says what a word is the name of, if anything. */
export function withFiled({ tree, reading }: ParsedQuery, filedAs: (text: string) => Filed | null): ParsedQuery {
  const names = new Map<string, Filed>();

  function nameOf(raw: string): Filed | null {
    const text = raw.trim();
    if (text.length < SHORTEST || text.length > LONGEST) return null;
    const filed = names.get(text) ?? filedAs(text);
    if (filed !== null) names.set(text, filed);
    return filed;
  }

  function widen(node: QueryNode): QueryNode {
    switch (node.type) {
      case 'and':
        return { type: 'and', children: node.children.map(widen) };
      case 'or':
        return { type: 'or', children: node.children.map(widen) };
      case 'term': {
        if (node.quoted || node.field !== undefined) return node;
        const filed = nameOf(node.term.raw);
        if (filed === null) return node;
        return { type: 'or', children: [node, { type: 'field', field: filed.field, value: node.term.raw.trim() }] };
      }
      default:
        return node;
    }
  }

  const widened = widen(tree);
  if (names.size === 0) return { tree, reading };
  return {
    tree: widened,
    reading: reading.map((piece) => {
      const filed = piece.as === 'term' ? names.get(piece.text.trim()) : undefined;
      if (filed === undefined) return piece;
      const also = [...(piece.also ?? []), `${shown[filed.field]}:${filed.name}`];
      return { ...piece, also, plain: `"${piece.text}"` };
    }),
  };
}
