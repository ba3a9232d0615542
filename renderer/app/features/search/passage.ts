/** A passage as a line of running text: Markdown's signs go, the hits keep their places. Pure. */

export interface ShownPassage {
  text: string;
  spans: Array<[number, number]>;
}

/** Signs at the head of a line, emphasis, table bars, rows of dashes. The number of a list item is kept: it counts. */
const signs =
  /^[ \t]*(?:#{1,6}[ \t]+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|>[ \t]?)|^\|?[ \t]*:?-{2,}[-:| \t]*$|\*\*|__|`+|[ \t]*\|[ \t]*/gm;

/** A passage may begin behind the signs of its heading: then it is a short first line above a blank one. */
const bareHeading = /^[^\n。！？；，]{1,24}\n\s*\n/g;
const heading = /^[ \t]*#{1,6}[ \t]+.*$/gm;

export function shownPassage(text: string, highlights: ReadonlyArray<readonly [number, number]>): ShownPassage {
  const gone = new Uint8Array(text.length);
  // A heading says nothing of its own in running text, unless it is what was found.
  for (const found of [...text.matchAll(heading), ...text.matchAll(bareHeading)]) {
    const end = found.index + found[0].length;
    if (!highlights.some(([from, to]) => from < end && to > found.index)) gone.fill(1, found.index, end);
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
  const spans = highlights.flatMap(([start, end]): Array<[number, number]> => {
    const from = place[start] ?? 0;
    const to = place[end] ?? shown.length;
    return to > from ? [[from, to]] : [];
  });
  return { text: shown.trimEnd(), spans };
}

/** The query without one of its pieces; what stood around it closes up. */
export function withoutPiece(query: string, start: number, end: number): string {
  return `${query.slice(0, start).trimEnd()} ${query.slice(end).trimStart()}`.trim();
}
