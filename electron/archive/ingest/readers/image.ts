/** Keeps a picture as a record that has no text yet: found by its title, listed among what needs transcribing. */

import { markIfEmpty } from './decoded-text.ts';
import { blankDraft, type Draft } from './draft.ts';
import { titleFromName } from './name.ts';

export function readImage(name: string, mediaType: string): Draft {
  const draft = blankDraft(mediaType);
  draft.title = titleFromName(name);
  markIfEmpty(draft);
  return draft;
}
