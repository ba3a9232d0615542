/** Words as Word runs. docx escapes all text; control characters are shown by then. */
import { Paragraph, TextRun } from 'docx';
import type { Inline } from '../markdown.ts';
import { visible } from '../wording.ts';

export function runs(inlines: readonly Inline[]): TextRun[] {
  return inlines.map(
    (inline) =>
      new TextRun({
        text: inline.text,
        ...(inline.lineBreak === true ? { break: 1 } : {}),
        ...(inline.bold === true ? { bold: true } : {}),
        ...(inline.italic === true ? { italics: true } : {}),
        ...(inline.strike === true ? { strike: true } : {}),
      }),
  );
}

export function line(style: string, text: string): Paragraph {
  return new Paragraph({ style, children: [new TextRun(visible(text))] });
}
