/** The list of results as elements. Text goes in as text nodes only; nothing of a record is ever parsed as HTML. */
import type { SourceSpan } from '../../electron/text/index.ts';
import type { PackHit } from './search.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A passage in one line: without the signs that only set a heading, a list or bold type. */
function shown(text: string): string {
  return text
    .replace(/(^|\n)[ \t]*(?:#{1,6}|[-*+>]|\d{1,3}\.)[ \t]+/g, '$1')
    .replace(/\*\*/g, '')
    .replace(unprintable, '\ufffd')
    .replace(/\s+/g, ' ');
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...children: Array<Node | string>
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

function marked(text: string, spans: readonly SourceSpan[]): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const [start, end] of spans) {
    nodes.push(
      document.createTextNode(shown(text.slice(at, start))),
      element('mark', '', shown(text.slice(start, end))),
    );
    at = end;
  }
  nodes.push(document.createTextNode(shown(text.slice(at))));
  return nodes;
}

export function resultElement(hit: PackHit): HTMLLIElement {
  const title = element('b', 'title', ...marked(hit.doc.title, hit.titleHighlights));
  const meta = element('span', 'meta', hit.doc.meta === '' ? '' : shown(hit.doc.meta));
  const count = hit.matches > 0 ? [element('span', 'places', `${hit.matches}处`)] : [];
  const link = element('a', 'result', title, element('span', 'line', meta, ...count));
  link.href = `#record-${hit.doc.n}`;
  for (const mark of hit.doc.marks) link.append(element('span', 'chip amber', shown(mark)));
  for (const cut of hit.passages) {
    const before = cut.start > 0 ? '……' : '';
    const after = cut.end < hit.doc.text.length ? '……' : '';
    link.append(element('span', 'passage', before, ...marked(cut.text, cut.highlights), after));
  }
  return element('li', '', link);
}
