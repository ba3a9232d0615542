/** Exported packs to be damaged, made once a file, and what a check finds in them. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { exportPack } from '../../../electron/archive/packs/export.ts';
import { manifestHash, manifestText, packManifest, takenTexts } from '../../../electron/archive/packs/manifest.ts';
import { joined, sealPdf } from '../../../electron/archive/packs/seal.ts';
import { type PackSnapshot, quotationsOf, takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import type { PackSource } from '../../../electron/archive/packs/source.ts';
import { printedLetters } from '../../../electron/archive/packs/verify/letters.ts';
import { verifyPack } from '../../../electron/archive/packs/verify-pack.ts';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import type { OutputFile } from '../../../electron/archive/packs/writers/output.ts';
import type { PackFormat } from '../../../electron/contract/index.ts';
import { makePdf, type PdfText } from '../../tools/fixture-pdf.ts';
import { zipOf } from '../ingest/zip-bytes.ts';
import { excerpt, packOf, record, sourceOf, whole } from './pack.ts';

export const first = record({
  id: 'first',
  title: '高淳区：票决制',
  text: '## 背景\n\n**票决制**由代表投票决定，&lt;原样&gt;。\n\n## 做法\n\n1. 广泛征集。\n2. 代表票决。\n\n| 项目 | 数 |\n| --- | --- |\n| 票 | 99 |\n',
});
export const second = record({
  id: 'second',
  title: '平湖市：直播',
  text: '专题询问由网络直播。\n\n群众可以提问。',
});
export const strange = record({
  id: 'strange',
  title: ']]></manifest> & \ud800 \uffff',
  format: 'plain',
  text: `</manifest><b>粗</b> ]]> '\\u0027 \u0007\u0085\u202e\ufffe \ud800 & &amp; <w:t>x</w:t>`,
});
export const source = sourceOf(first, second, strange);
const items = [
  { id: 's', type: 'section' as const, title: '各地做法' },
  excerpt(first, '**票决制**由代表投票决定，&lt;原样&gt;。', '可与平湖对照。'),
  excerpt(first, first.text.slice(first.text.indexOf('1. 广泛'))),
  excerpt(second, '专题询问由网络直播。\n\n群众可以提问。'),
  excerpt(strange, strange.text),
  whole(first),
];
export const pack = packOf(items, { title: '票决制' });

function temporary(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-verify-'));
}

export interface Made {
  /** Where the exports stand; what is there may not be changed. */
  readonly dir: string;
  /** A copy to damage. */
  copied(name: string): string;
}

/** Exports before the first test: every list of formats is one export. */
export function madeOnce(exports: ReadonlyArray<readonly PackFormat[]>, from: PackSource = source): Made {
  let dir = '';
  beforeAll(async () => {
    dir = temporary();
    for (const formats of exports) await exportPack({ pack, source: from, formats, targetDir: dir });
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return {
    get dir() {
      return dir;
    },
    copied(name) {
      const copy = temporary();
      onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
      cpSync(path.join(dir, name), path.join(copy, name), { recursive: true });
      return path.join(copy, name);
    },
  };
}

export function writeFiles(files: readonly OutputFile[]): string {
  const dir = temporary();
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const { path: name, bytes } of files) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), bytes);
  }
  return dir;
}

/** `kind subject`, with the inner pack before the subject. */
export async function found(target: string, archive: PackSource | null = null): Promise<string[]> {
  const { ok, problems } = await verifyPack(target, archive);
  expect(ok).toBe(problems.length === 0);
  return problems.map((p) => `${p.kind} ${p.where === '' ? '' : `${p.where}: `}${p.subject}`);
}

export function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

/** Changes a manifest and makes its own hash fit. */
export function refit(json: string, change: (manifest: Record<string, unknown>) => void): string {
  const manifest = JSON.parse(json);
  change(manifest);
  return manifestText({ ...manifest, selfSha256: manifestHash(manifest) });
}

/** The same zip with its parts changed, as another program would save it. */
export async function editZip(file: string, change: (name: string, text: string) => string): Promise<void> {
  const parts = await readZip(readFileSync(file));
  const after = parts.map(({ name, data }) => ({ name, content: change(name, data.toString()) }));
  expect(after.map((part) => part.content)).not.toEqual(parts.map((part) => part.data.toString()));
  writeFileSync(file, await zipOf(after));
}

export function filesUnder(target: string): string[] {
  if (statSync(target).isFile()) return [target];
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const COLUMNS = 28;
const LINES = 6;

/** Lines of a page, with a note at its foot and its number, as a passage goes on over the page's end. */
function pagesOf(snapshot: PackSnapshot): PdfText[][] {
  const lines = quotationsOf(snapshot).flatMap((q) => {
    const words = [...`引文${q.number}${printedLetters({ text: q.quote, format: q.format })}`];
    return Array.from({ length: Math.ceil(words.length / COLUMNS) }, (_, i) =>
      words.slice(i * COLUMNS, (i + 1) * COLUMNS).join(''),
    );
  });
  const pages: PdfText[][] = [];
  for (let at = 0; at < lines.length; at += LINES)
    pages.push([
      ...lines.slice(at, at + LINES).map((text, i) => ({ x: 73, y: 700 - i * 28, size: 16, text })),
      { x: 73, y: 120, size: 9, text: `${pages.length + 1}[1]高淳区：票决制[A].` },
      { x: 290, y: 60, size: 14, text: `— ${pages.length + 1} —` },
    ]);
  return pages;
}

/** A PDF made by hand, that has what ours has: attachments, words on pages, the seal. */
export function pdfPack(
  change: (pages: PdfText[][]) => void = () => {},
  attachments: Record<string, string> = {},
): Uint8Array {
  const snapshot = takeSnapshot(pack, source);
  const pages = pagesOf(snapshot);
  change(pages);
  const pdf = makePdf(
    pages,
    {},
    {
      'manifest.json': packManifest(snapshot, []),
      'quotations.json': JSON.stringify(takenTexts(snapshot)),
      ...attachments,
    },
  );
  return joined(sealPdf([pdf]));
}
