/**
 * The page of an exported pack. All of its content is in the HTML: it reads, prints and is searched by the browser
 * without its script; the script adds the archive's own search.
 */
import { endingTitle } from '../headings.ts';
import {
  type PackSnapshot,
  quotationsOf,
  type SnapshotEntry,
  type SnapshotQuotation,
  type SnapshotRecord,
} from '../snapshot.ts';
import { dateInChinese } from '../wording.ts';
import { html } from './escape.ts';
import { textHtml } from './html-blocks.ts';

/** `file:` beside `'self'`: not every browser takes two files of a folder for the same origin. */
export const packPolicy = [
  "default-src 'none'",
  "script-src 'self' file:",
  "style-src 'self' file:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const sealMark =
  '<svg class="seal" viewBox="0 0 32 32" width="30" height="30" aria-hidden="true"><rect width="32" height="32" rx="6"/><path d="M8 9h16M8 9v14h16V9M8 16h16M13 12.5h6M13 19.5h6"/></svg>';

function marksHtml(marks: readonly string[]): string {
  return marks.map((mark) => `<span class="chip amber">${html(mark)}</span>`).join('');
}

function referenceLink(n: number): string {
  return n === 0 ? '' : `<a class="ref" href="#reference-${n}">[${n}]</a>`;
}

function comment(text: string): string {
  return text.trim() === '' ? '' : `<div class="comment"><b>按语</b>${textHtml(text, 'markdown', 5)}</div>`;
}

function shortHash(hash: string): string {
  return hash === '' ? '' : `${hash.slice(0, 8)}…${hash.slice(-4)}`;
}

function quotationHtml(q: SnapshotQuotation): string {
  const state =
    q.state === 'ok' || q.state === 'moved'
      ? `<span class="chip jade">${html(q.check)}</span>`
      : `<span class="chip amber">${html(q.check)}</span>`;
  const title =
    q.reference === 0
      ? html(q.title)
      : `<span><a href="#record-${q.reference}">${html(q.title)}</a>${referenceLink(q.reference)}</span>`;
  return `<figure class="quotation" id="quotation-${q.number}">
<figcaption><span class="number">引文${q.number}</span>${state}${marksHtml(q.marks)}</figcaption>
<blockquote>${textHtml(q.quote, q.format, 5)}</blockquote>
<p class="from">${title}<span>${html(q.position)}</span>${q.originalSha256 === '' ? '' : `<span title="原件 SHA-256：${html(q.originalSha256)}">原件 ${html(shortHash(q.originalSha256))}</span>`}</p>
${comment(q.comment)}</figure>`;
}

function fact(name: string, value: string): string {
  return value.trim() === '' ? '' : `<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function people(record: SnapshotRecord): string {
  const roles: Record<string, string> = { speaker: '发言', author: '作者', editor: '编者', mentioned: '' };
  return record.people
    .map((p) => {
      const role = roles[p.role] ?? '';
      const about = [role, p.topic].filter((part) => part !== '').join('：');
      return `${html(p.name)}${p.office === '' ? '' : `（${html(p.office)}）`}${about === '' ? '' : `<small>${html(about)}</small>`}`;
    })
    .join('；');
}

function recordHtml(record: SnapshotRecord, note: string, level: 3 | 4): string {
  const original = record.original;
  const facts = [
    fact('类型', html(record.kindLabel)),
    fact('地区', html(record.regions.join('、'))),
    fact('环节', html(record.links.map((l) => l.name).join('、'))),
    fact('实践', html(record.practices.map((p) => p.name).join('、'))),
    fact('时间', `${html(record.dates)}${record.dateNote === '' ? '' : `<small>${html(record.dateNote)}</small>`}`),
    fact('人员', people(record)),
    fact(
      '来源',
      `${html(record.source)}${record.url === '' ? '' : ` <span class="address">${html(record.url)}</span>`}${record.sourceNote === '' ? '' : `<small>${html(record.sourceNote)}</small>`}`,
    ),
    fact('印证', html(record.certainty)),
    fact('附注', html(record.note)),
    fact(
      '原件',
      original === null ? '' : `${html(original.name)}，SHA-256：<span class="hash">${html(original.sha256)}</span>`,
    ),
  ].join('');
  return `<article class="record" id="record-${record.reference}" data-n="${record.reference}">
<h${level} class="title">${html(record.title)}${referenceLink(record.reference)}</h${level}>
${record.marks.length === 0 ? '' : `<p class="marks">${marksHtml(record.marks)}</p>`}<dl class="facts">${facts}</dl>
${comment(note)}<div class="text">${textHtml(record.text, record.format)}</div>
</article>`;
}

function entryHtml(entry: SnapshotEntry, records: ReadonlyMap<string, SnapshotRecord>, shown: Set<string>): string {
  switch (entry.type) {
    case 'quotation':
      return quotationHtml(entry);
    case 'note':
      return `<div class="note">${textHtml(entry.markdown, 'markdown')}</div>`;
    case 'missing':
      return '<p class="gone">列入此处的一件资料已不在档案中，未能收入。</p>';
    case 'record': {
      const record = records.get(entry.recordId);
      if (record === undefined) return '';
      if (shown.has(record.id))
        return `<p class="again">《${html(record.title)}》全文见<a href="#record-${record.reference}">前文</a>${referenceLink(record.reference)}。</p>${comment(entry.comment)}`;
      shown.add(record.id);
      return recordHtml(record, entry.comment, 3);
    }
    default:
      return '';
  }
}

function figuresHtml(snapshot: PackSnapshot): string {
  const rows = snapshot.figures.map(
    (f) =>
      `<tr><td>${html(f.subject)}${f.note === '' ? '' : `<small>${html(f.note)}</small>`}</td><td class="value">${html(f.value)}</td><td>${html(f.unit)}</td><td>${f.asOf === '' ? '' : html(dateInChinese(f.asOf))}</td><td>${html(f.certainty)}</td><td><a href="#record-${f.reference}" title="${html(f.title)}">[${f.reference}]</a></td></tr>`,
  );
  return `<section id="figures"><h2>${html(endingTitle(snapshot, 'figures') ?? '')}</h2><div class="wide"><table class="figures"><thead><tr><th scope="col">指标</th><th scope="col">数值</th><th scope="col">单位</th><th scope="col">截至</th><th scope="col">印证</th><th scope="col">出处</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div></section>`;
}

function proofHtml(quotations: readonly SnapshotQuotation[]): string {
  const rows = quotations.map(
    (q) =>
      `<tr><td><a href="#quotation-${q.number}">${q.number}</a></td><td>${html(q.title)}</td><td>${html(q.position)}</td><td>${html(q.check)}</td><td class="hash">${html(q.originalSha256.slice(0, 16))}</td></tr>`,
  );
  return `<h3>引文核对表</h3><div class="wide"><table><thead><tr><th scope="col">引文</th><th scope="col">资料</th><th scope="col">位置</th><th scope="col">核对结果</th><th scope="col">原件 SHA-256（前16位）</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

function contentsHtml(
  snapshot: PackSnapshot,
  rest: readonly SnapshotRecord[],
  records: ReadonlyMap<string, SnapshotRecord>,
): string {
  const line = (href: string, text: string) => `<li><a href="#${href}">${html(text)}</a></li>`;
  const sections = snapshot.sections.map((section, i) => {
    const inner = section.entries.flatMap((entry) => {
      if (entry.type === 'quotation') return [line(`quotation-${entry.number}`, `引文${entry.number}　${entry.title}`)];
      const record = entry.type === 'record' ? records.get(entry.recordId) : undefined;
      return record === undefined ? [] : [line(`record-${record.reference}`, record.title)];
    });
    const items = inner.length === 0 ? '' : `<ol>${inner.join('')}</ol>`;
    return `<li><a href="#section-${i + 1}">${html(section.title)}</a>${items}</li>`;
  });
  const appendix =
    rest.length === 0
      ? ''
      : `<li><a href="#texts">引文所据资料</a><ol>${rest.map((r) => line(`record-${r.reference}`, r.title)).join('')}</ol></li>`;
  return `<ol class="contents">${sections.join('')}${appendix}${snapshot.figures.length === 0 ? '' : line('figures', endingTitle(snapshot, 'figures') ?? '')}${snapshot.references.length === 0 ? '' : line('references', endingTitle(snapshot, 'references') ?? '')}${line('compilation', endingTitle(snapshot, 'notes') ?? '')}</ol>`;
}

export function packPage(snapshot: PackSnapshot): string {
  const { cover } = snapshot;
  const title = snapshot.pack.title;
  const records = new Map(snapshot.records.map((r) => [r.id, r]));
  const shown = new Set<string>();
  const quotations = quotationsOf(snapshot);
  const sections = snapshot.sections.map(
    (section, i) =>
      `<section id="section-${i + 1}"><h2>${html(section.title)}</h2>\n${section.entries.map((e) => entryHtml(e, records, shown)).join('\n')}</section>`,
  );
  const rest = snapshot.records.filter((r) => !shown.has(r.id));
  const contents = contentsHtml(snapshot, rest, records);
  const verified = quotations.filter((q) => q.state === 'ok' || q.state === 'moved').length;
  const date =
    cover.date.trim() === '' ? '' : /^\d{4}(-\d{2}){0,2}$/.test(cover.date) ? dateInChinese(cover.date) : cover.date;
  const counts = [
    `资料${snapshot.records.length}件`,
    ...(quotations.length > 0 ? [`引文${quotations.length}条`] : []),
    ...(snapshot.figures.length > 0 ? [`数据${snapshot.figures.length}项`] : []),
  ].join(' · ');

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
</head>
<body>
<header class="bar">
<a class="brand" href="#top">${sealMark}<b>${html(title)}</b></a>
<form class="search" role="search" hidden><label class="sr" for="q">在资料包中检索</label><input id="q" type="text" inputmode="search" enterkeyhint="search" autocomplete="off" spellcheck="false" placeholder="检索全部资料" aria-controls="results"><button type="button" class="clear" aria-label="清除" hidden>×</button><kbd aria-hidden="true">/</kbd></form>
</header>
<div class="frame">
<aside class="side">
<div id="finder" hidden>
<div class="filters"></div>
<p class="count" role="status" aria-live="polite"></p>
<ol id="results"></ol>
</div>
<nav id="contents" aria-label="目录"><h2>目录</h2>${contents}<p class="foot"><span class="dot"></span>${counts}<br>${quotations.length > 0 ? `${verified}条引文已核对 · ` : ''}离线可用</p></nav>
</aside>
<main id="top" tabindex="-1">
<section class="cover">
${cover.issuer.trim() === '' ? '' : `<p class="issuer">${html(cover.issuer)}</p>`}
<h1>${html(title)}</h1>
${cover.subtitle.trim() === '' ? '' : `<p class="subtitle">${html(cover.subtitle)}</p>`}
<p class="dated">${html([date, counts].filter((part) => part !== '').join(' · '))}</p>
</section>
<nav class="print-contents" aria-hidden="true"><h2>目录</h2>${contents}</nav>
${sections.join('\n')}
${rest.length === 0 ? '' : `<section id="texts"><h2>引文所据资料</h2>\n${rest.map((r) => recordHtml(r, '', 3)).join('\n')}</section>`}
${snapshot.figures.length === 0 ? '' : figuresHtml(snapshot)}
${snapshot.references.length === 0 ? '' : `<section id="references"><h2>${html(endingTitle(snapshot, 'references') ?? '')}</h2><ol class="references">${snapshot.references.map((r) => `<li id="reference-${r.number}"><span class="n">[${r.number}]</span><span>${html(r.citation)} <a class="back" href="#record-${r.number}">查看资料</a></span></li>`).join('\n')}</ol></section>`}
<section id="compilation"><h2>${html(endingTitle(snapshot, 'notes') ?? '')}</h2>${snapshot.notes.map((n) => `<p>${html(n)}</p>`).join('\n')}
${quotations.length === 0 ? '' : proofHtml(quotations)}</section>
</main>
</div>
<div class="hits" hidden><span role="status"></span><button type="button" class="previous" aria-label="上一处">↑</button><button type="button" class="next" aria-label="下一处">↓</button></div>
<script src="assets/data.js" defer></script>
<script src="assets/pack.js" defer></script>
</body>
</html>
`;
}
