/** The blocks of a text, cut where the stream is cut: what a reader counts is what a phrase cannot cross. */
import { isBlank } from './characters.ts';

export interface ParagraphRange {
  start: number;
  end: number;
  /** 1-based. */
  index: number;
}

const LINE_FEED = 0x0a;
const PARAGRAPH_SEPARATOR = 0x2029;

/** Blocks between blank lines; ranges exclude the blank lines and the blanks around. One pass, whatever the text. */
export function paragraphs(source: string): ParagraphRange[] {
  const found: ParagraphRange[] = [];
  let start = -1;
  let end = -1;
  let newlines = 0;
  const close = (): void => {
    if (start >= 0) found.push({ start, end, index: found.length + 1 });
    start = -1;
  };
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    if (unit === LINE_FEED) newlines++;
    else if (unit === PARAGRAPH_SEPARATOR) newlines = 2;
    else if (!isBlank(unit)) {
      if (newlines >= 2) close();
      if (start < 0) start = i;
      end = i + 1;
      newlines = 0;
    }
  }
  close();
  return found;
}

/** Binary search; offsets between two paragraphs belong to the one before. */
export function paragraphAt(ranges: readonly ParagraphRange[], offset: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return ranges[low]?.index ?? 1;
}

const heading = /#{1,6}[ \t]+(.+)/y;

/** Start of the line that holds the offset. Subtle: `lastIndexOf` takes a negative position for 0. */
function lineStart(source: string, offset: number): number {
  return offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
}

/** The nearest Markdown heading whose line begins at or before the offset. */
export function headingBefore(source: string, offset: number): string | undefined {
  for (let line = lineStart(source, offset); ; line = lineStart(source, line - 1)) {
    heading.lastIndex = line;
    const text = heading.exec(source)?.[1]?.trim();
    if (text !== undefined && text !== '') return text;
    if (line === 0) return undefined;
  }
}
