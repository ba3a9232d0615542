/**
 * How much room words take, near enough to divide a table and to count pages: Han characters and full-width signs are as
 * wide as they are high, the rest about half of that.
 */

/** Width in characters of its own size. */
export function ems(text: string): number {
  let sum = 0;
  for (const character of text) sum += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
  return sum;
}

/** Lines of a paragraph in a measure of `width` characters; an empty one is a line too. */
export function linesOf(text: string, width: number, firstIndent = 0): number {
  return text
    .split('\n')
    .reduce((sum, part, i) => sum + Math.max(1, Math.ceil((ems(part) + (i === 0 ? firstIndent : 0)) / width)), 0);
}

const NARROW = 3;
const WIDE = 24;

/** Parts of the width for the columns of a table, by the longest of each; one long text does not starve the others. */
export function sharesOf(head: readonly string[], rows: ReadonlyArray<readonly string[]>): number[] {
  return head.map((name, i) => {
    const longest = rows.reduce((most, row) => Math.max(most, ems(row[i] ?? '')), ems(name));
    return Math.min(WIDE, Math.max(NARROW, longest)) + 1;
  });
}
