/**
 * All formats of an export over one snapshot, on two threads: the heavier half here, the other in a thread beside. Each
 * format is made from the snapshot alone, so what it is does not depend on which thread made it. What is ready is
 * written out at once, by the thread that made it: only names and hashes go from one to the other.
 */
import type { ArchiveRecord, PackFormat } from '../../contract/index.ts';
import { workerUrl } from '../resources.ts';
import type { ReadyFormat, WriterTask } from './export-writer.ts';
import { placed, render } from './formats.ts';
import type { FileFacts } from './manifest.ts';
import { writeOut } from './out-files.ts';
import type { PackSnapshot } from './snapshot-shape.ts';
import type { PackSource } from './source.ts';
import { followThread } from './thread.ts';

export type Rendered = Exclude<PackFormat, 'bag'>;

/** Where the files of an export go. */
export interface Destination {
  folder: string;
  /** Names the files where several formats are in one folder; without it one format has the folder for itself. */
  title?: string;
}

/** What a format became, as it lies on the disk. */
export type Made = Map<Rendered, FileFacts[]>;
export type RenderAll = (
  formats: readonly Rendered[],
  snapshot: PackSnapshot,
  source: PackSource,
  to: Destination,
  onDone: (format: Rendered) => Promise<void>,
) => Promise<Made>;

/** One format, written out. */
export async function renderTo(
  { folder, title }: Destination,
  format: Rendered,
  snapshot: PackSnapshot,
  source: PackSource,
): Promise<FileFacts[]> {
  const files = await render(format, snapshot, source);
  return writeOut(folder, title === undefined ? files : placed(format, title, files));
}

/** One after the other, in the calling thread. */
export const renderInTurn: RenderAll = async (formats, snapshot, source, to, onDone) => {
  const made: Made = new Map();
  for (const format of formats) {
    made.set(format, await renderTo(to, format, snapshot, source));
    await onDone(format);
  }
  return made;
};

/** Measured on a pack of 200 records, in tenths of a second; only the proportions matter. */
const weights: Record<Rendered, number> = {
  docx: 30,
  pdf: 18,
  pptx: 12,
  html: 14,
  xlsx: 6,
  markdown: 3,
  text: 2,
  citations: 2,
};

/** Heaviest first, each to the thread with less to do. */
export function shared(formats: readonly Rendered[]): [Rendered[], Rendered[]] {
  const halves: [Rendered[], Rendered[]] = [[], []];
  const load = [0, 0];
  for (const format of [...formats].sort((a, b) => weights[b] - weights[a])) {
    const half = (load[0] ?? 0) <= (load[1] ?? 0) ? 0 : 1;
    halves[half].push(format);
    load[half] = (load[half] ?? 0) + weights[format];
  }
  return halves;
}

/** The records that writers may ask for beside the snapshot: those of the pack, and the meetings they name. */
function recordsOf(snapshot: PackSnapshot, source: PackSource): ArchiveRecord[] {
  const ids = new Set(snapshot.records.flatMap((r) => [r.id, ...r.meetings.map((m) => m.id)]));
  return [...ids].flatMap((id) => source.record(id) ?? []);
}

async function beside(
  task: WriterTask,
  take: (ready: ReadyFormat) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const url = workerUrl(import.meta.url, './export-writer.ts', 'export-writer');
  const steps = followThread<ReadyFormat, null>({ url, name: 'archive-export-writer', task }, signal);
  for await (const ready of steps) await take(ready);
}

/** @param dir the archive's folder, from which the other thread reads originals */
export function renderOnTwoThreads(dir: string): RenderAll {
  return async (formats, snapshot, source, to, onDone) => {
    const [own, other] = shared(formats);
    if (other.length === 0) return renderInTurn(own, snapshot, source, to, onDone);
    const made: Made = new Map();
    const task: WriterTask = { dir, formats: other, snapshot, records: recordsOf(snapshot, source), to };
    const take = async ({ format, files }: ReadyFormat): Promise<void> => {
      made.set(format, files);
      await onDone(format);
    };
    const failed = new AbortController();
    const othersDone = beside(task, take, failed.signal);
    // Awaited below; a failure of the other thread must not be unhandled while this one still works.
    othersDone.catch(() => undefined);
    try {
      for (const [format, files] of await renderInTurn(own, snapshot, source, to, onDone)) made.set(format, files);
    } catch (error) {
      // Whoever clears the folder away must not meet a thread that still writes into it.
      failed.abort();
      await othersDone.catch(() => undefined);
      throw error;
    }
    await othersDone;
    return made;
  };
}
