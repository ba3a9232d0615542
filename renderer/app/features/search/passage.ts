/** A passage as a line of running text: Markdown's signs go, the hits keep their places. Pure. */

type Span = readonly [number, number];

export interface Replaced {
  span: Span;
  /** What the word stands for. */
  standard: string;
}

export interface ShownPassage {
  text: string;
  spans: Array<[number, number]>;
  /** Words that stand for others; absent where there are none. */
  replaced?: Replaced[];
}

/** Signs at the head of a line, emphasis, table bars, rows of dashes. The number of a list item is kept: it counts. */
const signs =
  /^[ \t]*(?:#{1,6}[ \t]+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|>[ \t]?)|^\|?[ \t]*:?-{2,}[-:| \t]*$|\*\*|__|`+|[ \t]*\|[ \t]*/gm;

/** A passage may begin behind the signs of its heading: then it is a short first line above a blank one. */
const bareHeading = /^[^\n。！？；，]{1,24}\n\s*\n/g;
const heading = /^[ \t]*#{1,6}[ \t]+.*$/gm;

export function shownPassage(
  text: string,
  highlights: readonly Span[],
  replaced: readonly Replaced[] = [],
): ShownPassage {
  const gone = new Uint8Array(text.length);
  const kept = [...highlights, ...replaced.map(({ span }) => span)];
  // A heading says nothing of its own in running text, unless it is what was found.
  for (const found of [...text.matchAll(heading), ...text.matchAll(bareHeading)]) {
    const end = found.index + found[0].length;
    if (!kept.some(([from, to]) => from < end && to > found.index)) gone.fill(1, found.index, end);
  }
  for (const found of text.matchAll(signs)) gone.fill(1, found.index, found.index + found[0].length);
  const place = new Uint32Array(text.length + 1);
  let shown = '';
  for (let i = 0; i < text.length; i++) {
    place[i] = shown.length;
    const unit = text.charAt(i);
    if (unit === '\n' || (gone[i] === 1 && text.charAt(i).trim() === '|')) {
      if (shown !== '' && !shown.endsWith(' ')) shown += ' ';
    } else if (gone[i] === 0 && !(unit === ' ' && (shown === '' || shown.endsWith(' ')))) shown += unit;
  }
  place[text.length] = shown.length;
  const moved = ([start, end]: Span): Array<[number, number]> => {
    const from = place[start] ?? 0;
    const to = place[end] ?? shown.length;
    return to > from ? [[from, to]] : [];
  };
  const words = replaced.flatMap(({ span, standard }) => moved(span).map((to) => ({ span: to, standard })));
  return {
    text: shown.trimEnd(),
    spans: highlights.flatMap(moved),
    ...(words.length === 0 ? {} : { replaced: words }),
  };
}

/** A stretch of a passage, with the hits in it; `standard` when the stretch is a word that stands for another. */
export interface Run {
  start: number;
  text: string;
  spans: Array<[number, number]>;
  standard?: string;
}

/** Cuts a passage before and behind each replaced word. A hit that crosses a cut is marked on both sides. */
export function runsOf({ text, spans, replaced = [] }: ShownPassage): Run[] {
  const runs: Run[] = [];
  const add = (from: number, to: number, standard?: string): void => {
    if (to <= from) return;
    const inside = spans.flatMap(([start, end]): Array<[number, number]> => {
      const [a, b] = [Math.max(start, from) - from, Math.min(end, to) - from];
      return b > a ? [[a, b]] : [];
    });
    runs.push({
      start: from,
      text: text.slice(from, to),
      spans: inside,
      ...(standard === undefined ? {} : { standard }),
    });
  };
  let at = 0;
  for (const { span, standard } of [...replaced].sort((a, b) => a.span[0] - b.span[0])) {
    const [start, end] = [span[0], Math.min(span[1], text.length)];
    // Words do not overlap; should two claim the same characters, the first has them.
    if (start < at || end <= start) continue;
    add(at, start);
    add(start, end, standard);
    at = end;
  }
  add(at, text.length);
  return runs;
}

/** The query with one of its pieces replaced, for instance by its plain text. */
export function replacePiece(query: string, start: number, end: number, text: string): string {
  return `${query.slice(0, start)}${text}${query.slice(end)}`;
}

/** The query without one of its pieces; what stood around it closes up. */
export function withoutPiece(query: string, start: number, end: number): string {
  return `${query.slice(0, start).trimEnd()} ${query.slice(end).trimStart()}`.trim();
}
