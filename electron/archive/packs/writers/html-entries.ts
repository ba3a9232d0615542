/** What stands in the sections of an exported page. */
import { caseFacts, pictureCaption, tableCaption } from '../printed.ts';
import type { SnapshotEntry, SnapshotQuotation, SnapshotRecord, SnapshotWhole } from '../snapshot.ts';
import { chineseNumber } from '../wording.ts';
import { picturePath } from './assets.ts';
import { html } from './escape.ts';
import { textHtml } from './html-blocks.ts';
import { commentHtml, marksHtml, type PageFrame, referenceLink } from './html-parts.ts';
import { chartHtml, comparisonTable, figuresTable, filledTable, routeTable } from './html-tables.ts';
import {
  caseFiguresTitle,
  citedText,
  expertTitle,
  goneText,
  questionsTitle,
  quotedTitle,
  signature,
} from './text-parts.ts';

function shortHash(hash: string): string {
  return hash === '' ? '' : `${hash.slice(0, 8)}…${hash.slice(-4)}`;
}

/** The foot of a page is, on a screen, the foot of the quotation. */
function fromHtml(frame: PageFrame, q: SnapshotQuotation): string {
  const position = `见${html(q.position)}。`;
  const number = referenceLink(frame, q.reference);
  const cited = html(citedText(q));
  switch (frame.snapshot.noteStyle) {
    case 'endnote':
      return `<a class="note-mark" id="cited-${q.number}" href="#note-${q.number}">注${q.number}</a><span>${position}</span>`;
    case 'list':
      return `<span>出处：${number === '' ? cited : number} ${position}</span>`;
    default:
      return `<span>出处：${number} ${cited} ${position}</span>`;
  }
}

function quotationHtml(frame: PageFrame, q: SnapshotQuotation): string {
  const tone = q.state === 'ok' || q.state === 'moved' ? 'jade' : 'amber';
  const original =
    q.originalSha256 === ''
      ? ''
      : `<span title="原件 SHA-256：${html(q.originalSha256)}">原件 ${html(shortHash(q.originalSha256))}</span>`;
  return `<figure class="quotation" id="quotation-${q.number}">
<figcaption><span class="number">引文${q.number}</span><span class="chip ${tone}">${html(q.check)}</span>${marksHtml(q.marks)}</figcaption>
<blockquote>${textHtml(q.quote, q.format, 5)}</blockquote>
<p class="from">${fromHtml(frame, q)}${original}</p>
${commentHtml(q.comment)}</figure>`;
}

function fact(name: string, value: string): string {
  return value.trim() === '' ? '' : `<dt>${name}</dt><dd>${value}</dd>`;
}

function small(text: string): string {
  return text === '' ? '' : `<small>${html(text)}</small>`;
}

function people(record: SnapshotRecord): string {
  const roles: Record<string, string> = { speaker: '发言', author: '作者', editor: '编者', mentioned: '' };
  return record.people
    .map((p) => {
      const about = [roles[p.role] ?? '', p.topic].filter((part) => part !== '').join('：');
      return `${html(p.name)}${p.office === '' ? '' : `（${html(p.office)}）`}${small(about)}`;
    })
    .join('；');
}

function fullFacts(record: SnapshotRecord): string {
  const { original } = record;
  const address = record.url === '' ? '' : ` <span class="address">${html(record.url)}</span>`;
  const file =
    original === null ? '' : `${html(original.name)}，SHA-256：<span class="hash">${html(original.sha256)}</span>`;
  return [
    fact('类型', html(record.kindLabel)),
    fact('地区', html(record.regions.join('、'))),
    fact('环节', html(record.links.map((l) => l.name).join('、'))),
    fact('实践', html(record.practices.map((p) => p.name).join('、'))),
    fact('时间', `${html(record.dates)}${small(record.dateNote)}`),
    fact('人员', people(record)),
    fact('来源', `${html(record.source)}${address}${small(record.sourceNote)}`),
    fact('印证', html(record.certainty)),
    fact('附注', html(record.note)),
    fact('原件', file),
  ].join('');
}

function boxedFacts(frame: PageFrame, record: SnapshotRecord): string {
  const number = `[${record.reference}]`;
  return caseFacts(record)
    .map(([name, value]) => {
      const link = name === '资料来源' ? referenceLink(frame, record.reference) : '';
      return fact(html(name), link === '' ? html(value) : html(value).replace(number, () => link));
    })
    .join('');
}

