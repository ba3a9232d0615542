/** The references of a pack as files: for reference managers, for LaTeX, for citation processors, and as the list itself. */
import { packManifest } from '../manifest.ts';
import type { PackSnapshot } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { bibtexOf } from './citation-bibtex.ts';
import { cslOf } from './citation-csl.ts';
import { citationFacts, oneLine } from './citation-facts.ts';
import { risOf } from './citation-ris.ts';
import type { OutputFile } from './output.ts';
import { officeText } from './plain-text.ts';

const utf8 = new TextEncoder();

/** The marks stand after the list: a line of it is copied as it is. */
function listOf(snapshot: PackSnapshot): string {
  const lines = snapshot.references.map((r) => `[${r.number}]　${oneLine(r.citation)}\n`);
  const marked = snapshot.records.filter((r) => r.marks.length > 0);
  const list = marked.map((r) => `[${r.reference}]（${r.marks.join('、')}）`).join('、');
  return `${lines.join('')}${list === '' ? '' : `\n下列资料带有质量标记，引用前请与原件核对：${list}。\n`}`;
}

export function writeCitations(snapshot: PackSnapshot, source: PackSource): OutputFile[] {
  const facts = citationFacts(snapshot, source);
  const files: OutputFile[] = [
    { path: '参考文献.ris', bytes: utf8.encode(risOf(facts)) },
    { path: '参考文献.bib', bytes: utf8.encode(bibtexOf(facts)) },
    { path: '参考文献.json', bytes: utf8.encode(cslOf(facts)) },
    { path: '参考文献.txt', bytes: officeText(listOf(snapshot)) },
  ];
  return [...files, { path: 'manifest.json', bytes: utf8.encode(packManifest(snapshot, files)) }];
}
