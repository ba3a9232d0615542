/**
 * Printed words without white space, which every format breaks in its own way, and where in them each quotation begins.
 *
 * Everything here is one pass over the text: what is checked may have been made to keep a program busy.
 */
import type { TakenText } from '../manifest.ts';
import { textHtml } from '../writers/html-blocks.ts';

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));/g, (whole, name, dec, hex) => {
    if (name !== undefined) return named[name] ?? whole;
    const point = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
    return point > 0x10ffff ? whole : String.fromCodePoint(point);
  });
}

export function letters(text: string): string {
  return text.replace(/\s+/g, '');
}

/** What is read of markup of our own making. */
export function markupLetters(markup: string): string {
  return letters(decodeEntities(markup.replace(/<[^<>]*>/g, '')));
}

/** A quoted text as it is read once it is set. */
export function printedLetters({ text, format }: Pick<TakenText, 'text' | 'format'>): string {
  return markupLetters(textHtml(text, format));
}

export interface XmlToken {
  /** `w:t`, or `/w:t`. */
  tag: string;
  attributes: string;
  /** What follows it up to the next tag, entities decoded. */
  text: string;
}

/** Tags with the text behind them. Comments and CDATA do not occur in what we write, and come out as odd tags. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const end = xml.indexOf('>', at);
    if (end < 0) return;
    const next = xml.indexOf('<', end);
    const inside = xml.slice(at + 1, end);
    const space = inside.search(/[\s/](?!$)|\s/);
    const name = space > 0 ? inside.slice(0, space) : inside.replace(/\/$/, '');
    const text = inside.endsWith('/') ? '' : decodeEntities(xml.slice(end + 1, next < 0 ? xml.length : next));
    yield { tag: name, attributes: space > 0 ? inside.slice(space) : '', text };
    at = next;
  }
}

/** Everything inside tags of one name, joined: `w:t`, `a:t`. */
export function textIn(xml: string, tag: string): string {
  const found: string[] = [];
  for (const token of xmlTokens(xml)) if (token.tag === tag) found.push(token.text);
  return found.join('');
}

/** A number is printed at its quotation, in the contents and in the table of proof; a text may name it, too. */
const PLACES_MAX = 1000;

/**
 * Where behind each `引文N` its words begin. A quotation may itself begin with digits, so every reading of the number
 * counts: `引文12` is the second word of 引文1 as well.
 */
export function quotationStarts(text: string): Map<number, number[]> {
  const starts = new Map<number, number[]>();
  for (const match of text.matchAll(/引文([1-9]\d{0,5})/g)) {
    const digits = match[1] ?? '';
    for (let length = 1; length <= digits.length; length++) {
      const number = Number(digits.slice(0, length));
      const at = match.index + '引文'.length + length;
      const known = starts.get(number);
      if (known === undefined) starts.set(number, [at]);
      else if (known.length < PLACES_MAX) known.push(at);
    }
  }
  return starts;
}