/** What a person wrote to a case: it stands also where the text itself is not repeated. */
function teaching(entry: SnapshotWhole): string {
  const signed = signature(entry);
  const said = entry.expert.text.trim();
  const expert =
    said === '' && signed === ''
      ? ''
      : `<section class="expert"><h4>${expertTitle}</h4>${textHtml(said, 'markdown', 5)}${signed === '' ? '' : `<p class="signed">${html(signed)}</p>`}</section>`;
  const questions =
    entry.questions.length === 0
      ? ''
      : `<section class="questions"><h4>${questionsTitle}</h4><ol>${entry.questions.map((question) => `<li>${html(question)}</li>`).join('')}</ol></section>`;
  return `${expert}${questions}`;
}

/** `title` is numbered where the record stands in a section; without `entry` it stands for its quotations' sake. */
export function recordHtml(frame: PageFrame, record: SnapshotRecord, title: string, entry?: SnapshotWhole): string {
  const isCase = entry?.layout === 'case';
  const marks = record.marks.length === 0 ? '' : `<p class="marks">${marksHtml(record.marks)}</p>`;
  const facts = isCase ? boxedFacts(frame, record) : fullFacts(record);
  const figures =
    isCase && record.figures.length > 0 ? `<h4>${caseFiguresTitle}</h4>${figuresTable(frame, record.figures)}` : '';
  return `<article class="record${isCase ? ' case' : ''}" id="record-${record.reference}" data-n="${record.reference}">
<h3 class="title">${html(title)}${referenceLink(frame, record.reference)}</h3>
${marks}<dl class="facts">${facts}</dl>
${commentHtml(entry?.comment ?? '')}<div class="text">${textHtml(record.text, record.format)}</div>
${figures}${entry === undefined ? '' : teaching(entry)}</article>`;
}

/** Entries of one section; passages of one record that follow each other stand under one heading. */
export function entriesHtml(frame: PageFrame, entries: readonly SnapshotEntry[]): string {
  let quoted = '';
  let cases = 0;
  const numbered = (title: string): string => `（${chineseNumber(++cases)}）${title}`;
  const line = (href: string, text: string, captioned = false): void => {
    frame.outline.push({ href, text, captioned });
  };

  function sourceHeading(q: SnapshotQuotation): string {
    const title = numbered(quotedTitle(q));
    line(`quotation-${q.number}`, title);
    const words = html(title);
    const named = q.reference === 0 ? words : `<a href="#record-${q.reference}">${words}</a>`;
    return `<h3 class="quoted">${named}</h3>\n`;
  }

  function entryHtml(entry: SnapshotEntry): string {
    switch (entry.type) {
      case 'quotation':
        return quotationHtml(frame, entry);
      case 'record': {
        const record = frame.records.get(entry.recordId);
        if (record === undefined) return '';
        if (frame.shown.has(record.id))
          return `<p class="again">《${html(record.title)}》全文见<a href="#record-${record.reference}">前文</a>${referenceLink(frame, record.reference)}。</p>${commentHtml(entry.comment)}${teaching(entry)}`;
        frame.shown.add(record.id);
        const title = numbered(record.title);
        line(`record-${record.reference}`, title);
        return recordHtml(frame, record, title, entry);
      }
      case 'missing':
        return `<p class="gone">${goneText}</p>${commentHtml(entry.comment)}`;
      case 'note':
        return `<div class="note">${textHtml(entry.markdown, 'markdown')}</div>`;
      case 'figures': {
        const named = { id: `table-${entry.n}`, caption: tableCaption(entry) };
        line(named.id, named.caption, true);
        return figuresTable(frame, entry.figures, named);
      }
      case 'comparison':
        line(`table-${entry.n}`, tableCaption(entry), true);
        return comparisonTable(frame, entry);
      case 'chart':
        line(`figure-${entry.n}`, pictureCaption(entry), true);
        return chartHtml(frame, entry);
      case 'picture': {
        const { picture, n } = entry;
        const caption = pictureCaption(entry);
        line(`figure-${n}`, caption, true);
        return `<figure class="illustration" id="figure-${n}">
<img src="${picturePath(frame.snapshot, picture)}" alt="${html(entry.caption)}" width="${picture.width}" height="${picture.height}" loading="lazy" decoding="async">
<figcaption>${html(caption)}${referenceLink(frame, entry.reference)}</figcaption></figure>`;
      }
      case 'route':
        line(`table-${entry.n}`, tableCaption(entry), true);
        return routeTable(entry);
      case 'table':
        line(`table-${entry.n}`, tableCaption(entry), true);
        return filledTable(entry);
      case 'page-break':
        return '<div class="page-break"></div>';
    }
  }

  return entries
    .map((entry) => {
      const heading = entry.type === 'quotation' && entry.recordId !== quoted ? sourceHeading(entry) : '';
      quoted = entry.type === 'quotation' ? entry.recordId : '';
      return `${heading}${entryHtml(entry)}`;
    })
    .join('\n');
}
