/**
 * The page of an exported pack. All of its content is in the HTML: it reads, prints and is searched by the browser
 * without its script; the script adds the archive's own search, filters and the choice of colours.
 *
 * The script stands behind the cover, before the sections: a thousand records take a browser a second to read, and
 * whoever has a question need not wait for them. A contents of a thousand lines stands before it, so it is asked for in
 * the head.
 */
import { type PackSnapshot, quotationsOf } from '../snapshot.ts';
import { html } from './escape.ts';
import { coverHtml, distributionHtml } from './html-cover.ts';
import { endingAnchors, endingsHtml, endnotesHtml } from './html-endings.ts';
import { entriesHtml, recordHtml } from './html-entries.ts';
import { type OutlineLine, pageFrame } from './html-parts.ts';
import { endnotesTitle } from './text-parts.ts';

/** `file:` beside `'self'`: not every browser takes two files of a folder for the same origin. */
export const packPolicy = [
  "default-src 'none'",
  "script-src 'self' file:",
  "style-src 'self' file:",
  "img-src 'self' file:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const quotedRecordsTitle = '引文所据资料';
const sealMark =
  '<svg class="seal" viewBox="0 0 32 32" width="30" height="30" aria-hidden="true"><rect width="32" height="32" rx="6"/><path d="M8 9h16M8 9v14h16V9M8 16h16M13 12.5h6M13 19.5h6"/></svg>';
const schemeMark =
  '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="6.2"/><path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"/></svg>';

interface Part {
  anchor: string;
  title: string;
  lines: readonly OutlineLine[];
}

function contentsHtml(parts: readonly Part[]): string {
  const items = parts.map(({ anchor, title, lines }) => {
    const inner = lines.map(
      ({ href, text, captioned }) =>
        `<li${captioned ? ' class="captioned"' : ''}><a href="#${href}">${html(text)}</a></li>`,
    );
    return `<li><a href="#${anchor}">${html(title)}</a>${inner.length === 0 ? '' : `<ol>${inner.join('')}</ol>`}</li>`;
  });
  return `<ol class="contents">${items.join('')}</ol>`;
}

function countsOf(snapshot: PackSnapshot): string {
  const quotations = quotationsOf(snapshot);
  return [
    `资料${snapshot.records.length}件`,
    ...(quotations.length > 0 ? [`引文${quotations.length}条`] : []),
    ...(snapshot.figures.length > 0 ? [`数据${snapshot.figures.length}项`] : []),
  ].join(' · ');
}

export function packPage(snapshot: PackSnapshot): string {
  const frame = pageFrame(snapshot);
  const title = snapshot.pack.title;
  const parts: Part[] = [];
  const sections = snapshot.sections.map((section, i) => {
    const anchor = `section-${i + 1}`;
    frame.outline = [];
    const inner = entriesHtml(frame, section.entries);
    parts.push({ anchor, title: section.title, lines: frame.outline });
    return `<section id="${anchor}"><h2>${html(section.title)}</h2>\n${inner}</section>`;
  });
  const rest = snapshot.records.filter((r) => !frame.shown.has(r.id));
  const texts = rest.map((r) => recordHtml(frame, r, r.title));
  if (rest.length > 0) {
    const lines = rest.map((r) => ({ href: `record-${r.reference}`, text: r.title, captioned: false }));
    parts.push({ anchor: 'texts', title: quotedRecordsTitle, lines });
  }
  const endnotes = endnotesHtml(frame);
  if (endnotes !== null) parts.push({ anchor: 'endnotes', title: endnotesTitle, lines: [] });
  for (const ending of snapshot.endings)
    parts.push({ anchor: endingAnchors[ending.kind], title: ending.title, lines: [] });
  const contents = contentsHtml(parts);
  const counts = countsOf(snapshot);
  const quotations = quotationsOf(snapshot);
  const verified = quotations.filter((q) => q.state === 'ok' || q.state === 'moved').length;
  const proven = quotations.length > 0 ? `${verified}条引文已核对 · ` : '';

  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${html(packPolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${html(snapshot.program)}">
<title>${html(title)}</title>
<link rel="stylesheet" href="assets/pack.css">
<link rel="preload" href="assets/data.js" as="script">
<link rel="preload" href="assets/pack.js" as="script">
</head>
<body class="${snapshot.template}">
<header class="bar">
<a class="brand" href="#top">${sealMark}<b>${html(title)}</b></a>
<form class="search" role="search" hidden><label class="sr" for="q">在资料包中检索</label><input id="q" type="text" inputmode="search" enterkeyhint="search" autocomplete="off" spellcheck="false" placeholder="检索全部资料" aria-controls="results"><button type="button" class="clear" aria-label="清除" hidden>×</button><kbd aria-hidden="true">/</kbd></form>
<button type="button" class="scheme" hidden>${schemeMark}<span></span></button>
</header>
<div class="hits" hidden><span role="status"></span><button type="button" class="previous" aria-label="上一处">↑</button><button type="button" class="next" aria-label="下一处">↓</button></div>
<div class="frame">
<aside class="side">
<div class="filters" role="group" aria-label="筛选" hidden></div>
<div id="finder" hidden>
<p class="count" role="status" aria-live="polite"></p>
<button type="button" class="to-text">返回正文</button>
<ol id="results"></ol>
</div>
<nav id="contents" aria-label="目录"><h2>目录</h2>${contents}<p class="foot"><span class="dot"></span>${counts}<br>${proven}离线可用</p></nav>
</aside>
<main id="top" tabindex="-1">
${coverHtml(snapshot, counts)}
<script src="assets/data.js"></script>
<script src="assets/pack.js"></script>
<nav class="print-contents" aria-hidden="true"><h2>目录</h2>${contents}</nav>
${sections.join('\n')}
${rest.length === 0 ? '' : `<section id="texts"><h2>${quotedRecordsTitle}</h2>\n${texts.join('\n')}</section>`}
${endnotes ?? ''}
${endingsHtml(frame)}
${distributionHtml(snapshot)}
</main>
</div>
</body>
</html>
`;
}
