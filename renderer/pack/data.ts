/**
 * What `assets/data.js` holds. The archive writes the same shapes (`archive/packs/writers/html-data.ts`); the two rooms
 * may not import each other, so a test checks that they agree.
 */

export interface PackDoc {
  n: number;
  id: string;
  title: string;
  text: string;
  meta: string;
  marks: string[];
  pages: Array<{ page: number; start: number }>;
  fields: Record<FilterField | 'practice' | 'person' | 'meeting' | 'year' | 'date' | 'source' | 'quality', string[]>;
  quantities: Array<{ value: number; unit: string }>;
  restored?: { title: string; text: string };
}

export type FilterField = 'region' | 'kind' | 'link';

export interface PackEntry {
  value: string;
  label: string;
  names: string[];
}

export interface PackData {
  format: 1;
  analyserVersion: number;
  title: string;
  docs: PackDoc[];
  vocabulary: Record<FilterField | 'practice' | 'quality', PackEntry[]>;
}

/** `archive/packs/writers/html-index.ts` says how it is written. */
export interface PackIndex {
  fields: Array<{ name: string; boost: number; lengths: number[] }>;
  refs: number[];
  terms: string;
  sizes: string;
  postings: string;
}

declare global {
  interface Window {
    /** Both are JSON texts. */
    exchangePack?: { data: string; index: string };
  }
}
