/**
 * The few parts of the DOM the readers use, and the one place where a document is parsed.
 *
 * Named here because this room is compiled without the browser's types. Nothing in a parsed document runs or loads:
 * linkedom has no script engine and no network.
 */
import { parseHTML } from 'linkedom';

export interface PageElement {
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly parentNode: PageElement | null;
  readonly firstElementChild: PageElement | null;
  readonly nextElementSibling: PageElement | null;
  readonly children: ArrayLike<PageElement> & Iterable<PageElement>;
  readonly ownerDocument: PageDocument;
  innerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  cloneNode(deep: boolean): PageElement;
  normalize(): void;
  remove(): void;
  insertBefore(child: PageElement, before: PageElement | null): PageElement;
}

export interface PageDocument {
  readonly documentElement: PageElement | null;
  readonly head: PageElement | null;
  readonly body: PageElement | null;
  createElement(name: string): PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  cloneNode(deep: boolean): PageDocument;
}

/** Parses a whole page; a fragment gets the missing `html`, `head` and `body` around it. */
export function parsePage(html: string): PageDocument {
  const whole = /<(?:html|body)\b/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as PageDocument;
}

/** Everything that runs, loads, is filled in, or is not shown. Metadata is read before this. */
const notText = [
  ...[
    'title',
    'script',
    'style',
    'noscript',
    'template',
    'iframe',
    'frame',
    'object',
    'embed',
    'applet',
    'svg',
    'math',
  ],
  ...['canvas', 'audio', 'video', 'source', 'track', 'map', 'link', 'meta', 'base'],
  ...['input', 'select', 'option', 'textarea', 'button', 'datalist', 'dialog'],
  '[hidden]',
  '[style*="display:none" i]',
  '[style*="display: none" i]',
].join(',');

export function removeActive(document: PageDocument): void {
  for (const element of [...document.querySelectorAll(notText)]) element.remove();
}

/** True when elements are nested deeper than `limit`. Walks without recursion: the depth is the page's choice. */
export function isNestedDeeper(root: PageElement, limit: number): boolean {
  let at: PageElement = root;
  let depth = 0;
  for (;;) {
    if (depth > limit) return true;
    if (at.firstElementChild) {
      at = at.firstElementChild;
      depth += 1;
      continue;
    }
    while (!at.nextElementSibling) {
      if (at === root || !at.parentNode || depth === 0) return false;
      at = at.parentNode;
      depth -= 1;
    }
    if (depth === 0) return false;
    at = at.nextElementSibling;
  }
}
