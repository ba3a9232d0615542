/**
 * The PDF: a pack as it is printed, on the page of GB/T 9704-2012, set by Typst from plain data.
 *
 * It carries its manifest and the quoted texts as they were taken as attachments, so that the one file can be checked.
 * No clock and no chance: the same snapshot is the same bytes. Typst writes an outline, a language, the metadata
 * and a structure tree (ISO 32000-1, 14.8): headings, tables with their heads, pictures with their captions, notes.
 */
import { packManifest } from '../manifest.ts';
import { toBlocks } from '../markdown.ts';
import { attachmentHead, attachmentRows } from '../printed.ts';
import { sealPdf } from '../seal.ts';
import { type PackSnapshot, quotationsOf, type SnapshotEnding } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { visible } from '../wording.ts';
import type { TakenText } from './docx-manifest.ts';
import { type OutputFile, sealedFile } from './output.ts';
import { coverOf, mastheadOf, oneLine, tailOf } from './pdf-cover.ts';
import { figureTable, sectionNodes } from './pdf-entries.ts';
import { breakable, printable } from './pdf-fonts.ts';
import { blockNodes, type Node } from './pdf-nodes.ts';
import { type Pictures, picturesOf, unreadablePictures } from './pdf-pictures.ts';
import { withPictures } from './pdf-swap.ts';
import { tableNode } from './pdf-tables.ts';
import { TypstError, typeset } from './pdf-typst.ts';
import { endnotesTitle, noteText, proofCells, proofHead, proofTitle } from './text-parts.ts';

/** Names of the attachments. */
export const manifestName = 'manifest.json';
export const quotationsName = 'quotations.json';

function ending({ kind, title }: SnapshotEnding, snapshot: PackSnapshot): Node[] {
  const heading: Node = { k: 'h', l: 1, t: title };
  switch (kind) {
    case 'figures':
      return [heading, figureTable(snapshot.figures)];
    case 'references':
      return [heading, ...snapshot.references.map((r): Node => ({ k: 'ref', m: `[${r.number}]`, t: r.citation }))];
    case 'attachments':
      return [
        heading,
        tableNode({
          head: [...attachmentHead],
          rows: attachmentRows(snapshot),
          aligns: ['c', 'l', 'r', 'c', 'c'],
        }),
      ];
    case 'notes': {
      const rows = quotationsOf(snapshot).map(proofCells);
      return [
        heading,
        ...snapshot.notes.flatMap((text) => blockNodes(toBlocks(text, 'plain'))),
        ...(rows.length === 0 ? [] : [{ k: 'sub', x: proofTitle } as const, tableNode({ head: [...proofHead], rows })]),
      ];
    }
  }
}

function endnotes(snapshot: PackSnapshot): Node[] {
  const quotations = quotationsOf(snapshot);
  if (snapshot.noteStyle !== 'endnote' || quotations.length === 0) return [];
  return [
    { k: 'h', l: 1, t: endnotesTitle },
    ...quotations.map((q): Node => ({ k: 'ref', m: `${q.number}.`, t: noteText(q), id: `note-${q.number}` })),
  ];
}

/**
 * Turned tables that follow each other share their pages, and the headings before them go along: a heading alone on an
 * upright page says nothing.
 */
function together(nodes: readonly Node[]): Node[] {
  const out: Node[] = [];
  for (const node of nodes) {
    if (node.k !== 'turned') {
      out.push(node);
      continue;
    }
    const headings = out.splice(out.findLastIndex(({ k }) => k !== 'h') + 1);
    const last = out.at(-1);
    if (last?.k === 'turned') last.body.push(...headings, ...node.body);
    else out.push({ ...node, body: [...headings, ...node.body] });
  }
  return out;
}

/** Addresses and names of files are not printed, nor is what is only read out: they stay as they are. */
const unprinted = new Set(['u', 'src', 'k', 'id', 'alt']);

function shown(value: unknown): unknown {
  if (typeof value === 'string') return breakable(printable(value));
  if (Array.isArray(value)) return value.map(shown);
  return typeof value === 'object' && value !== null ? shownIn(value) : value;
}

function shownIn(data: object): object {
  return Object.fromEntries(Object.entries(data).map(([key, part]) => [key, unprinted.has(key) ? part : shown(part)]));
}

function dataOf(snapshot: PackSnapshot, nodes: readonly Node[]): object {
  const isBriefing = snapshot.template === 'briefing';
  const issuer = snapshot.cover.issuer.trim();
  const tail = isBriefing ? tailOf(snapshot) : null;
  const meta = {
    title: visible(oneLine(snapshot.pack.title)),
    author: visible(issuer === '' ? snapshot.program : oneLine(issuer)),
    keywords: keywords(snapshot).map(visible),
    description: visible(`${snapshot.pack.id} 第${snapshot.pack.version}版`),
  };
  const printed = shownIn({
    ...(isBriefing ? { masthead: mastheadOf(snapshot) } : { cover: coverOf(snapshot) }),
    ...(tail === null ? {} : { tail }),
    contents: isBriefing ? [] : nodes.filter((node) => node.k === 'h'),
    attached: [
      [manifestName, '资料清单'],
      [quotationsName, '摘录时的引文原文'],
    ],
    body: together(nodes),
  });
  return { ...printed, meta };
}

/** Practice types and regions, as far as a list of keywords is read. */
function keywords({ records }: PackSnapshot): string[] {
  const names = records.flatMap((r) => [...r.practices.map((p) => p.name), ...r.regions]);
  return [...new Set(names)].slice(0, 12);
}

function nodesOf(snapshot: PackSnapshot, pictures: Pictures): Node[] {
  const nodes = [
    ...sectionNodes(snapshot, pictures),
    ...endnotes(snapshot),
    ...snapshot.endings.flatMap((one) => ending(one, snapshot)),
  ];
  return nodes.map((node) => (node.k === 'h' ? { ...node, t: oneLine(node.t) } : node));
}

/** @throws TypstError when the typesetter refuses the data, which no text of a record can make it do. */
export async function writePdf(snapshot: PackSnapshot, source: PackSource): Promise<OutputFile[]> {
  const taken = quotationsOf(snapshot).map((q): TakenText => ({ number: q.number, format: q.format, text: q.quote }));
  const attached = {
    [manifestName]: packManifest(snapshot, []),
    [quotationsName]: `${JSON.stringify(taken, null, 2)}\n`,
  };
  const set = (unreadable: ReadonlySet<string>): OutputFile[] => {
    const pictures = picturesOf(snapshot, source, unreadable);
    const data = dataOf(snapshot, nodesOf(snapshot, pictures));
    const inputs = { ...attached, data: JSON.stringify(data) };
    const pdf = typeset({ main: 'pack.typ', files: pictures.files, inputs });
    return [sealedFile('document.pdf', sealPdf(withPictures(pdf, pictures.streams)))];
  };
  try {
    return set(new Set());
  } catch (error) {
    // A damaged picture must not cost the whole document. Which one it is, is asked only now: as a rule all are sound.
    if (!(error instanceof TypstError)) throw error;
    const unreadable = unreadablePictures(snapshot, source);
    if (unreadable.size === 0) throw error;
    return set(unreadable);
  }
}
