/**
 * Reads saved web pages: the article as Markdown, its address, day and source as metadata.
 *
 * Nothing active survives: scripts, frames, forms, drawings and styles go before the text is taken, links and
 * pictures leave only their words.
 */
import { Readability } from '@mozilla/readability';
import { type Lifted, lift } from '../clean/index.ts';
import { chooseTitle, firstLine, oneLine } from './choose-title.ts';
import { decodeInto, markIfEmpty } from './decoded-text.ts';
import { isNestedDeeper, type PageDocument, type PageElement, parsePage, removeActive } from './dom.ts';
import { blankDraft, type Draft } from './draft.ts';
import { toMarkdown } from './html-to-markdown.ts';
import { firstHeading } from './markdown.ts';
import { type PageMetadata, pageMetadata } from './page-metadata.ts';
import { refuseClassified } from './secrecy.ts';
import { tooLarge } from './source-file.ts';
import { declaredCharset } from './text-kind.ts';

/** A parsed page takes some twenty times its source in memory. */
const PAGE_MAX = 24_000_000;
/** An article shorter than this is more likely a caption that the extraction mistook for the article. */
const ARTICLE_MIN = 140;
/** Below this share of the page the extraction has probably lost something. */
const ARTICLE_SHARE = 0.2;
/** The extraction's work grows with the cube of the nesting; pages made by people stay below a hundred. */
const NESTING_MAX = 200;
const ELEMENTS_MAX = 100_000;

export function readHtml(bytes: Buffer, name: string): Draft {
  const draft = blankDraft('text/html');
  draft.format = 'markdown';
  decodeInto(draft, bytes, declaredCharset(bytes));
  const html = withoutInlined(draft.text);
  if (html.length > PAGE_MAX) throw tooLarge('网页', html.length, PAGE_MAX);
  const document = parsePage(html);
  const metadata = pageMetadata(document, html);
  const pictures = [...document.querySelectorAll('img')].length;
  const headings = [...document.querySelectorAll('h1')].map((element) => oneLine(element.textContent ?? ''));
  removeActive(document);
  const whole = document.body ? toMarkdown(document.body.cloneNode(true)) : '';
  refuseClassified(whole);
  draft.text = article(document, whole);
  refuseClassified(draft.text);
  markIfEmpty(draft);
  if (pictures > 0) draft.notices.push(`images:${pictures}`);
  const offers = titles(metadata, headings, whole);
  applyMetadata(draft, metadata, lift(fromTitle(whole, offers)));
  chooseTitle(draft, name, [...offers, firstHeading(draft.text), firstLine(draft.text)]);
  return draft;
}

/** The main text; the whole page where the extraction finds too little of it. */
function article(document: PageDocument, whole: string): string {
  const found = mainContent(document);
  if (found === undefined) return whole;
  const markdown = toMarkdown(found);
  return markdown.length < Math.max(ARTICLE_MIN, whole.length * ARTICLE_SHARE) ? whole : markdown;
}

function mainContent(document: PageDocument): PageElement | undefined {
  if (!document.documentElement || isNestedDeeper(document.documentElement, NESTING_MAX)) return undefined;
  try {
    const parsed = new Readability<PageElement>(document.cloneNode(true) as never, {
      charThreshold: ARTICLE_MIN,
      maxElemsToParse: ELEMENTS_MAX,
      // Subtle: the elements themselves, never their source again. What is text here must not be parsed a second time.
      serializer: (node) => node as unknown as PageElement,
    }).parse();
    return parsed?.content ?? undefined;
  } catch {
    // It works by guesses on arbitrary markup; where they fail there is still the whole page.
    return undefined;
  }
}

function titles(metadata: PageMetadata, headings: string[], whole: string): string[] {
  const stated = [...metadata.titles, metadata.pageTitle];
  // An `h1` is often the site's banner; one that opens a title the page states is the headline.
  const headline = headings
    .filter((heading) => heading !== '' && heading !== metadata.source.publisher)
    .find((heading) => stated.some((title) => title.startsWith(heading)));
  const page = withoutSiteName(metadata.pageTitle, whole);
  return [
    ...(headline === undefined ? [] : [headline]),
    ...metadata.titles.map((title) => withoutSiteName(title, whole)),
    page,
  ];
}

/** `某区为何设站_某某人大网`: the first part is the headline when the page itself prints it. */
function withoutSiteName(title: string, whole: string): string {
  const headline = title.split(/\s*[_|｜]\s*|\s+[-–—]+\s+|--+/)[0] ?? '';
  return headline.length >= 4 && headline !== title && whole.includes(headline) ? headline : title;
}

/** Where the article's header lines are: after its title, past the site's navigation. */
function fromTitle(whole: string, offers: string[]): string {
  for (const title of offers) {
    if (title === '') continue;
    const heading = whole.indexOf(`# ${title}`);
    const at = heading === -1 ? whole.indexOf(title) : heading + 2;
    if (at !== -1) return whole.slice(at);
  }
  return whole;
}

/** What the page's head states goes before what its lines show. */
function applyMetadata(draft: Draft, metadata: PageMetadata, lifted: Lifted): void {
  draft.dates = { ...lifted.dates, ...metadata.dates };
  draft.source = { ...lifted.source, ...metadata.source };
}

/** Pictures inlined by "save as one file" are most of such a page and none of its text. */
function withoutInlined(html: string): string {
  const kept: string[] = [];
  let from = 0;
  const end = /["'\s)>]/g;
  for (let at = html.indexOf('data:'); at !== -1; at = html.indexOf('data:', Math.max(from, at + 5))) {
    // Subtle: no pattern over the whole address, which is as long as the picture and would exhaust the stack.
    if (!/^data:[a-z]+\/[\w.+-]{1,80}(?:;[\w=.-]{1,80}){0,5},/i.test(html.slice(at, at + 600))) continue;
    end.lastIndex = at;
    const to = end.exec(html)?.index ?? html.length;
    kept.push(html.slice(from, at));
    from = to;
  }
  return from === 0 ? html : kept.join('') + html.slice(from);
}
