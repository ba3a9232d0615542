/**
 * References as RIS, which EndNote, NoteExpress and Zotero read. A tag begins a line, so no value may hold a line break;
 * nothing else in a value is special.
 */
import type { DocumentType } from '../citation.ts';
import type { CitationFacts } from './citation-facts.ts';

const types: Record<DocumentType, string> = {
  M: 'BOOK',
  J: 'JOUR',
  N: 'NEWS',
  C: 'CPAPER',
  R: 'RPRT',
  EB: 'ELEC',
  A: 'GEN',
};

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
    ['T2', f.meeting === '' ? f.container : f.meeting],
    ['PY', f.issued.slice(0, 4)],
    ['DA', risDate(f.issued)],
    ['CY', f.place],
    ['PB', f.publisher],
    ['ET', f.edition],
    ['VL', f.volume],
    ['IS', f.issue],
    ...pages(f.pages),
    ['SN', f.reportNumber],
    ['DB', f.holder],
    ['AV', f.archiveNumber],
    ['UR', f.url],
    ['Y2', risDate(f.accessed)],
    ['N1', f.marks.join('；')],
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([tag, value]) => `${tag}  - ${value}\r\n`);
  return `TY  - ${types[f.type]}\r\n${lines.join('')}ER  - \r\n`;
}

export function risOf(facts: readonly CitationFacts[]): string {
  return facts.map(reference).join('\r\n');
}
