/**
 * Paragraphs of a slide, and how much room they take. No program tells a writer how it will break a line, so width is
 * estimated on the safe side: a Han character is one em, other letters a little more than what common faces need. Line
 * pitch is set in points, which every program keeps.
 */
import type { Inline } from '../markdown.ts';
import { visible } from '../wording.ts';
import { html } from './escape.ts';

/** Colours of the theme: ink, grey ink, cinnabar, jade, amber, white. */
export type Colour = 'tx1' | 'tx2' | 'accent1' | 'accent2' | 'accent3' | 'bg1';

export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  serif?: boolean;
  colour?: Colour;
  /** Points, where it differs from the paragraph's. */
  size?: number;
}

export interface Para {
  runs: Run[];
  /** Points. */
  size: number;
  /** Pitch of lines, in sizes. */
  leading?: number;
  /** Points above it. */
  before?: number;
  align?: 'l' | 'ctr' | 'r';
  /** Points from the left; the first line begins `hang` before that. */
  indent?: number;
  hang?: number;
}

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

const LEADING = 1.4;

const narrow = /[ .,:;'|!()[\]ijl]/;
function ems(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80 || (code >= 0x2010 && code <= 0x2027) || (code >= 0x2190 && code <= 0x25ff)) return 1;
  if (narrow.test(character)) return 0.36;
  return /[A-Zmw%@&—]/.test(character) ? 0.78 : 0.6;
}

export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const character of text) sum += ems(character);
  return sum * size;
}

/** Words of other scripts stay whole where a line is long enough for them. */
export function lineCount(text: string, size: number, width: number): number {
  // Closing marks may not begin a line, so a line may end up to a character early.
  const room = Math.max(size, width - size);
  let lines = 0;
  for (const line of text.split('\n')) {
    lines++;
    if (textWidth(line, size) <= width - 1) continue;
    let used = 0;
    for (const [word] of line.matchAll(/[\x21-\x7e]+|[^\x21-\x7e]/gu)) {
      let need = textWidth(word, size);
      if (used > 0 && used + need > room) {
        lines++;
        used = 0;
      }
      while (need > room) {
        lines++;
        need -= room;
      }
      used += need;
    }
  }
  return lines;
}

/** On one line; the full-width space is a space that was meant. */
export function oneLine(text: string): string {
  return text.replace(/[^\S\u3000]+/g, ' ').trim();
}

export function paraText(para: Para): string {
  return para.runs.map((run) => run.text).join('');
}

export function paraHeight(para: Para, width: number): number {
  const largest = Math.max(para.size, ...para.runs.map((run) => run.size ?? 0));
  const lines = lineCount(visible(paraText(para)), largest, width - (para.indent ?? 0));
  return lines * largest * (para.leading ?? LEADING) + (para.before ?? 0);
}

export function textHeight(paras: readonly Para[], width: number): number {
  return paras.reduce((sum, para) => sum + paraHeight(para, width), 0);
}

/** The first size that lets everything stand in the box; the last one where none does. */
export function fitted(sizes: readonly number[], box: Pick<Box, 'w' | 'h'>, make: (size: number) => Para[]): Para[] {
  for (const size of sizes) {
    const paras = make(size);
    if (textHeight(paras, box.w) <= box.h) return paras;
  }
  return make(sizes.at(-1) ?? 12);
}

/** Where a text may be parted, best first: behind a sentence, behind a clause, anywhere. */
const ends = [/[。！？；!?\n][”’」』）)]*/g, /[，、：,;:\s][”’」』）)]*/g];

/** The longest beginning of a text that fits, ended at a sentence where there is one; all of it if it fits. */
export function beginning(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  for (const end of ends) {
    const last = [...text.slice(0, low).matchAll(end)].at(-1);
    const at = last === undefined ? 0 : last.index + last[0].length;
    // A sentence that ends too early would leave the slide bare.
    if (at > low * 0.4) return text.slice(0, at);
  }
  const half = /[\ud800-\udbff]/.test(text.charAt(low - 1)) ? low - 1 : low;
  return text.slice(0, Math.max(1, half));
}

/** As much as fits, with …… where something is left out. */
export function shortened(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) return text;
  return `${beginning(text, (part) => fits(`${part}……`)).trimEnd()}……`;
}

export function runsOf(inlines: readonly Inline[], colour?: Colour): Run[] {
  return inlines.map((inline) => ({
    text: `${inline.lineBreak === true ? '\n' : ''}${inline.text}`,
    ...(inline.bold === true ? { bold: true } : {}),
    ...(inline.italic === true ? { italic: true } : {}),
    ...(inline.strike === true ? { strike: true } : {}),
    ...(colour === undefined ? {} : { colour }),
  }));
}

function propertiesXml(run: Run, size: number): string {
  const flags = `${run.bold === true ? ' b="1"' : ''}${run.italic === true ? ' i="1"' : ''}${run.strike === true ? ' strike="sngStrike"' : ''}`;
  const face = run.serif === true ? '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/>' : '';
  const fill = `<a:solidFill><a:schemeClr val="${run.colour ?? 'tx1'}"/></a:solidFill>`;
  return `<a:rPr lang="zh-CN" altLang="en-US" sz="${Math.round((run.size ?? size) * 100)}"${flags} dirty="0">${fill}${face}</a:rPr>`;
}

function runXml(run: Run, size: number): string {
  const properties = propertiesXml(run, size);
  return visible(run.text)
    .split('\n')
    .map((line, i) => {
      const text = line === '' ? '' : `<a:r>${properties}<a:t>${html(line)}</a:t></a:r>`;
      return i === 0 ? text : `<a:br>${properties}</a:br>${text}`;
    })
    .join('');
}

export function paraXml(para: Para): string {
  const { size, runs, leading = LEADING, before = 0, align, indent = 0, hang = 0 } = para;
  const largest = Math.max(size, ...runs.map((run) => run.size ?? 0));
  const points = (n: number): number => Math.round(n * 100);
  const emu = (n: number): number => Math.round(n * 12_700);
  const at = `${indent > 0 ? ` marL="${emu(indent)}"` : ''}${hang > 0 ? ` indent="${-emu(hang)}"` : ''}`;
  const spacing = `<a:lnSpc><a:spcPts val="${points(largest * leading)}"/></a:lnSpc><a:spcBef><a:spcPts val="${points(before)}"/></a:spcBef>`;
  return `<a:p><a:pPr${at}${align === undefined ? '' : ` algn="${align}"`}>${spacing}<a:buNone/></a:pPr>${runs.map((run) => runXml(run, size)).join('')}</a:p>`;
}
