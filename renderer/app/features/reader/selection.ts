/**
 * From what is selected on the page back to the record's own text.
 *
 * Every run of characters on the page carries the offset of its first character (`data-o`), and of its end where it
 * shows something else than the text says (`data-e`). A selection is read from the first and the last run it
 * touches; blanks at its edges are left out. The quotation is then a slice of the record, not a copy of the page.
 */

export interface Selected {
  start: number;
  end: number;
}

function offsetOf(run: HTMLElement, node: Node, offset: number, edge: 'start' | 'end'): number {
  const from = Number(run.dataset['o']);
  const to = run.dataset['e'] === undefined ? from + (run.textContent?.length ?? 0) : Number(run.dataset['e']);
  if (!run.contains(node)) return edge === 'start' ? from : to;
  if (run.dataset['e'] !== undefined) return edge === 'start' ? from : to;
  if (node.nodeType === Node.TEXT_NODE) return from + offset;
  return offset === 0 ? from : to;
}

/** `text` is the record's own; null when nothing of it is selected. */
export function readSelection(root: HTMLElement, text: string): Selected | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const runs = [...root.querySelectorAll<HTMLElement>('[data-o]')].filter((run) => touches(range, run));
  const first = runs[0];
  const last = runs.at(-1);
  if (first === undefined || last === undefined) return null;
  let start = offsetOf(first, range.startContainer, range.startOffset, 'start');
  let end = offsetOf(last, range.endContainer, range.endOffset, 'end');
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  // Half a character pair is not a character.
  if (isLow(text, start)) start--;
  if (isLow(text, end)) end++;
  return end > start ? { start, end } : null;
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** A run counts when at least one of its characters is inside, not when the selection only ends at its edge. */
function touches(range: Range, run: HTMLElement): boolean {
  if (!range.intersectsNode(run)) return false;
  const own = document.createRange();
  own.selectNodeContents(run);
  return (
    range.compareBoundaryPoints(Range.START_TO_END, own) > 0 && range.compareBoundaryPoints(Range.END_TO_START, own) < 0
  );
}

/** Selects a stretch of the text on the page, for quoting by keyboard. */
export function selectStretch(root: HTMLElement, start: number, end: number): boolean {
  const runs = [...root.querySelectorAll<HTMLElement>('[data-o]')].filter((run) => {
    const from = Number(run.dataset['o']);
    const to = run.dataset['e'] === undefined ? from + (run.textContent?.length ?? 0) : Number(run.dataset['e']);
    return from < end && to > start;
  });
  const first = runs[0]?.firstChild;
  const last = runs.at(-1)?.firstChild;
  if (first == null || last == null) return false;
  const range = document.createRange();
  range.setStart(first, 0);
  range.setEnd(last, last.textContent?.length ?? 0);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return true;
}
