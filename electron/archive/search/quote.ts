/** Turns a record into a hit: what is shown of it, where it matches, and through which reading. */
import type { Passage, SearchHit } from '../../contract/index.ts';
import {
  highlight,
  type PairTable,
  type PassageCut,
  passages,
  type QueryNode,
  replacementsWithin,
  restore,
  type SourceSpan,
  sourceSpan,
} from '../../text/index.ts';
import type { RecordReader } from '../catalogue/read-records.ts';

const PASSAGES_PER_HIT = 2;
const PASSAGE_WIDTH = 110;
/** Longer texts are searched piece by piece until enough is found to show: a book must not hold up a page of results. */
const PIECE = 200_000;
const ENOUGH_SPANS = 12;

export interface QuoteDeps {
  records: RecordReader;
  pairs: () => PairTable;
  /** True where the restored reading differs from the text. */
  hasRestored: (rid: number) => boolean;
}

export interface Quoter {
  hit(rid: number, score: number, tree: QueryNode, restored: boolean): SearchHit | null;
}

export function locate(
  text: string,
  pages: ReadonlyArray<{ page: number; start: number }>,
  passage: { start: number; end: number; paragraph: number; heading?: string },
): Passage['locator'] {
  let page: number | undefined;
  for (const mark of pages) if (mark.start <= passage.start) page = mark.page;
  return {
    start: passage.start,
    end: Math.min(passage.end, text.length),
    paragraph: passage.paragraph,
    ...(page === undefined ? {} : { page }),
    ...(passage.heading === undefined ? {} : { heading: passage.heading }),
  };
}

/** Cut where paragraphs end: nothing is found across a blank line. */
function pieceEnd(text: string, from: number): number {
  if (text.length - from <= PIECE * 1.5) return text.length;
  const cut = text.indexOf('\n\n', from + PIECE);
  return cut === -1 ? text.length : cut;
}

/** The places of a text, or as many of a very long one as a page of results needs; `whole` says which. */
function placesIn(tree: QueryNode, text: string): { spans: SourceSpan[]; whole: boolean } {
  const spans: SourceSpan[] = [];
  for (let from = 0; from < text.length; ) {
    const end = pieceEnd(text, from);
    for (const [a, b] of highlight(tree, text.slice(from, end))) spans.push([a + from, b + from]);
    from = end;
    if (spans.length >= ENOUGH_SPANS && from < text.length) return { spans, whole: false };
  }
  return { spans, whole: true };
}

function merged(spans: SourceSpan[]): SourceSpan[] {
  const out: SourceSpan[] = [];
  for (const span of spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = out.at(-1);
    if (last !== undefined && span[0] < last[1]) last[1] = Math.max(last[1], span[1]);
    else out.push([span[0], span[1]]);
  }
  return out;
}

export function createQuoter({ records, pairs, hasRestored }: QuoteDeps): Quoter {
  /** Spans of the source, of its own wording and of the restored one. */
  function places(
    tree: QueryNode,
    source: string,
    restored: boolean,
  ): { spans: SourceSpan[]; own: SourceSpan[]; restoration: ReturnType<typeof restore> } {
    const own = placesIn(tree, source).spans;
    const restoration = restored ? restore(source, pairs()) : null;
    if (restoration === null || restoration.replacements.length === 0) return { spans: own, own, restoration: null };
    const through = placesIn(tree, restoration.text).spans.map(([start, end]) => sourceSpan(restoration, start, end));
    return { spans: merged([...own, ...through]), own, restoration };
  }

  return {
    hit(rid, score, tree, restored) {
      const summary = records.summary(rid);
      const detail = records.forResult(rid);
      if (summary === null || detail === null) return null;
      const through = restored && hasRestored(rid);
      const { spans, own, restoration } = places(tree, detail.text, through);
      const found = passages(detail.text, spans, { max: PASSAGES_PER_HIT, width: PASSAGE_WIDTH });
      const restoredWords = (cut: PassageCut): Pick<Passage, 'restored'> => {
        if (restoration === null || cut.highlights.length === 0) return {};
        const words = replacementsWithin(restoration, cut.start, cut.end)
          .filter((word) => cut.highlights.some(([a, b]) => word.start - cut.start < b && word.end - cut.start > a))
          // What was found as it stands needs no other wording.
          .filter((word) => !own.some(([a, b]) => word.start < b && word.end > a));
        if (words.length === 0) return {};
        return {
          restored: words.map((word) => ({
            span: [Math.max(0, word.start - cut.start), Math.min(cut.text.length, word.end - cut.start)],
            standard: word.standard,
          })),
        };
      };
      return {
        id: summary.id,
        title: summary.title,
        titleHighlights: places(tree, summary.title, through).spans,
        kind: summary.kind,
        score: Number(score.toPrecision(4)),
        regions: summary.regions,
        practices: summary.practices,
        links: summary.links,
        dates: summary.dates,
        people: detail.people,
        figures: detail.figures,
        // Recognised by its words, whether or not somebody has marked it.
        quality:
          restoration?.flagged === true && !summary.quality.includes('rewritten')
            ? [...summary.quality, 'rewritten']
            : summary.quality,
        passages: found.map((cut) => ({
          text: cut.text,
          highlights: cut.highlights,
          locator: locate(detail.text, records.pages(rid), cut),
          ...restoredWords(cut),
        })),
        matches: spans.length,
        duplicates: [],
      };
    },
  };
}
