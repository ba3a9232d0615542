/** What is offered beside the hits: other ways to read the query, and corrections. Never applied by itself. */
import type { Correction, SearchGroup, SearchHit, SearchInput, SearchResult } from '../../contract/index.ts';
import { fold, naturalPieces, type PairTable, type QueryNode, type QueryReading, restore } from '../../text/index.ts';
import type { TaxonomyIndex } from '../catalogue/taxonomy.ts';
import type { LexiconProvider } from './lexicon/provider.ts';
import type { Row } from './ranking.ts';
import type { Found } from './search.ts';

export interface Offered {
  groups: SearchGroup[];
  corrections: Correction[];
}

export interface OfferTools {
  query(input: SearchInput): SearchResult;
  quote(rows: readonly Row[], tree: QueryNode, restored: boolean): SearchHit[];
}

export interface Offers {
  for(input: SearchInput, found: Found, tools: OfferTools): Offered;
}

export interface OfferDeps {
  lexicon: LexiconProvider;
  taxonomy: TaxonomyIndex;
  pairs: () => PairTable;
}

/** Hits of a group; "all of them" is a query of its own. */
const GROUP_HITS = 10;
const MOST_PINYIN = 3;
const MOST_CORRECTIONS = 3;
/** With so many hits nobody is looking for a slip. */
const FEW = 2;
/** With fewer hits, what has some of the words is worth a look. */
const NOT_MANY = 8;
const LONG_TERM = 5;

const hasHan = /\p{Script=Han}/u;
const latin = /[a-z]/gi;

/** The query with one of its pieces put another way. */
function withPiece(query: string, piece: QueryReading, text: string): string {
  const safe = /[\s"“”()（）|:：-]/.test(text) ? `"${text.replace(/["“”]/g, '')}"` : text;
  return query.slice(0, piece.start) + safe + query.slice(piece.end);
}

export function createOffers({ lexicon, taxonomy, pairs }: OfferDeps): Offers {
  const practices = taxonomy.taxonomy.practices.map(({ name, synonyms }) => ({
    name,
    names: [...new Set([name, ...synonyms])],
    folded: new Set([name, ...synonyms].map((one) => bare(one))),
  }));

  function bare(text: string): string {
    return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  }

  function offersFor(input: SearchInput, found: Found, { query }: OfferTools): Offered {
    const groups: SearchGroup[] = [];
    const corrections: Correction[] = [];
    const total = found.filtered.ids.length;
    const terms = found.reading.filter((piece) => piece.as === 'term');
    const simple = found.reading.every((piece) => piece.as === 'term' || piece.as === 'phrase');
    const base = { ...input, offers: false, facets: false, offset: 0, limit: GROUP_HITS };
    const page = input.limit ?? GROUP_HITS;
    const asked = new Set([input.query.trim()]);

    function group(via: SearchGroup['via'], text: string, next: string, mode: SearchGroup['mode']): SearchGroup | null {
      const key = mode === 'natural' ? `natural ${next}` : next.trim();
      if (asked.has(key)) return null;
      asked.add(key);
      // Where the query itself finds nothing, what has some of its words is the page of results.
      const limit = via === 'partial' && total === 0 ? page : Math.min(GROUP_HITS, page);
      const result = query({ ...base, query: next, mode, limit });
      if (result.total === 0) return null;
      const made = { via, text, query: next, mode, total: result.total, hits: result.hits };
      groups.push(made);
      return made;
    }

    function byPinyin(): void {
      const read = terms.flatMap((piece) => {
        const letters = piece.text.match(latin)?.length ?? 0;
        // Two letters that stand in the texts as they are (AI) mean themselves.
        if (letters < 2 || (letters < 3 && total > 0)) return [];
        const words = lexicon.pinyin(piece.text, MOST_PINYIN * 3).map((match) => match.text);
        return words.length === 0 ? [] : [{ piece, words }];
      });
      const [first, ...others] = read;
      if (first === undefined) return;
      let offered = 0;
      for (const word of first.words) {
        if (offered >= MOST_PINYIN) break;
        // Of several pieces the later ones in their likeliest reading; from behind, so that offsets hold.
        let next = input.query;
        for (const { piece, words } of [...others].reverse()) next = withPiece(next, piece, words[0] ?? piece.text);
        next = withPiece(next, first.piece, word);
        const text = [word, ...others.map(({ words }) => words[0] ?? '')].join(' ');
        if (group('pinyin', text, next, 'terms') !== null) offered++;
      }
    }

    function byOtherNames(): void {
      const [piece] = terms;
      if (piece === undefined || found.reading.length !== 1) return;
      const wanted = bare(piece.text);
      const standard = restore(piece.text, pairs());
      if (standard !== null && standard.text !== piece.text)
        group('synonym', standard.text, withPiece(input.query, piece, standard.text), 'terms');
      for (const practice of practices) {
        if (!practice.folded.has(wanted)) continue;
        const others = practice.names.filter((name) => bare(name) !== wanted && bare(name).length > 1);
        const either = others.map((name) => `"${name}"`).join(' OR ');
        group('synonym', practice.name, `(${either}) -"${piece.text.replace(/["“”]/g, '')}"`, 'terms');
      }
    }

    function byCorrection(): void {
      for (const piece of terms) {
        if (!hasHan.test(piece.text)) continue;
        const text = bare(piece.text);
        for (const match of lexicon.corrections(text, MOST_CORRECTIONS * 2)) {
          if (corrections.length >= MOST_CORRECTIONS) return;
          const next = withPiece(input.query, piece, match.text);
          if (asked.has(next.trim())) continue;
          asked.add(next.trim());
          const result = query({ ...base, query: next, limit: 1 });
          if (result.total > total)
            corrections.push({ text: match.text, query: next, reason: match.reason, total: result.total });
        }
      }
    }

    function byPart(): void {
      const pieces = naturalPieces(input.query);
      const long = pieces.some((piece) => [...bare(piece)].length >= LONG_TERM);
      if (pieces.length > 1 || long) group('partial', input.query, input.query, 'natural');
    }

    if (input.mode !== 'natural') {
      if (total === 0) lexicon.hurry();
      byPinyin();
      byOtherNames();
      if (total <= FEW) byCorrection();
      if (total < NOT_MANY && simple) byPart();
    }
    return { groups, corrections };
  }

  return { for: offersFor };
}
