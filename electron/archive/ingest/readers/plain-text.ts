/** Reads plain text in any of the encodings `encoding.ts` knows. The text stays as it came, character by character. */
import { lift } from '../clean/index.ts';
import { chooseTitle, firstLine } from './choose-title.ts';
import { decodeInto, markIfEmpty } from './decoded-text.ts';
import { blankDraft, type Draft } from './draft.ts';
import { refuseClassified } from './secrecy.ts';

export function readPlainText(bytes: Buffer, name: string): Draft {
  const draft = blankDraft('text/plain');
  decodeInto(draft, bytes);
  refuseClassified(draft.text);
  const lifted = lift(draft.text);
  draft.dates = lifted.dates;
  draft.source = lifted.source;
  markIfEmpty(draft);
  chooseTitle(draft, name, [firstLine(draft.text), lifted.originalTitle]);
  if (lifted.titleRepeated) draft.notices.push('title-repeated');
  return draft;
}
