/** Words as Word runs. docx escapes all text; control characters are shown by then. */
import { type IParagraphOptions, Paragraph, TextRun } from 'docx';
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

/** A paragraph of one run, for whoever sets more of it than its style. */
export function worded(style: string, text: string): IParagraphOptions {
  return { style, children: [new TextRun(visible(text))] };
}

export function line(style: string, text: string): Paragraph {
  return new Paragraph(worded(style, text));
}
