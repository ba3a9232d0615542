/**
 * References as BibTeX, in UTF-8 as biber and XeLaTeX take it. BibTeX counts braces even after a backslash, so a brace
 * of the text is written by its name; with the others a value is always balanced and always text.
 */
import type { DocumentType } from '../citation.ts';
import type { CitationFacts } from './citation-facts.ts';

const types: Record<DocumentType, string> = {
  M: 'book',
  G: 'collection',
  J: 'article',
  N: 'article',
  C: 'inproceedings',
  D: 'phdthesis',
  R: 'techreport',
  S: 'standard',
  P: 'patent',
  EB: 'misc',
  A: 'misc',
};

/** `collection`, `patent` and `standard` are biblatex's; BibTeX takes an entry it does not know as `misc`. */
function typeOf({ type, book, kind, degree }: CitationFacts): string {
  if (book !== '') return type === 'C' ? 'inproceedings' : 'incollection';
  if (type === 'C' && kind === 'publication') return 'proceedings';
  return type === 'D' && /硕士|master/i.test(degree) ? 'mastersthesis' : types[type];
}

/** What BibTeX calls the body behind a work of this type. */
const houses: Partial<Record<DocumentType, string>> = { R: 'institution', D: 'school', S: 'organization' };

const special: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  // Readers that look for the next entry by its sign alone would find one here.
  '@': '{@}',
};

function tex(text: string): string {
  return text.replace(/[\\{}~^<>|@#$%&_]/g, (c) => special[c] ?? `\\${c}`);
}

/** An address is set verbatim, so nothing in it is escaped; what would end the field is percent-encoded. */
function address(url: string): string {
  return url.replace(/[\\{}<>"^`|]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** In braces of its own a name is never taken apart, nor is an “and” in it. */
function names(list: readonly string[]): string {
  return list.map((name) => `{${tex(name)}}`).join(' and ');
}

function entry(f: CitationFacts): string {
  const [year = '', month = '', day = ''] = f.issued.split('-');
  const isPart = f.type === 'J' || f.type === 'N';
  const fields: Array<[string, string]> = [
    ['author', names(f.authors)],
    ['editor', names(f.editors)],
    ['translator', names(f.translators)],
    ['title', tex(f.title)],
    ['journal', isPart ? tex(f.container) : ''],
    ['booktitle', tex(f.meeting || f.book)],
    ['eventdate', f.meetingDate],
    ['howpublished', f.type === 'EB' ? tex(f.container) : ''],
    [houses[f.type] ?? 'publisher', tex(f.publisher)],
    ['address', tex(f.place)],
    ['edition', tex(f.edition)],
    ['volume', tex(f.volume)],
    ['number', tex(isPart ? f.issue : f.number)],
    ['pages', tex(f.pages).replace(/^(\d+)-(\d+)$/, '$1--$2')],
    ['year', year],
    ['month', month],
    ['day', day],
    ['library', tex(f.holder)],
    ['shelfmark', tex(f.archiveNumber)],
    ['url', address(f.url)],
    ['urldate', f.accessed],
    ['type', f.type === 'D' ? tex(f.degree) : ''],
    ['langid', tex(f.language)],
    ['note', tex(f.marks.join('；'))],
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@${typeOf(f)}{${f.key},\n${lines.join('')}}\n`;
}

export function bibtexOf(facts: readonly CitationFacts[]): string {
  return facts.map(entry).join('\n');
}
