/**
 * Changes of a pack that the archive has not taken yet, kept with the browser until it has: leaving the page, a reload
 * or a closed window while the line is broken does not lose them.
 */
import { hashKey } from '@tanstack/react-query';
import type { Pack } from '../../../../electron/contract/packs.ts';

const keyOf = (id: string): string => `exchange-archive:unsaved-pack:${id}`;

/** False when there is no room for it; it then stands on the page only. */
export function keepUnsaved(pack: Pack): boolean {
  try {
    localStorage.setItem(keyOf(pack.id), JSON.stringify(pack));
    return true;
  } catch {
    return false;
  }
}

export function dropUnsaved(id: string): void {
  try {
    localStorage.removeItem(keyOf(id));
  } catch {
    // A forbidden store holds nothing.
  }
}

export function unsavedOf(id: string): Pack | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null') as Partial<Pack> | null;
    return kept?.id === id && Array.isArray(kept.items) && typeof kept.version === 'number' ? (kept as Pack) : null;
  } catch {
    return null;
  }
}

/** What a save stores is the same, whatever the order of its keys and the version. */
export function sameRecipe(one: Pack, other: Pack): boolean {
  const recipe = ({ title, template, cover, options, items }: Pack): string =>
    hashKey([title, template, cover, options, items]);
  return recipe(one) === recipe(other);
}
