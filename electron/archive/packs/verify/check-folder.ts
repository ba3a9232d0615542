/** A folder: one format, several of them with a manifest over all, or a bag that holds them. */
import type { PackTargetKind } from '../../../contract/index.ts';
import { manifestName, quotationsName } from '../manifest.ts';
import { checkBag } from './bag.ts';
import { checkFile, type Found } from './check-file.ts';
import { checkFiles } from './files.ts';
import { checkItems } from './items.ts';
import { type PackParts, partsUnder, READ_MAX } from './parts.ts';
import { checkMarkdown, checkPlainText, markdownFile, textFile } from './plain.ts';
import { type Manifest, readManifest, readTaken } from './read-manifest.ts';
import type { Checked, Findings, Report, Taken } from './report.ts';
import { checkWebPage, dataFile, pageFile } from './web-page.ts';

export interface Walk {
  findings: Findings;
  /** Path inside what was given, empty at the top. */
  where: string;
  onFile(name: string): void;
}

/** A bag holds a folder of several formats, and that may hold a folder. Deeper nothing of ours goes. */
const DEPTH_MAX = 3;
const singleFiles = /\.(?:docx|pdf|pptx|xlsx)$/i;

const marks: ReadonlyArray<readonly [PackTargetKind, readonly string[]]> = [
  ['html', [dataFile, pageFile]],
  ['markdown', [markdownFile]],
  ['text', [textFile]],
  ['citations', ['参考文献.ris', '参考文献.bib']],
];

/** By what the manifest lists; a file that was added later does not turn it into something else. */
function kindOf(names: readonly string[]): PackTargetKind {
  return marks.find(([, files]) => files.some((file) => names.includes(file)))?.[0] ?? 'several';
}

async function withTaken(
  checked: Checked,
  check: (checked: Checked, taken: Taken, source: string) => Promise<void>,
): Promise<void> {
  const taken = readTaken((await checked.parts.read(quotationsName))?.toString());
  if (taken === null) checked.report('quotation-changed', quotationsName);
  else await check(checked, taken, quotationsName);
}

async function checkFormat(kind: PackTargetKind, checked: Checked): Promise<void> {
  if (kind === 'html' || kind === 'markdown') await checkItems(checked, { under: 'assets/', pictures: true });
  if (kind === 'html') await checkWebPage(checked);
  else if (kind === 'markdown') await withTaken(checked, checkMarkdown);
  else if (kind === 'text') await withTaken(checked, checkPlainText);
}

/** Two manifests of one export name the same pack, the same records and the same quotations. */
function isSamePack(a: Manifest, b: Manifest): boolean {
  const facts = ({ archive, pack, records, quotations }: Manifest): string =>
    JSON.stringify([archive, pack, records, quotations]);
  return facts(a) === facts(b);
}

async function checkInner(parts: PackParts, name: string, depth: number, walk: Walk): Promise<Found | null> {
  const where = walk.where === '' ? name : `${walk.where}/${name}`;
  const report = walk.findings.under(where);
  const inside = partsUnder(parts, name);
  if (inside.names.length > 0) return checkFolder(inside, name, depth + 1, { ...walk, where });
  if (!singleFiles.test(name)) return null;
  const bytes = await parts.read(name);
  // Missing or unreadable: the list of files has said so.
  if (bytes === null) {
    const size = (await parts.hash(name))?.bytes ?? 0;
    if (size > READ_MAX) report('too-large', name);
    return null;
  }
  walk.onFile(where);
  return checkFile(bytes, name, report);
}

async function checkSeveral(manifest: Manifest | null, parts: PackParts, depth: number, walk: Walk): Promise<number> {
  const listed = manifest === null ? parts.names : manifest.files.map((file) => file.path.normalize('NFC'));
  const inner = new Set(listed.flatMap((name) => (name === manifestName ? [] : [name.split('/')[0] ?? ''])));
  let files = 0;
  for (const name of inner) {
    const found = await checkInner(parts, name, depth, walk);
    files += found?.files ?? 0;
    const same = manifest === null || found?.manifest == null || isSamePack(manifest, found.manifest);
    if (!same) walk.findings.under(walk.where)('pack-other', name);
  }
  return files;
}

export async function checkFolder(parts: PackParts, name: string, depth: number, walk: Walk): Promise<Found> {
  const report: Report = walk.findings.under(walk.where);
  if (depth > DEPTH_MAX) {
    report('too-large', name);
    return { kind: 'unknown', manifest: null, files: 0 };
  }
  if (parts.names.includes('bagit.txt')) {
    const bag = await checkBag(parts, report, (file) => walk.onFile(joined(walk.where, file)));
    const inner = await checkInner(bag.payload, 'pack', depth, { ...walk, where: joined(walk.where, 'data') });
    if (inner === null) report('manifest-missing', 'data/pack');
    else if (inner.manifest !== null) await bag.against(inner.manifest);
    return { kind: 'bag', manifest: inner?.manifest ?? null, files: bag.files };
  }
  if (!parts.names.includes(manifestName)) {
    report('manifest-missing', depth === 0 ? manifestName : name);
    return { kind: 'unknown', manifest: null, files: 0 };
  }
  const read = readManifest((await parts.read(manifestName))?.toString());
  if (read?.whole !== true) report('manifest-broken', manifestName);
  const kind = kindOf(read === null ? parts.names : read.manifest.files.map((file) => file.path.normalize('NFC')));
  if (read === null) {
    if (kind === 'several') await checkSeveral(null, parts, depth, walk);
    return { kind, manifest: null, files: 0 };
  }
  const { manifest } = read;
  let files = await checkFiles(manifest, parts, [manifestName], report, (file) =>
    walk.onFile(joined(walk.where, file)),
  );
  if (kind === 'several') files += await checkSeveral(manifest, parts, depth, walk);
  else await checkFormat(kind, { manifest, parts, report });
  return { kind, manifest, files };
}

function joined(where: string, name: string): string {
  return where === '' ? name : `${where}/${name}`;
}
