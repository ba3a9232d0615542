/** From bytes to storable text, with everything that was found on the way told in notices and quality marks. */
import { storable } from '../clean/index.ts';
import { type Draft, Refusal } from './draft.ts';
import { type Decoded, decode } from './encoding.ts';

/** Sets text, encoding, notices and quality. Refuses bytes that are no text in any encoding. */
export function decodeInto(draft: Draft, bytes: Buffer, declared?: string): void {
  const decoded = decode(bytes, declared);
  if (decoded.binary) {
    throw new Refusal('unsupported', '内容不是文字，也不是可识别的文档格式。', { kind: 'binary' });
  }
  draft.encoding = decoded.encoding;
  const { text, controls, halves } = storable(decoded.text);
  draft.text = text;
  note(draft, decoded, controls, halves);
}

function note(draft: Draft, decoded: Decoded, controls: number, halves: number): void {
  if (decoded.encoding !== 'utf-8') draft.notices.push(`encoding:${decoded.encoding}`);
  if (decoded.misdeclared !== undefined) draft.notices.push(`misdeclared-encoding:${decoded.misdeclared}`);
  const undecodable = decoded.undecodable + halves;
  if (undecodable > 0) draft.notices.push(`undecodable:${undecodable}`);
  if (decoded.lost > 0) draft.notices.push(`lost-characters:${decoded.lost}`);
  if (undecodable + decoded.lost > 0) mark(draft, 'undecodable');
  if (controls > 0) draft.notices.push(`control-characters:${controls}`);
}

export function mark(draft: Draft, flag: Draft['quality'][number]): void {
  if (!draft.quality.includes(flag)) draft.quality.push(flag);
}

/** A source without a single visible character is a record too, found by its title. */
export function markIfEmpty(draft: Draft): void {
  if (/\S/.test(draft.text)) return;
  draft.text = '';
  draft.pages = [];
  mark(draft, 'no-text');
  draft.notices.push('no-text');
}
