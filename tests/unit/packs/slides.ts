/** Reads exported slides back for the tests: parts, relationships, and the words of slides and notes. */
import path from 'node:path';
import { expect } from 'vitest';
import type { PackSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import type { PackSource } from '../../../electron/archive/packs/source.ts';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import { writePptx } from '../../../electron/archive/packs/writers/pptx.ts';
import { expectWellFormed } from './workbook.ts';

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** One line a paragraph. */
function wordsOf(xml: string): string {
  return [...xml.matchAll(/<a:p>(.*?)<\/a:p>/gs)]
    .map(([, body = '']) =>
      [...body.matchAll(/<a:t>([^<]*)<\/a:t>|<a:br>/g)]
        .map(([whole, text]) => (whole === '<a:br>' ? '\n' : (text ?? '')))
        .join('')
        .replace(/&([^;]+);/g, (all, name: string) => entities[name] ?? all),
    )
    .join('\n');
}

export interface Deck {
  bytes: Uint8Array;
  parts: Map<string, Buffer>;
  /** In order, with the notes that the slide names. */
  slides: Array<{ xml: string; text: string; notes: string }>;
}

export function xmlOf({ parts }: Pick<Deck, 'parts'>, name: string): string {
  return parts.get(name)?.toString() ?? '';
}

/** Where each relationship of a part leads. */
function targets(deck: Pick<Deck, 'parts'>, name: string): Array<{ id: string; type: string; target: string }> {
  const relations = xmlOf(
    deck,
    path.posix.join(path.posix.dirname(name), '_rels', `${path.posix.basename(name)}.rels`),
  );
  return [...relations.matchAll(/<Relationship Id="([^"]*)" Type="([^"]*)" Target="([^"]*)"/g)].map(
    ([, id = '', type = '', target = '']) => ({
      id,
      type: type.slice(type.lastIndexOf('/') + 1),
      target: path.posix.join(path.posix.dirname(name), target),
    }),
  );
}

export async function deckOf(snapshot: PackSnapshot, source: PackSource): Promise<Deck> {
  const [file] = await writePptx(snapshot, source);
  const bytes = file?.bytes ?? new Uint8Array();
  const parts = new Map((await readZip(Buffer.from(bytes))).map(({ name, data }) => [name, data]));
  const listed = [...xmlOf({ parts }, 'ppt/presentation.xml').matchAll(/<p:sldId id="\d+" r:id="([^"]*)"/g)];
  const named = targets({ parts }, 'ppt/presentation.xml');
  const slides = listed.map(([, id]) => {
    const name = named.find((one) => one.id === id)?.target ?? '';
    const notes = targets({ parts }, name).find((one) => one.type === 'notesSlide')?.target ?? '';
    const xml = xmlOf({ parts }, name);
    return { xml, text: wordsOf(xml), notes: wordsOf(xmlOf({ parts }, notes)) };
  });
  return { bytes, parts, slides };
}

/** What a program that opens the file asks of it: every part typed, every relationship led somewhere, no id twice. */
export function expectSound(deck: Deck): void {
  const types = xmlOf(deck, '[Content_Types].xml');
  const extensions = new Set([...types.matchAll(/Extension="([^"]*)"/g)].map((m) => m[1]));
  const overrides = [...types.matchAll(/PartName="\/([^"]*)"/g)].map((m) => m[1] ?? '');
  expect(overrides.filter((name) => !deck.parts.has(name))).toEqual([]);
  expect(new Set(overrides).size).toBe(overrides.length);
  for (const [name, data] of deck.parts) {
    expect(extensions.has(name.slice(name.lastIndexOf('.') + 1)), name).toBe(true);
    if (!/\.(xml|rels)$/.test(name)) continue;
    const xml = data.toString();
    if (!name.startsWith('customXml/item1')) expectWellFormed(xml, name);
    if (name.endsWith('.rels')) continue;
    const known = targets(deck, name);
    expect(
      known.filter(({ target }) => !deck.parts.has(target)),
      name,
    ).toEqual([]);
    const ids = new Set(known.map((one) => one.id));
    const used = [...xml.matchAll(/ r:(?:id|embed)="([^"]*)"/g)].map((m) => m[1] ?? '');
    expect(
      used.filter((id) => !ids.has(id)),
      name,
    ).toEqual([]);
    const shapes = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map((m) => m[1]);
    expect(new Set(shapes).size, name).toBe(shapes.length);
  }
}

const EMU = 12_700;

/** Every shape with a place of its own stands on the slide. */
export function expectOnPage(deck: Deck): void {
  for (const { xml, text } of deck.slides)
    for (const [, x, y, w, h] of xml.matchAll(
      /<a:off x="(-?\d+)" y="(-?\d+)"\/><a:ext cx="(-?\d+)" cy="(-?\d+)"\/>/g,
    )) {
      const [left, top, width, height] = [x, y, w, h].map((n) => Number(n) / EMU);
      expect((left ?? -1) >= 0 && (top ?? -1) >= 0 && (width ?? -1) >= 0 && (height ?? -1) >= 0, text).toBe(true);
      expect((left ?? 0) + (width ?? 0), text).toBeLessThanOrEqual(960.01);
      expect((top ?? 0) + (height ?? 0), text).toBeLessThanOrEqual(540.01);
    }
}
