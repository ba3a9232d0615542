/**
 * The bag: a pack to be handed over, after BagIt 1.0 (RFC 8493). The formats, the originals they rest on, the recipe and
 * the records as interchange lines, with two manifests over all of it.
 *
 * Originals are read one at a time, when they are hashed and again when they are written: a bag may be larger than the
 * memory. An original that the archive no longer holds whole is named in `bag-info.txt` and in the result.
 */

import type { ArchiveRecord, InterchangeRecord, Pack } from '../../../contract/index.ts';
import { Digest } from '../../digest.ts';
import { DoorError } from '../../errors.ts';
import {
  declaration,
  foldedPath,
  type InfoField,
  infoLines,
  type ManifestEntry,
  manifestLines,
} from '../bag-format.ts';
import { safeFileName } from '../file-name.ts';
import { manifestName } from '../manifest.ts';
import { measured } from '../out-files.ts';
import { holdsPersonal } from '../personal.ts';
import type { PackSnapshot } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { visible } from '../wording.ts';
import { type CopiedFile, manifestFile, type OutputFile, renamed } from './output.ts';

type BagFile = OutputFile | CopiedFile;

/** `File`: how the formats stand that go into it. */
export interface Bag<File extends BagFile> {
  files: Array<OutputFile | File>;
  /** Tokens of `noticeMessage`. */
  notices: string[];
}

/** Where the formats are, inside the bag. */
export const payloadFolder = 'data/pack';

const utf8 = new TextEncoder();
const algorithms = ['sha256', 'sha512'] as const;
/** Labels of our own, beside the reserved ones. */
export const missingLabel = 'Original-Missing';

/** Its last extension stays where a long name is cut. */
function originalName(name: string): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return `${safeFileName(name.slice(0, name.length - extension.length), '原件')}${extension}`;
}

interface Originals {
  files: OutputFile[];
  missing: Array<{ sha256: string; name: string }>;
}

/** Each once, numbered by the first record that rests on it. */
function originalsOf({ records }: PackSnapshot, source: PackSource): Originals {
  const digits = String(records.length).length;
  const seen = new Set<string>();
  const found: Originals = { files: [], missing: [] };
  for (const { original, reference } of records) {
    if (original === null || seen.has(original.sha256)) continue;
    const { sha256, name } = original;
    seen.add(sha256);
    const read = (): Buffer | null => source.original?.(sha256) ?? null;
    if (read() === null) {
      found.missing.push({ sha256, name });
      continue;
    }
    found.files.push({
      path: `data/originals/${String(reference).padStart(digits, '0')} ${originalName(name)}`,
      get bytes() {
        const bytes = read();
        if (bytes === null) throw new DoorError('DAMAGED', { file: name });
        return bytes;
      },
    });
  }
  return found;
}

/** One line of the interchange, which an import takes as it is. */
export function interchangeLine(record: ArchiveRecord): string {
  const line: InterchangeRecord = {
    ...record.extra,
    id: record.id,
    title: record.title,
    text: record.text,
    format: record.format,
    kind: record.kind,
    regions: record.regions,
    practices: record.practices,
    links: record.links,
    people: record.people,
    figures: record.figures,
    relations: record.relations,
    dates: record.dates,
    source: record.source,
    quality: record.quality,
    certainty: record.certainty,
    note: record.note,
  };
  return `${JSON.stringify(line)}\n`;
}

/** As a person reads it: `12.3 MB`. */
function sizeInWords(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${step === 0 ? bytes : (bytes / 1000 ** step).toFixed(1)} ${units[step] ?? ''}`;
}

function bagInfo(
  snapshot: PackSnapshot,
  payload: readonly Hashed[],
  missing: Originals['missing'],
  unmasked: number,
): string {
  const { pack, cover, compiledOn, archiveId, program } = snapshot;
  const octets = payload.reduce((sum, file) => sum + file.bytes, 0);
  const fields: InfoField[] = [
    ['Source-Organization', cover.issuer],
    ['External-Description', pack.title],
    ['Bagging-Date', compiledOn],
    ['External-Identifier', `${pack.id}/${pack.version}`],
    ['Bag-Size', sizeInWords(octets)],
    ['Payload-Oxum', `${octets}.${payload.length}`],
    ['Internal-Sender-Identifier', archiveId],
    ['Internal-Sender-Description', program],
    ...missing.map(({ sha256, name }): InfoField => [missingLabel, `${sha256} ${name}`]),
    ['Unmasked-Records', unmasked === 0 ? '' : String(unmasked)],
  ];
  return infoLines(
    fields.map(([label, value]): InfoField => [label, visible(value)]).filter(([, value]) => value.trim() !== ''),
  );
}

interface Hashed {
  path: string;
  bytes: number;
  digests: string[];
}

function hashed(file: BagFile): Hashed {
  if ('from' in file) return { path: file.path, ...measured(file.from, algorithms) };
  const { path, bytes } = file;
  const digest = new Digest(algorithms);
  digest.update(bytes);
  return { path, bytes: digest.bytes, digests: digest.digests() };
}

function manifests(prefix: string, files: readonly Hashed[]): OutputFile[] {
  return algorithms.map((algorithm, i) => ({
    path: `${prefix}-${algorithm}.txt`,
    bytes: utf8.encode(
      manifestLines(files.map(({ path, digests }): ManifestEntry => ({ path, digest: digests[i] ?? '' }))),
    ),
  }));
}

/**
 * @param payload the other formats, as they stand in the bag
 * @throws DoorError DAMAGED when an original vanishes while the bag is made
 */
export function writeBag<File extends BagFile>(
  snapshot: PackSnapshot,
  source: PackSource,
  payload: readonly File[],
  pack: Pack,
): Bag<File> {
  const records = snapshot.records.flatMap((r) => source.record(r.id) ?? []);
  const originals = originalsOf(snapshot, source);
  const formats = payload.some((file) => file.path === manifestName)
    ? payload
    : [...payload, manifestFile(snapshot, payload)];
  const data: Array<OutputFile | File> = [
    ...formats.map((file) => renamed(file, `${payloadFolder}/${file.path}`)),
    ...originals.files,
    { path: 'data/recipe.json', bytes: utf8.encode(`${JSON.stringify(pack, null, 2)}\n`) },
    { path: 'data/records.jsonl', bytes: utf8.encode(records.map(interchangeLine).join('')) },
  ];
  const folded = new Set(data.map((file) => foldedPath(file.path)));
  if (folded.size !== data.length) throw new Error('two names of the bag are one on some systems');
  const unmasked = records.filter((record) => holdsPersonal(record.text)).length;
  const payloadHashes = data.map(hashed);
  const tags: OutputFile[] = [
    { path: 'bagit.txt', bytes: utf8.encode(declaration) },
    { path: 'bag-info.txt', bytes: utf8.encode(bagInfo(snapshot, payloadHashes, originals.missing, unmasked)) },
    ...manifests('manifest', payloadHashes),
  ];
  return {
    files: [...tags, ...manifests('tagmanifest', tags.map(hashed)), ...data],
    notices: [
      ...originals.missing.map(({ name }) => `bag-original-missing:${name}`),
      ...(unmasked === 0 ? [] : [`bag-unmasked:${unmasked}`]),
    ],
  };
}
