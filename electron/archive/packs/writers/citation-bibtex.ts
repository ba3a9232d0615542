/**
 * References as BibTeX, in UTF-8 as biber and XeLaTeX take it. BibTeX counts braces even after a backslash, so a brace
 * of the text is written by its name; with the others a value is always balanced and always text.
 */
import type { DocumentType } from '../citation.ts';
import type { CitationFacts } from './citation-facts.ts';

const types: Record<DocumentType, string> = {
  M: 'book',
  J: 'article',
  N: 'article',
  C: 'inproceedings',
  R: 'techreport',
  EB: 'misc',
  A: 'misc',
};

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

function entry(f: CitationFacts): string {
  const [year = '', month = '', day = ''] = f.issued.split('-');
  const isPart = f.type === 'J' || f.type === 'N';
  const fields: Array<[string, string]> = [
    // In braces of its own a name is never taken apart, nor is an “and” in it.
    ['author', f.authors.map((name) => `{${tex(name)}}`).join(' and ')],
    ['title', tex(f.title)],
    ['journal', isPart ? tex(f.container) : ''],
    ['booktitle', tex(f.meeting)],
    ['eventdate', f.meetingDate],
    ['howpublished', f.type === 'EB' ? tex(f.container) : ''],
    [f.type === 'R' ? 'institution' : 'publisher', tex(f.publisher)],
    ['address', tex(f.place)],
    ['edition', tex(f.edition)],
    ['volume', tex(f.volume)],
    ['number', tex(isPart ? f.issue : f.reportNumber)],
    ['pages', tex(f.pages).replace(/^(\d+)-(\d+)$/, '$1--$2')],
    ['year', year],
    ['month', month],
    ['day', day],
    ['library', tex(f.holder)],
    ['shelfmark', tex(f.archiveNumber)],
    ['url', address(f.url)],
    ['urldate', f.accessed],
    ['note', tex(f.marks.join('；'))],
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@${types[f.type]}{${f.key},\n${lines.join('')}}\n`;
}

export function bibtexOf(facts: readonly CitationFacts[]): string {
  return facts.map(entry).join('\n');
}
