/**
 * What a host has handed over but not yet imported. A page never names a path: it holds a ticket, which only the
 * host that staged the file can have made.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import path from 'node:path';
import { DoorError } from '../errors.ts';

export interface StagedSource {
  path: string;
  name: string;
  /** True when the archive may delete the file after the import: it is the host's temporary copy. */
  owned?: boolean;
}

export interface ImportSource {
  path: string;
  name: string;
  owned: boolean;
  bytes: number;
  /** Left out on sight, with the reason; reported like every other source. */
  skip?: string;
}

/** Lock files of Word and WPS, and what macOS and Windows leave in folders. */
const notDocuments = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/iu;

async function* walk(folder: string, prefix: string): AsyncGenerator<ImportSource> {
  const entries = [];
  for await (const entry of await opendir(folder)) entries.push(entry);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    const name = `${prefix}/${entry.name}`;
    if (entry.isDirectory() && !notDocuments.test(entry.name)) yield* walk(full, name);
    else if (entry.isSymbolicLink()) yield { path: full, name, owned: false, bytes: 0, skip: 'symbolic-link' };
    else if (notDocuments.test(entry.name)) yield { path: full, name, owned: false, bytes: 0, skip: 'hidden' };
    else if (entry.isFile()) yield { path: full, name, owned: false, bytes: (await lstat(full)).size };
  }
}

export class Staging {
  readonly #folder: string;
  readonly #tickets = new Map<string, StagedSource>();

  constructor(archiveFolder: string) {
    this.#folder = path.join(archiveFolder, 'incoming');
  }

  /** Where a host writes uploads before it stages them. */
  folder(): string {
    mkdirSync(this.#folder, { recursive: true });
    return this.#folder;
  }

  stage(source: StagedSource): string {
    const ticket = randomUUID();
    this.#tickets.set(ticket, { ...source, path: path.resolve(source.path) });
    return ticket;
  }

  /** What the tickets name, files and folders as they were staged. Each ticket is taken once. @throws DoorError NOT_FOUND */
  take(tickets: readonly string[]): StagedSource[] {
    const staged = tickets.map((ticket) => {
      const source = this.#tickets.get(ticket);
      if (source === undefined) throw new DoorError('NOT_FOUND', { ticket });
      return source;
    });
    for (const ticket of tickets) this.#tickets.delete(ticket);
    return staged;
  }

  /** Redeems tickets once, and opens folders. A file that is gone by now still becomes a row of the report. */
  async redeem(tickets: readonly string[]): Promise<ImportSource[]> {
    const staged = this.take(tickets);
    const sources: ImportSource[] = [];
    for (const source of staged) {
      const found = await lstat(source.path).catch(() => null);
      if (found?.isDirectory()) for await (const file of walk(source.path, source.name)) sources.push(file);
      else
        sources.push({ path: source.path, name: source.name, owned: source.owned ?? false, bytes: found?.size ?? 0 });
    }
    return sources;
  }
}
