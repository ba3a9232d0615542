/**
 * A term that names a place also finds what is filed under the place: who types 苏州 票决制 wants the counties of
 * Suzhou, whether or not their texts say 苏州. Not in quotes, not in exclusions, not with a field of its own.
 */
import type { ParsedQuery, QueryNode } from './query.ts';

/** One character names too much; a place with more is a phrase. */
const SHORTEST = 2;
const LONGEST = 12;

/** `placeOf` gives a place's name for a person to read, or null. */
export function withPlaces({ tree, reading }: ParsedQuery, placeOf: (text: string) => string | null): ParsedQuery {
  const names = new Map<string, string>();

  function nameOf(raw: string): string | null {
    const text = raw.trim();
    if (text.length < SHORTEST || text.length > LONGEST) return null;
    const name = names.get(text) ?? placeOf(text);
    if (name !== null) names.set(text, name);
    return name;
  }

  function widen(node: QueryNode): QueryNode {
    switch (node.type) {
      case 'and':
        return { type: 'and', children: node.children.map(widen) };
      case 'or':
        return { type: 'or', children: node.children.map(widen) };
      case 'term': {
        if (node.quoted || node.field !== undefined || nameOf(node.term.raw) === null) return node;
        return { type: 'or', children: [node, { type: 'field', field: 'region', value: node.term.raw.trim() }] };
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
      const name = piece.as === 'term' ? names.get(piece.text.trim()) : undefined;
      if (name === undefined) return piece;
      return { ...piece, also: [...(piece.also ?? []), `地区:${name}`], plain: `"${piece.text}"` };
    }),
  };
}
