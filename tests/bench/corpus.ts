/**
 * A corpus like the archive's: Chinese documents of about 1 KB with a real distribution of words, the same every time.
 *
 * Words are drawn by their frequency in jieba's dictionary of 350,000 (which makes characters and pairs as frequent
 * as in prose), mixed with the taxonomy's own terms and place names, so that queries mean something; texts carry
 * figures, Latin words and lost quotes as real copies do.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { dict } from '@node-rs/jieba/dict.js';
import { loadTaxonomy } from '../../electron/archive/catalogue/taxonomy.ts';

/** Numerical Recipes' linear congruential generator: small, and the same on every machine. */
export function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Vocabulary {
  words: string[];
  /** Running sums of the frequencies. */
  sums: Float64Array;
}

let loaded: Vocabulary | undefined;

function vocabulary(): Vocabulary {
  if (loaded !== undefined) return loaded;
  const words: string[] = [];
  const frequencies: number[] = [];
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word = '', frequency = '0'] = line.split(' ');
    if (!/^\p{Script=Han}{1,4}$/u.test(word) || Number(frequency) < 5) continue;
    words.push(word);
    frequencies.push(Number(frequency));
  }
  const sums = new Float64Array(words.length);
  let total = 0;
  frequencies.forEach((frequency, i) => {
    total += frequency;
    sums[i] = total;
  });
  loaded = { words, sums };
  return loaded;
}

/** Index of a word, drawn by frequency; `share` in [0, 1). */
function draw({ sums }: Vocabulary, share: number): number {
  const target = share * (sums.at(-1) ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A word is followed by one of a few companions three times out of four, as in prose: pairs of words recur. */
const COMPANIONS = 6;
const COMPANY_SHARE = 0.75;

function nextWord(vocabulary: Vocabulary, before: number, random: () => number): number {
  if (random() >= COMPANY_SHARE) return draw(vocabulary, random());
  // The companions of a word are the same every time: a generator seeded by the word itself.
  const own = lcg(before * 2654435761 + 12345);
  own();
  const steps = Math.floor(random() ** 2 * COMPANIONS);
  for (let i = 0; i < steps; i++) own();
  return draw(vocabulary, own());
}

/** Terms and places of the field; about one word in fifteen of an archive's texts is one. */
function fieldTerms(): string[] {
  const { regions, practices, links } = loadTaxonomy().taxonomy;
  return [
    ...['人大', '代表', '常委会', '选民', '监督', '民主', '全过程人民民主'],
    ...links.map((l) => l.name),
    ...practices.flatMap((p) => [p.name, ...p.synonyms]),
    ...regions.map((r) => r.short),
  ];
}
const FIELD_SHARE = 1 / 15;

export interface CorpusDocument {
  id: string;
  title: string;
  text: string;
  kind: string;
  regions: string[];
  practices: string[];
  links: string[];
  dates: { document: string };
}

/** By default about 340 characters (1 KB of UTF-8) a document. */
export function* generateCorpus(count: number, seed = 20221013, characters = 330): Generator<CorpusDocument> {
  const random = lcg(seed);
  const words = vocabulary();
  const field = fieldTerms();
  const { regions, practices } = loadTaxonomy().taxonomy;
  const kinds = ['case', 'report', 'research', 'briefing', 'article', 'speech'];
  const pickFrom = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let before = 0;
  const nextOf = (): string => {
    if (random() < FIELD_SHARE) return pickFrom(field);
    before = nextWord(words, before, random);
    return words.words[before] ?? '';
  };
  const phrase = (n: number): string => Array.from({ length: n }, nextOf).join('');
  for (let i = 0; i < count; i++) {
    let text = '';
    while (text.length < characters) {
      const clauses = 2 + Math.floor(random() * 3);
      for (let c = 0; c < clauses; c++) {
        text += phrase(2 + Math.floor(random() * 4));
        const roll = random();
        if (roll < 0.03) text += `${Math.floor(random() * 3000)}名`;
        else if (roll < 0.05) text += `${(random() * 100).toFixed(2)}%`;
        else if (roll < 0.06) text += 'AI';
        else if (roll < 0.08) text += ' ';
        text += c === clauses - 1 ? '。' : pickFrom(['，', '，', '，', '、', '；', '“', '”']);
      }
      if (random() < 0.15) text += '\n\n';
    }
    const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
    yield {
      id: `bench-${i}`,
      title: phrase(4),
      text,
      kind: pickFrom(kinds),
      regions: [pickFrom(regions).code],
      practices: [pickFrom(practices).id],
      links: [pickFrom(['L1', 'L2', 'L3', 'L4', 'L5'])],
      dates: { document: `${2012 + Math.floor(random() * 14)}-${month}` },
    };
  }
}

export async function writeCorpus(file: string, count: number, characters?: number): Promise<void> {
  const out = createWriteStream(file);
  for (const document of generateCorpus(count, undefined, characters)) {
    if (!out.write(`${JSON.stringify(document)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Substrings of 1–8 characters out of the documents: what people type, mixed and punctuated ones included. */
export function sampleQueries(documents: readonly CorpusDocument[], count: number, seed = 7): string[] {
  const random = lcg(seed);
  return Array.from({ length: count }, (_, i) => {
    const text = documents[Math.floor(random() * documents.length)]?.text ?? '';
    const length = 1 + (i % 8);
    const start = Math.floor(random() * Math.max(1, text.length - length));
    return text.slice(start, start + length);
  }).filter((query) => query.trim() !== '');
}
