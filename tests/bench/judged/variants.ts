/** What copying does to a text: words replaced by a robot, another script, notes, spaces, widths, lost marks. */
import { readFileSync } from 'node:fs';
import { Converter } from 'opencc-js/cn2t';
import { resourcePath } from '../../../electron/archive/resources.ts';

export const variants = [
  'plain',
  'rewritten',
  'mirror',
  'traditional',
  'pinyin-notes',
  'spaced',
  'full-width',
  'lost-quotes',
  'wrapped',
] as const;
export type Variant = (typeof variants)[number];

export type Distortion = Exclude<Variant, 'plain' | 'mirror'>;

interface Pair {
  standard: string;
  spun: string;
}

let pairs: Pair[] | undefined;

/** Classes G and C of the supplied table, the first spun word of each standard one, longest first. */
function rewritingPairs(): Pair[] {
  if (pairs !== undefined) return pairs;
  const bySpun = new Map<string, Pair>();
  const lines = readFileSync(resourcePath('taxonomy', 'rewritten-word-pairs.tsv'), 'utf8').trimEnd().split('\n');
  for (const line of lines.slice(1)) {
    const [spun = '', all = '', , cls] = line.split('\t');
    const standard = all.split(' / ')[0] ?? '';
    if ((cls === 'G' || cls === 'C') && !bySpun.has(standard)) bySpun.set(standard, { standard, spun });
  }
  pairs = [...bySpun.values()].sort((a, b) => b.standard.length - a.standard.length);
  return pairs;
}

/** From left to right, the longest standard word first; quotation marks become spaces, as in the copies seen. */
export function rewrite(text: string): string {
  const table = rewritingPairs();
  let out = '';
  for (let i = 0; i < text.length; ) {
    const pair = table.find(({ standard }) => text.startsWith(standard, i));
    out += pair?.spun ?? text.charAt(i);
    i += pair?.standard.length ?? 1;
  }
  return out.replace(/[“”]/g, ' ');
}

const toTraditional = Converter({ from: 'cn', to: 'tw' });

/** Characters that mirrors of magazines annotate, with the reading they print. */
const noted = new Map(
  Object.entries({
    學: 'xué',
    聯: 'lián',
    絡: 'luò',
    選: 'xuǎn',
    舉: 'jǔ',
    監: 'jiān',
    會: 'huì',
    議: 'yì',
    區: 'qū',
    線: 'xiàn',
    網: 'wǎng',
    辦: 'bàn',
    實: 'shí',
    項: 'xiàng',
    題: 'tí',
    詢: 'xún',
    問: 'wèn',
    務: 'wù',
    發: 'fā',
    見: 'jiàn',
    們: 'men',
    這: 'zhè',
    決: 'jué',
    預: 'yù',
    設: 'shè',
    點: 'diǎn',
    場: 'chǎng',
    開: 'kāi',
  }),
);

function withNotes(text: string): string {
  // Every second one, as the mirrors do: the robot that adds them leaves some out.
  let seen = 0;
  return [...toTraditional(text)]
    .map((c) => (noted.has(c) && seen++ % 2 === 0 ? `${c}(${noted.get(c) ?? ''})` : c))
    .join('');
}

function fullWidth(text: string): string {
  return text.replace(/[0-9A-Za-z%+]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
}

/** A line break every few characters, in the middle of words, as text copied from a PDF has. */
function wrapped(text: string): string {
  return text
    .split('\n\n')
    .map((block) => (block.startsWith('#') ? block : block.replace(/[^\n]{22}(?=[^\n])/gu, '$&\n')))
    .join('\n\n');
}

function spaced(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('#') ? line : [...line].join(' ')))
    .join('\n');
}

const distortions: Record<Distortion, (text: string) => string> = {
  rewritten: rewrite,
  traditional: toTraditional,
  'pinyin-notes': withNotes,
  spaced,
  'full-width': fullWidth,
  'lost-quotes': (text) => text.replace(/[“”]/g, ' '),
  wrapped,
};

export function distort(text: string, how: Distortion): string {
  return distortions[how](text);
}
