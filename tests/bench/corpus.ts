/**
 * A corpus like the archive's: Chinese documents of about 1 KB whose terms follow Zipf's law, the same every time.
 *
 * Words are the taxonomy's own terms and place names (so that queries mean something) and 20,000 invented words of
 * one to four of 2,500 common characters; a few documents are in traditional characters, carry figures,
 * Latin words, lost quotes and missing punctuation, as real copies do.
 */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import iconv from 'iconv-lite';
import { loadTaxonomy } from '../../electron/archive/catalogue/taxonomy.ts';

/** Numerical Recipes' linear congruential generator: small, and the same on every machine. */
export function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Draws indexes 0…n-1 with probability ∝ 1 / (rank + flat) (Zipf–Mandelbrot). */
export function zipf(n: number, random: () => number, flat: number): () => number {
  const sums = new Float64Array(n);
  let total = 0;
  for (let i = 0; i < n; i++) {
    total += 1 / (i + flat);
    sums[i] = total;
  }
  return () => {
    const target = random() * total;
    let low = 0;
    let high = n - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** The simplified characters of GB 2312, level 1, in an order that has nothing to do with their sound. */
function characters(count: number): string[] {
  const all: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = iconv.decode(Buffer.from([row, cell]), 'gb2312');
      if (/^\p{Script=Han}$/u.test(character)) all.push(character);
    }
  return Array.from({ length: count }, (_, i) => all[(i * 1609) % all.length] ?? '人');
}

function vocabulary(random: () => number): string[] {
  const { regions, practices, links } = loadTaxonomy().taxonomy;
  const real = [
    ...[
      '人大',
      '代表',
      '工作',
      '群众',
      '监督',
      '街道',
      '社区',
      '常委会',
      '民主',
      '建设',
      '平台',
      '实践',
      '选民',
      '建议',
    ],
    ...links.map((l) => l.name),
    ...practices.flatMap((p) => [p.name, ...p.synonyms]),
    ...regions.map((r) => r.short),
  ];
  const pool = characters(2500);
  const pick = zipf(pool.length, random, 30);
  const words = [...real];
  while (words.length < 20_000) {
    const length = [1, 2, 2, 2, 2, 2, 3, 3, 4][Math.floor(random() * 9)] ?? 2;
    words.push(Array.from({ length }, () => pool[pick()] ?? '人').join(''));
  }
  // Mix the real terms into the frequency order instead of leaving them all at the top.
  for (let i = real.length - 1; i > 30; i--) {
    const j = Math.floor(random() * 4000);
    const a = words[i] ?? '';
    words[i] = words[j] ?? '';
    words[j] = a;
  }
  return words;
}

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

/** About 340 characters (1 KB of UTF-8) a document. */
export function* generateCorpus(count: number, seed = 20221013): Generator<CorpusDocument> {
  const random = lcg(seed);
  const words = vocabulary(random);
  const word = zipf(words.length, random, 20);
  const { regions, practices } = loadTaxonomy().taxonomy;
  const kinds = ['case', 'report', 'research', 'briefing', 'article', 'speech'];
  const pickFrom = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const phrase = (n: number): string => Array.from({ length: n }, () => words[word()] ?? '').join('');
  for (let i = 0; i < count; i++) {
    let text = '';
    while (text.length < 330) {
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

export async function writeCorpus(file: string, count: number): Promise<void> {
  const out = createWriteStream(file);
  for (const document of generateCorpus(count)) {
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
