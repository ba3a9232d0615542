/**
 * Recognises a secrecy marking in a document's head. This machine is not cleared for such documents.
 *
 * GB/T 9704 sets the level and term at the top left of the first page, as `机密★1年`, after an optional copy number
 * and before an optional urgency. The words inside a sentence (商业秘密) are no marking.
 */
import { Refusal } from './draft.ts';

const LINES_LOOKED_AT = 10;
const level = '(?:[绝絕]\\s*密|[机機]\\s*密|秘\\s*密)';
const term = '(?:★(?:\\d+(?:年|个月|月|天|日)|长期|長期|永久|启用前|解密前)?)';
const copyNumber = '(?:(?:份号[:：]?)?(?:№|No\\.?)?\\d{3,8})';
const urgency = '(?:特急|加急|特提|平急|急件)';
const alone = new RegExp(
  `^(?:${copyNumber})?(?:密级[:：])?${level}${term}?(?:件|级)?(?:${urgency})?(?:${copyNumber})?$`,
);
const starred = new RegExp(`(?:^|\\s)${level}\\s*★`);
/** A marking shares its line with little else; a sentence about markings is longer. */
const STARRED_LINE_MAX = 60;

/** The marking, for example `机密★1年`, or undefined. */
export function secrecyMarking(text: string): string | undefined {
  let seen = 0;
  for (const line of linesOf(text)) {
    // Heading, emphasis, quote and table signs of Markdown; full-width spaces are common between the two characters.
    const shown = line
      .replace(/[#*>|_\\]+/g, ' ')
      .normalize('NFKC')
      .trim();
    if (shown === '') continue;
    seen += 1;
    if (seen > LINES_LOOKED_AT) return undefined;
    if (shown.length > STARRED_LINE_MAX) continue;
    if (alone.test(shown.replace(/\s+/g, '')) || starred.test(shown)) return shown;
  }
  return undefined;
}

export function refuseClassified(text: string): void {
  const marking = secrecyMarking(text);
  if (marking === undefined) return;
  throw new Refusal('classified', `文首有密级标志“${marking}”。本机未获准存放涉密文件，不予导入。`, { marking });
}

/** Lazily: the text may be a single line of millions of characters, or millions of lines. */
function* linesOf(text: string): Generator<string> {
  let from = 0;
  while (from <= text.length) {
    const at = text.indexOf('\n', from);
    const to = at === -1 ? text.length : at;
    yield text.slice(from, Math.min(to, from + 400));
    from = to + 1;
  }
}
