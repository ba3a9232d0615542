/** What comes in beside ours has an id of its own, always the same one; references of the set follow it. */
import type { PackRecipe, RecordState } from '../../contract/index.ts';
import { sha256 } from '../digest.ts';

/** Id in the set → id here. */
export type Copies = ReadonlyMap<string, string>;

/** A UUID (RFC 9562, version 8) made of what it stands for. */
export function copyId(kind: 'record' | 'pack', id: string, key: string): string {
  const hex = sha256(`${kind}\n${id}\n${key}`);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

export function withCopies(state: RecordState, copies: Copies): RecordState {
  if (!state.relations.some((relation) => copies.has(relation.target))) return state;
  const relations = state.relations.map((r) => ({ ...r, target: copies.get(r.target) ?? r.target }));
  return { ...state, relations };
}

export function recipeWithCopies(recipe: PackRecipe, copies: Copies): PackRecipe {
  const here = (id: string): string => copies.get(id) ?? id;
  const items = recipe.items.map((item) => {
    if ('recordId' in item) return { ...item, recordId: here(item.recordId) };
    return 'records' in item ? { ...item, records: item.records.map(here) } : item;
  });
  return { ...recipe, items };
}
