/** What stands before and after the text: the cover of a compilation, or the masthead and the tail of a briefing. */
import { coverDate, coverFacts, distribution, issueLine } from '../printed.ts';
import type { PackSnapshot } from '../snapshot.ts';
import { evenWidth, WIDTH } from './paged-parts.ts';
import { ems } from './table-columns.ts';

/** `lines` with the width, in points, at which each is broken into parts of even length. */
export interface TitleData {
  size: number;
  lines: Array<[string, number]>;
}
export interface CoverData {
  notice: string;
  title: TitleData;
  subtitle: string;
  facts: Array<[string, string]>;
  foot: string[];
}
export interface MastheadData {
  notice: string;
  series: string;
  seriesSize: number;
  issue: string;
  issuer: string;
  date: string;
  title: TitleData;
}
export interface TailData {
  lines: Array<[string, string]>;
  copies: string;
}

/** Titles break where a person broke them, by meaning. A line too long for the page is broken into even parts. */
function titleOf(text: string, sizes: readonly number[]): TitleData {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const longest = Math.max(1, ...lines.map(ems));
  const size = sizes.find((one) => longest * one <= WIDTH) ?? sizes.at(-1) ?? 22;
  return {
    size,
    lines: lines.map((line) => [line, evenWidth(line, size)]),
  };
}

export function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, '　');
}

export function coverOf(snapshot: PackSnapshot): CoverData {
  const { cover } = snapshot;
  return {
    notice: oneLine(cover.notice),
    title: titleOf(snapshot.pack.title, [36, 32, 26]),
    subtitle: oneLine(cover.subtitle),
    facts: coverFacts(snapshot),
    foot: [oneLine(cover.issuer), oneLine(coverDate(cover.date))].filter((line) => line !== ''),
  };
}

/** The name of the briefing fills the line: 初号 and more for short names. */
function seriesSize(name: string): number {
  return Math.max(22, Math.min(54, Math.floor(WIDTH / Math.max(1, ems(name)))));
}

export function mastheadOf(snapshot: PackSnapshot): MastheadData {
  const { cover } = snapshot;
  const series = oneLine(cover.series);
  return {
    notice: oneLine(cover.notice),
    series,
    seriesSize: seriesSize(series),
    issue: issueLine(snapshot),
    issuer: oneLine(cover.issuer),
    date: oneLine(coverDate(cover.date)),
    title: titleOf(snapshot.pack.title, [22]),
  };
}

export function tailOf(snapshot: PackSnapshot): TailData | null {
  const { lines, copies } = distribution(snapshot);
  return lines.length === 0 && copies === '' ? null : { lines, copies };
}
