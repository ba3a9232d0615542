/** Markdown and plain text: the quotation is looked for exactly as its writer sets it. */

import { quotationMarkdown } from '../writers/markdown-entries.ts';
import { quotationText } from '../writers/plain-entries.ts';
import { checkQuotations } from './printed-quotations.ts';
import type { Checked, Taken } from './report.ts';
import { quotationName } from './report.ts';

export const markdownFile = '资料.md';
export const textFile = '资料.txt';

/** Behind a label the rest of its line is marks of quality. */
function standsBehind(text: string, label: string, words: string): boolean {
  for (let at = text.indexOf(label), tries = 0; at >= 0 && tries < 1000; at = text.indexOf(label, at + 1), tries++) {
    const line = text.indexOf('\n', at);
    if (line >= 0 && text.startsWith(words, line)) return true;
  }
  return false;
}

export async function checkMarkdown({ manifest, parts, report }: Checked, taken: Taken, source: string): Promise<void> {
  const text = (await parts.read(markdownFile))?.toString() ?? '';
  checkQuotations(manifest, taken, source, report, [
    {
      place: markdownFile,
      isPrinted: (one) => standsBehind(text, `**${quotationName(one.number)}**`, `\n\n${quotationMarkdown(one)}\n\n`),
    },
  ]);
}

export async function checkPlainText(
  { manifest, parts, report }: Checked,
  taken: Taken,
  source: string,
): Promise<void> {
  const text = ((await parts.read(textFile))?.toString() ?? '').replaceAll('\r\n', '\n');
  checkQuotations(manifest, taken, source, report, [
    {
      place: textFile,
      isPrinted: (one) => standsBehind(text, `【${quotationName(one.number)}】`, `\n${quotationText(one)}\n`),
    },
  ]);
}
