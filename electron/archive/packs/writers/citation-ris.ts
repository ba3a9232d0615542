/**
 * References as RIS, which EndNote, NoteExpress and Zotero read. A tag begins a line, so no value may hold a line break;
 * nothing else in a value is special.
 */
import type { DocumentType } from '../citation.ts';
import type { CitationFacts } from './citation-facts.ts';

const types: Record<DocumentType, string> = {
  M: 'BOOK',
  G: 'BOOK',
  J: 'JOUR',
  N: 'NEWS',
  C: 'CPAPER',
  D: 'THES',
  R: 'RPRT',
  S: 'STAND',
  P: 'PAT',
  EB: 'ELEC',
  A: 'GEN',
};

function typeOf({ type, book, kind }: CitationFacts): string {
  if (book !== '') return type === 'C' ? 'CPAPER' : 'CHAP';
  return type === 'C' && kind === 'publication' ? 'CONF' : types[type];
}

/** `2022-10` → `2022/10//`: the slashes are part of the field. */
function risDate(date: string): string {
  if (date === '') return '';
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}/${month}/${day}/`;
}

function pages(range: string): Array<[string, string]> {
  const [, first, last] = /^(\d+)\s*[-–—~～]+\s*(\d+)$/.exec(range) ?? [];
  return first === undefined || last === undefined
    ? [['SP', range]]
    : [
        ['SP', first],
        ['EP', last],
      ];
}

function reference(f: CitationFacts): string {
  const fields: Array<[string, string]> = [
    ['ID', f.key],
    ['TI', f.title],
    ...f.authors.map((name): [string, string] => ['AU', name]),
    ...f.editors.map((name): [string, string] => ['A2', name]),
    ...f.translators.map((name): [string, string] => ['A4', name]),
    ['T2', f.meeting || f.book || f.container],
    ['PY', f.issued.slice(0, 4)],
    ['DA', risDate(f.issued)],
    ['CY', f.place],
    ['PB', f.publisher],
    ['ET', f.edition],
    ['VL', f.volume],
    ['IS', f.issue],
    ...pages(f.pages),
    ['SN', f.number],
    ['M3', f.degree],
    ['LA', f.language],
    ['DB', f.holder],
    ['AV', f.archiveNumber],
    ['UR', f.url],
    ['Y2', risDate(f.accessed)],
    ['N1', f.marks.join('；')],
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([tag, value]) => `${tag}  - ${value}\r\n`);
  return `TY  - ${typeOf(f)}\r\n${lines.join('')}ER  - \r\n`;
}

export function risOf(facts: readonly CitationFacts[]): string {
  return facts.map(reference).join('\r\n');
}
