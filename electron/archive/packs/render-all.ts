/**
 * All formats of an export over one snapshot, on two threads: the heavier half here, the other in a thread beside. Each
 * format is made from the snapshot alone, so what it is does not depend on which thread made it.
 */
import type { ArchiveRecord, PackFormat } from '../../contract/index.ts';
import { workerUrl } from '../resources.ts';
import type { Made, WriterTask } from './export-writer.ts';
import { render } from './formats.ts';
import type { PackSnapshot } from './snapshot-shape.ts';
import type { PackSource } from './source.ts';
import { followThread } from './thread.ts';
import type { OutputFile } from './writers/output.ts';

export type Rendered = Exclude<PackFormat, 'bag'>;
export type RenderAll = (
  formats: readonly Rendered[],
  snapshot: PackSnapshot,
  source: PackSource,
  onDone: (format: Rendered) => Promise<void>,
) => Promise<Map<Rendered, OutputFile[]>>;

/** One after the other, in the calling thread. */
export const renderInTurn: RenderAll = async (formats, snapshot, source, onDone) => {
  const made = new Map<Rendered, OutputFile[]>();
  for (const format of formats) {
    made.set(format, await render(format, snapshot, source));
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

async function beside(task: WriterTask, take: (made: Made) => Promise<void>): Promise<void> {
  const url = workerUrl(import.meta.url, './export-writer.ts', 'export-writer');
  const steps = followThread<Made, null>({ url, name: 'archive-export-writer', task }, undefined);
  for await (const made of steps) await take(made);
}

/** @param dir the archive's folder, from which the other thread reads originals */
export function renderOnTwoThreads(dir: string): RenderAll {
  return async (formats, snapshot, source, onDone) => {
    const [own, other] = shared(formats);
    if (other.length === 0) return renderInTurn(own, snapshot, source, onDone);
    const made = new Map<Rendered, OutputFile[]>();
    const task: WriterTask = { dir, formats: other, snapshot, records: recordsOf(snapshot, source) };
    const othersDone = beside(task, async ({ format, files }) => {
      made.set(format, files);
      await onDone(format);
    });
    // Awaited below; a failure of the other thread must not be unhandled while this one still works.
    othersDone.catch(() => undefined);
    for (const [format, files] of await renderInTurn(own, snapshot, source, onDone)) made.set(format, files);
    await othersDone;
    return made;
  };
}
