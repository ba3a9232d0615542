/**
 * Elements that the keyboard goes to from anywhere: the search box, the list of results, the open text.
 *
 * A page registers its element; a key asks for it by name. When the page is not there yet, the wish is kept until it
 * comes.
 */
import { type RefCallback, useCallback } from 'react';

export type Place = 'search' | 'results' | 'reader';

const elements = new Map<Place, HTMLElement>();
let wish: Place | null = null;

export function go(place: Place): boolean {
  const element = elements.get(place);
  if (element === undefined) {
    wish = place;
    return false;
  }
  wish = null;
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
  return true;
}

export function usePlace(place: Place): RefCallback<HTMLElement> {
  return useCallback(
    (element: HTMLElement | null) => {
      if (element === null) {
        elements.delete(place);
        return;
      }
      elements.set(place, element);
      if (wish === place) go(place);
    },
    [place],
  );
}

export function has(place: Place): boolean {
  return elements.has(place);
}
