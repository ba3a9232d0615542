/** Marks the hits in the page's own text, block by block, and takes the marks out again. */
import { highlight, parseQuery } from '../../electron/text/index.ts';

const BLOCKS = 'h3, h4, h5, h6, p, td, th, pre, dd';

export function clearMarks(root: ParentNode): void {
  for (const mark of root.querySelectorAll('mark')) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}

/** Wraps `[start, end)` of a block's text; a hit that runs over bold or a link becomes several marks. */
function wrap(block: Element, spans: ReadonlyArray<[number, number]>): HTMLElement[] {
  const made: HTMLElement[] = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes: Array<{ node: Text; start: number }> = [];
  let length = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    nodes.push({ node, start: length });
    length += node.data.length;
  }
  // From the end, so that offsets before stay true while nodes are split.
  for (const { node, start } of nodes.reverse()) {
    for (const span of [...spans].reverse()) {
      const from = Math.max(span[0] - start, 0);
      const to = Math.min(span[1] - start, node.data.length);
      if (from >= to) continue;
      const hit = node.splitText(from);
      hit.splitText(to - from);
      const mark = document.createElement('mark');
      hit.replaceWith(mark);
      mark.append(hit);
      made.unshift(mark);
    }
  }
  return made;
}

/** @returns the marks, in reading order */
export function markHits(root: Element, query: string): HTMLElement[] {
  const { tree } = parseQuery(query);
  const marks: HTMLElement[] = [];
  for (const block of root.querySelectorAll(BLOCKS)) {
    if (block.querySelector(BLOCKS) !== null) continue;
    const spans = highlight(tree, block.textContent);
    if (spans.length > 0) marks.push(...wrap(block, spans));
  }
  return marks;
}
