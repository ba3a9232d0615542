/**
 * What a saved page says about itself in its head: address, title, day, source.
 *
 * Besides Open Graph, the pages of government bodies carry the `meta` names of the national site standard
 * (ArticleTitle, PubDate, ContentSource, SiteName, Author).
 */
import type { RecordDates, Source } from '../../../contract/record.ts';
import { dayIn, webAddress } from '../clean/index.ts';
import { oneLine } from './choose-title.ts';
import type { PageDocument } from './dom.ts';

export interface PageMetadata {
  /** From the article's own fields, best first; the page's `<title>` apart because it ends with the site's name. */
  titles: string[];
  pageTitle: string;
  dates: RecordDates;
  source: Source;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function pageMetadata(document: PageDocument, html: string): PageMetadata {
  const meta = metaValues(document);
  const first = (...names: string[]) => names.map((name) => meta.get(name)).find((value) => value !== undefined);
  const saved = savedFrom(html.slice(0, 20_000));
  const source: Source = {};
  const dates: RecordDates = {};
  const address = [
    document.querySelector('link[rel="canonical" i]')?.getAttribute('href'),
    first('og:url', 'url'),
    saved.url,
    document.querySelector('base')?.getAttribute('href'),
  ];
  const url = address.map((one) => webAddress(one ?? '')).find((one) => one !== undefined);
  if (url !== undefined) source.url = url;
  set(source, 'name', first('contentsource'));
  set(source, 'author', first('author', 'article:author'));
  set(source, 'publisher', first('sitename', 'og:site_name'));
  const day = dayIn(first('pubdate', 'article:published_time', 'publishdate', 'date', 'dc.date') ?? '');
  if (day !== undefined) dates.document = day;
  if (saved.day !== undefined) dates.capture = saved.day;
  const titles = [first('articletitle'), first('og:title')].filter((title) => title !== undefined);
  return { titles, pageTitle: oneLine(document.querySelector('title')?.textContent ?? ''), dates, source };
}

function metaValues(document: PageDocument): Map<string, string> {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const name = (element.getAttribute('name') ?? element.getAttribute('property') ?? '').toLowerCase();
    const value = oneLine(element.getAttribute('content') ?? '');
    if (name !== '' && value !== '' && !values.has(name)) values.set(name, value);
  }
  return values;
}

function set(source: Source, key: 'name' | 'author' | 'publisher', value: string | undefined): void {
  if (value !== undefined) source[key] = value;
}

/** The comment browsers and SingleFile leave in a page they save. */
function savedFrom(head: string): { url?: string; day?: string } {
  const browser = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(head)?.[1];
  if (browser !== undefined) return { url: browser };
  const single = /Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*\w{3} (\w{3}) (\d{2}) (\d{4}))?/.exec(
    head,
  );
  if (!single) return {};
  const month = months.indexOf(single[2] ?? '') + 1;
  const found: { url?: string; day?: string } = {};
  if (single[1] !== undefined) found.url = single[1];
  if (month > 0) found.day = `${single[4]}-${String(month).padStart(2, '0')}-${single[3]}`;
  return found;
}
