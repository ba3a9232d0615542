/**
 * Recipe → files on disk: snapshot, write into a temporary folder beside the target, check every quotation and every
 * file, rename. What is under the final name is whole; after an error or a cancel nothing is left behind.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { ExportDone, ExportProgress, Pack, PackFormat } from '../../contract/index.ts';
import { DoorError } from '../errors.ts';
import { safeFileName } from './file-name.ts';
import { sha256 } from './hash.ts';
import { type PackSnapshot, quotationsOf, takeSnapshot } from './snapshot.ts';
import { type PackSource, remembering } from './source.ts';
import type { OutputFile } from './writers/output.ts';

export interface ExportOptions {
  pack: Pack;
  source: PackSource;
  format: PackFormat;
  /** Exists, and has nothing of the exported name in it. */
  targetDir: string;
  signal?: AbortSignal;
  onProgress?: (progress: ExportProgress) => void;
}

type Written = ExportDone['files'][number];

const STEPS = 4;
const FALLBACK_NAME = '资料包';

async function render(format: PackFormat, snapshot: PackSnapshot, source: PackSource): Promise<OutputFile[]> {
  // One writer is loaded at a time: docx alone takes a quarter of a second.
  switch (format) {
    case 'html':
      return (await import('./writers/html.ts')).writeHtml(snapshot, source);
    case 'docx':
      return (await import('./writers/docx.ts')).writeDocx(snapshot);
    case 'markdown':
      return (await import('./writers/markdown-files.ts')).writeMarkdown(snapshot);
    case 'text':
      return (await import('./writers/plain-text.ts')).writePlainText(snapshot);
    case 'xlsx':
      return (await import('./writers/xlsx.ts')).writeXlsx(snapshot);
    case 'citations':
      return (await import('./writers/citations.ts')).writeCitations(snapshot, source);
  }
}

/** What is behind the name of a format that is one file; the others are folders. */
const extensions: Partial<Record<PackFormat, string>> = { docx: '.docx', text: '.txt', xlsx: '.xlsx' };
/** Two folders of one pack stand side by side. */
const folderSuffixes: Partial<Record<PackFormat, string>> = { markdown: '（Markdown）', citations: '（参考文献）' };

async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What the snapshot says is verified must be so, letter for letter, in the archive. */
function verifyQuotations(snapshot: PackSnapshot, source: PackSource): void {
  for (const q of quotationsOf(snapshot)) {
    if (q.state !== 'ok' && q.state !== 'moved') continue;
    const text = source.record(q.recordId)?.text.slice(q.locator.start, q.locator.end);
    if (text !== q.quote || sha256(text) !== q.quoteSha256)
      throw new DoorError('DAMAGED', { id: q.recordId, detail: `引文${q.number}` });
  }
}

async function verifyFiles(folder: string, files: readonly Written[]): Promise<void> {
  for (const file of files)
    if (sha256(await readFile(path.join(folder, file.path))) !== file.sha256)
      throw new DoorError('DAMAGED', { file: file.path });
}

/** @throws DoorError CANCELLED, DAMAGED, DISK_FULL */
export async function exportPack(options: ExportOptions): Promise<Omit<ExportDone, 'ticket'>> {
  const { pack, format, targetDir, signal } = options;
  const started = performance.now();
  const source = remembering(options.source);
  const temporary = path.join(targetDir, `.part-${randomUUID()}`);
  let done = 0;

  async function step(name: string): Promise<void> {
    options.onProgress?.({ done: done++, of: STEPS, step: name });
    // Lets a cancel in; the steps themselves do not wait for anything.
    await breathe();
    if (signal?.aborted === true) throw new DoorError('CANCELLED');
  }

  try {
    await step('汇集内容');
    const snapshot = takeSnapshot(pack, source);
    await step('写入文件');
    const output = await render(format, snapshot, source);
    await mkdir(temporary, { recursive: true });
    const files: Written[] = [];
    for (const { path: name, bytes } of output) {
      if (signal?.aborted === true) throw new DoorError('CANCELLED');
      await writeFlushed(path.join(temporary, ...name.split('/')), bytes);
      files.push({ path: name, bytes: bytes.byteLength, sha256: sha256(bytes) });
    }
    await step('核对引文和文件');
    verifyQuotations(snapshot, source);
    await verifyFiles(temporary, files);
    await step('收尾');

    const title = safeFileName(pack.title, FALLBACK_NAME);
    const extension = extensions[format];
    const folder = extension === undefined;
    const name = folder ? `${title}${folderSuffixes[format] ?? ''}` : `${title}${extension}`;
    const [only] = files;
    if (folder || only === undefined) await rename(temporary, path.join(targetDir, name));
    else {
      await rename(path.join(temporary, only.path), path.join(targetDir, name));
      await rm(temporary, { recursive: true, force: true });
    }
    options.onProgress?.({ done: STEPS, of: STEPS, step: '完成' });
    return {
      name,
      folder,
      files: folder ? files : files.map((file) => ({ ...file, path: name })),
      quotations: quotationsOf(snapshot).length,
      records: snapshot.records.length,
      ms: Math.round(performance.now() - started),
    };
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}
