/**
 * Cuts a long text into chunks that can be read and shown one at a time, so that no text, however long, holds up
 * the window. Cuts fall on blank lines outside code and lists; a text without any is cut at a line end. Pure.
 */

export interface Chunk {
  start: number;
  end: number;
}

/** About four screens: lexed and shown within a frame. */
const USUAL = 6_000;
/** A block longer than this is cut at a line, and one without lines anywhere: formatting yields to speed. */
const MOST = 40_000;

export function chunksOf(text: string, usual: number = USUAL, most: number = MOST): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  while (start < text.length) {
    const end = cut(text, start, usual, most);
    chunks.push({ start, end });
    start = end;
  }
  return chunks;
}

function cut(text: string, start: number, usual: number, most: number): number {
  if (text.length - start <= usual * 1.5) return text.length;
  const limit = Math.min(text.length, start + most);
  for (let at = text.indexOf('\n\n', start + usual); at !== -1 && at < limit; at = text.indexOf('\n\n', at + 1)) {
    let next = at + 2;
    while (text.charAt(next) === '\n') next++;
    // A following list line or an indented one belongs to what stands before.
    if (/^(?:\s|[-*+] |\d+[.)] |>|\|)/.test(text.slice(next, next + 12))) continue;
    const fences = text.slice(start, next).match(/^(?:```|~~~)/gm)?.length ?? 0;
    if (fences % 2 === 0) return next;
  }
  if (limit === text.length) return limit;
  const line = text.lastIndexOf('\n', limit);
  if (line > start) return line + 1;
  const low = text.charCodeAt(limit);
  return low >= 0xdc00 && low <= 0xdfff ? limit - 1 : limit;
}

/** The chunk that holds an offset, by binary search. */
export function chunkAt(chunks: readonly Chunk[], offset: number): number {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((chunks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
