/** A record's text read for comparisons: sentences as exact slices, folded text and quantities found once. */
import type { ArchiveRecord, CellPassage } from '../../contract/index.ts';
import { fold, normalise, quantitiesIn } from '../../text/index.ts';
import { locating } from '../packs/passage.ts';

/** Longer sentences are cut around what is looked for, at a comma where there is one. */
const LONGEST = 220;
const ends = new Set([...'。！？!?；;\n\u2029'].map((c) => c.charCodeAt(0)));
const pauses = /[，,、：:]/;
const signs = /[\s#>|*+\-•]/;

export interface QuantityAt {
  start: number;
  end: number;
  value: number;
  unit: string;
}

export interface RecordText {
  readonly record: ArchiveRecord;
  readonly text: string;
  /** Bounds of the sentence around a span. */
  sentence(start: number, end: number): { start: number; end: number };
  /** The sentence around a span. */
  passage(start: number, end: number): CellPassage;
  /** A sentence whose bounds are known. */
  slice(start: number, end: number): CellPassage;
  /** Spans of a word as it is spelt. */
  spans(word: string): Array<{ start: number; end: number }>;
  /** Spans of a word in any of its spellings: full-width, traditional. Reads the whole text once more. */
  foldedSpans(word: string): Array<{ start: number; end: number }>;
  quantities(): QuantityAt[];
  isHeading(start: number): boolean;
}

function spansIn(text: string, word: string): Array<{ start: number; end: number }> {
  const found: Array<{ start: number; end: number }> = [];
  if (word === '') return found;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    found.push({ start: at, end: at + word.length });
  return found;
}

export function readText(record: ArchiveRecord): RecordText {
  const { text } = record;
  const locate = locating(record);
  let folded: ReturnType<typeof normalise> | undefined;
  let found: QuantityAt[] | undefined;
  const sourceOf = (start: number, end: number): { start: number; end: number } => {
    folded ??= normalise(text);
    return { start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? text.length };
  };

  function sentence(from: number, to: number): { start: number; end: number } {
    let start = from;
    while (start > 0 && !ends.has(text.charCodeAt(start - 1))) start--;
    let end = to;
    while (end < text.length && !ends.has(text.charCodeAt(end))) end++;
    if (end < text.length && text.charAt(end) !== '\n') end++;
    if (end - start > LONGEST) {
      const room = Math.max(0, LONGEST - (to - from)) / 2;
      let low = Math.max(start, Math.floor(from - room));
      let high = Math.min(end, Math.ceil(to + room));
      for (let i = low; i < from && low > start; i++)
        if (pauses.test(text.charAt(i))) {
          low = i + 1;
          break;
        }
      for (let i = high; i > to && high < end; i--)
        if (pauses.test(text.charAt(i - 1))) {
          high = i;
          break;
        }
      [start, end] = [low, high];
    }
    const low = text.charCodeAt(start);
    if (low >= 0xdc00 && low <= 0xdfff && start > 0) start--;
    const high = text.charCodeAt(end);
    if (high >= 0xdc00 && high <= 0xdfff) end++;
    while (start < from && signs.test(text.charAt(start))) start++;
    while (end > to && /[\s|]/.test(text.charAt(end - 1))) end--;
    return { start, end };
  }

  const slice = (start: number, end: number): CellPassage => ({
    quote: text.slice(start, end),
    locator: locate(start, end),
  });

  return {
    record,
    text,
    sentence,
    passage(from, to) {
      const { start, end } = sentence(from, to);
      return slice(start, end);
    },
    slice,
    spans: (word) => spansIn(text, word),
    foldedSpans(word) {
      folded ??= normalise(text);
      return spansIn(folded.text, fold(word)).map(({ start, end }) => sourceOf(start, end));
    },
    quantities() {
      folded ??= normalise(text);
      found ??= quantitiesIn(folded.text).map((q) => ({ ...q, ...sourceOf(q.start, q.end) }));
      return found;
    },
    isHeading(start) {
      if (record.format !== 'markdown') return false;
      const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
      return /^#{1,6}[ \t]/.test(text.slice(from, from + 8));
    },
  };
}
