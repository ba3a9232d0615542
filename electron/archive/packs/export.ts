/**
 * Recipe → files on disk: snapshot, write into a temporary folder beside the target, check every quotation and every
 * file, rename. What is under the final name is whole; after an error or a cancel nothing is left behind.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { ExportDone, ExportProgress, Pack, PackFormat } from '../../contract/index.ts';
import { sha256 } from '../digest.ts';
import { DoorError } from '../errors.ts';
import { safeFileName } from './file-name.ts';
import { extensions, folderSuffixes, isFolder, placed } from './formats.ts';
import type { FileFacts } from './manifest.ts';
import { verifyWritten, writeOut } from './out-files.ts';
import { type Destination, type RenderAll, type Rendered, renderInTurn } from './render-all.ts';
import { type PackSnapshot, quotationsOf, takeSnapshot } from './snapshot.ts';
import { type PackSource, remembering } from './source.ts';
import { payloadFolder, writeBag } from './writers/bag.ts';
import { type CopiedFile, manifestFile, type OutputFile } from './writers/output.ts';

export interface ExportOptions {
  pack: Pack;
  source: PackSource;
  formats: readonly PackFormat[];
  /** Exists, and has nothing of the exported name in it. */
  targetDir: string;
  signal?: AbortSignal;
  onProgress?: (progress: ExportProgress) => void;
  /** How the formats are made; in turn, where nothing else is said. */
  renderAll?: RenderAll;
}

const FALLBACK_NAME = '资料包';
/** What a bag holds when nothing else is asked for. */
const BAG_FORMATS: readonly Rendered[] = ['docx', 'pdf', 'html'];
const stepNames: Record<PackFormat, string> = {
  docx: '已写成 Word 文件',
  pdf: '已排好 PDF',
  pptx: '已写成幻灯片',
  xlsx: '已写成工作簿',
  html: '已写成网页',
  markdown: '已写成 Markdown',
  text: '已写成纯文本',
  citations: '已写成参考文献',
  bag: '打包 BagIt',
};

/** What the snapshot says is verified must be so, letter for letter, in the archive. */
function verifyQuotations(snapshot: PackSnapshot, source: PackSource): void {
  for (const q of quotationsOf(snapshot)) {
    if (q.state !== 'ok' && q.state !== 'moved') continue;
    const text = source.record(q.recordId)?.text.slice(q.locator.start, q.locator.end);
    if (text !== q.quote || sha256(text) !== q.quoteSha256)
      throw new DoorError('DAMAGED', { id: q.recordId, detail: `引文${q.number}` });
  }
}

/** @throws DoorError CANCELLED, DAMAGED, DISK_FULL */
export async function exportPack(options: ExportOptions): Promise<Omit<ExportDone, 'ticket'>> {
  const { pack, targetDir, signal, renderAll = renderInTurn } = options;
  const formats = [...new Set(options.formats)];
  const started = performance.now();
  const source = remembering(options.source);
  const temporary = path.join(targetDir, `.part-${randomUUID()}`);
  const title = safeFileName(pack.title, FALLBACK_NAME);
  const steps = formats.length + 3 + (formats.join() === 'bag' ? BAG_FORMATS.length : 0);
  const notices: string[] = [];
  let done = 0;

  async function step(name: string): Promise<void> {
    options.onProgress?.({ done: done++, of: steps, step: name });
    // Lets a cancel in; the steps themselves do not wait for anything.
    await breathe();
    if (signal?.aborted === true) throw new DoorError('CANCELLED');
  }

  const write = (files: ReadonlyArray<OutputFile | CopiedFile>): Promise<FileFacts[]> =>
    writeOut(temporary, files, signal);

  async function all(snapshot: PackSnapshot): Promise<FileFacts[]> {
    const plain = formats.filter((format) => format !== 'bag');
    const alone = formats.length === 1;
    const bagged = alone && plain.length === 0;
    // A bag that stands alone holds its formats where they are made.
    const folder = bagged ? path.join(temporary, ...payloadFolder.split('/')) : temporary;
    const to: Destination = alone && !bagged ? { folder } : { folder, title };
    const asked = bagged ? BAG_FORMATS : plain;
    const made = await renderAll(asked, snapshot, source, to, (format) => step(stepNames[format]));
    // In the order asked for, whichever was ready first.
    const files = asked.flatMap((format) => made.get(format) ?? []);
    if (!formats.includes('bag')) return alone ? files : [...files, ...(await write([manifestFile(snapshot, files)]))];
    await step(stepNames.bag);
    const payload = files.map((file): CopiedFile => ({ ...file, from: path.join(folder, ...file.path.split('/')) }));
    const bag = writeBag(snapshot, source, payload, pack);
    notices.push(...bag.notices);
    if (bagged) return write(bag.files);
    const all = [...files, ...(await write(placed('bag', title, bag.files)))];
    return [...all, ...(await write([manifestFile(snapshot, all)]))];
  }

  try {
    await step('汇集内容');
    const snapshot = takeSnapshot(pack, source);
    await mkdir(temporary, { recursive: true });
    const files = await all(snapshot);
    await step('核对引文和文件');
    verifyQuotations(snapshot, source);
    verifyWritten(temporary, files);
    await step('收尾');

    const [format] = formats;
    const folder = format === undefined || formats.length > 1 || isFolder(format);
    const suffix = formats.length > 1 || format === undefined ? '' : (folderSuffixes[format] ?? '');
    const name = folder ? `${title}${suffix}` : `${title}${extensions[format] ?? ''}`;
    const [only] = files;
    if (folder || only === undefined) await rename(temporary, path.join(targetDir, name));
    else {
      await rename(path.join(temporary, only.path), path.join(targetDir, name));
      await rm(temporary, { recursive: true, force: true });
    }
    options.onProgress?.({ done: steps, of: steps, step: '完成' });
    return {
      name,
      folder,
      formats,
      files: folder ? files : files.map((file) => ({ ...file, path: name })),
      quotations: quotationsOf(snapshot).length,
      records: snapshot.records.length,
      notices,
      ms: Math.round(performance.now() - started),
    };
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}
