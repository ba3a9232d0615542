/** Two archives that hand things to each other: a set written to a folder, opened, compared, applied. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Archive } from '../../../electron/archive/archive.ts';
import type { ArchiveClient } from '../../../electron/archive/router.ts';
import type {
  HandoverApply,
  HandoverExport,
  HandoverPreview,
  HandoverReport,
} from '../../../electron/contract/index.ts';
import { tempFolder } from '../archive/temp.ts';

export interface Side {
  archive: Archive;
  client: ArchiveClient;
}

export async function last<P, D>(stream: AsyncIterator<P, D, void>): Promise<D> {
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
  }
}

/** @returns the folder of the set, out of the archive's reach. */
export async function handOver(
  side: Side,
  selection: Parameters<ArchiveClient['handover']['export']>[0],
): Promise<{ folder: string; made: HandoverExport }> {
  const made = await last(await side.client.handover.export(selection));
  const folder = path.join(tempFolder(), 'set');
  cpSync(side.archive.takeExport(made.ticket).path, folder, { recursive: true });
  return { folder, made };
}

export async function openSet(side: Side, ...places: string[]): Promise<string> {
  const tickets = places.map((place) => side.archive.stage({ path: place, name: path.basename(place) }));
  return (await last(await side.client.handover.open({ tickets }))).id;
}

export function apply(side: Side, id: string, choices: Partial<HandoverApply> = {}): Promise<HandoverReport> {
  return side.client.handover.apply({ id, ...choices }).then(last);
}

/** `id state` of each item. */
export async function states(side: Side, id: string): Promise<Record<string, string>> {
  const preview: HandoverPreview = await side.client.handover.preview({ id, limit: 500 });
  return Object.fromEntries(preview.items.map((item) => [item.id, item.state]));
}

export async function receive(
  side: Side,
  folder: string,
  choices: Partial<HandoverApply> = {},
): Promise<HandoverReport> {
  return apply(side, await openSet(side, folder), choices);
}

export async function revise(side: Side, id: string, change: object): Promise<void> {
  const { revision } = await side.client.records.get({ id });
  await side.client.records.revise({ id, base: revision, change, why: '更正' });
}
