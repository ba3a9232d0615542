/** What the foot of the navigation tells about the archive. */
import path from 'node:path';
import type { ArchiveInfo } from '../contract/index.ts';
import { ANALYSER_VERSION } from '../text/index.ts';
import type { Archive } from './archive.ts';
import { FORMAT_VERSION } from './db/open.ts';
import { json, readNote } from './db/rows.ts';

/** Version of the program, as the package states it. */
export const PROGRAM = 'Exchange Archive 0.1.0';

/** What is left to index, whoever does it: this process, another one, or the next that opens for writing. */
function indexState({ parts }: Archive): ArchiveInfo['index'] {
  if (parts.runner?.rebuilding === true) return parts.runner.index;
  const behind = parts.behind();
  if (behind === 0) return { state: 'ready', done: 0, of: 0 };
  const done = parts.runner?.index.done ?? 0;
  return { state: 'building', done, of: done + behind };
}

export function archiveInfo(archive: Archive): ArchiveInfo {
  const { identity, catalogue, records } = archive.parts;
  const originals = catalogue
    .prepare<[], { count: number; bytes: number }>(
      'SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM original',
    )
    .get();
  const packs = catalogue.prepare<[], number>('SELECT count(*) FROM pack').pluck().get() ?? 0;
  const verify = readNote(catalogue, 'last-verify');
  return {
    id: identity.id,
    name: identity.name,
    folder: path.basename(archive.dir),
    formatVersion: FORMAT_VERSION,
    analyserVersion: ANALYSER_VERSION,
    records: records.count(),
    packs,
    originals: originals ?? { count: 0, bytes: 0 },
    lastBackup: readNote(catalogue, 'last-backup'),
    lastVerify: verify === null ? null : json(verify),
    writable: archive.writable,
    index: indexState(archive),
    program: PROGRAM,
  };
}
