/** A bag, by the rules of BagIt and by what a bag of ours holds: records, originals, tag files and nothing beside them. */
import * as z from 'zod';
import { sha256 } from '../../digest.ts';
import { checkBagIt } from '../bag-check.ts';
import { infoValues, manifestLines, readManifestLines } from '../bag-format.ts';
import { missingLabel } from '../writers/bag.ts';
import { type PackParts, partsUnder } from './parts.ts';
import { type Manifest, readJson } from './read-manifest.ts';
import { quotationName, type Report, wasVerified } from './report.ts';

const tagFiles: readonly string[] = [
  'bagit.txt',
  'bag-info.txt',
  'manifest-sha256.txt',
  'manifest-sha512.txt',
  'tagmanifest-sha256.txt',
  'tagmanifest-sha512.txt',
];
const recordsFile = 'records.jsonl';

/** Tag manifests are listed nowhere: written in any other way than ours, they were changed. */
async function checkTagManifests(parts: PackParts, report: Report): Promise<void> {
  for (const name of parts.names) {
    if (!/^tagmanifest-[a-z0-9]+\.txt$/.test(name)) continue;
    const text = (await parts.read(name))?.toString() ?? '';
    if (manifestLines(readManifestLines(text, 0).entries) !== text) report('file-changed', name);
  }
}

export interface CheckedBag {
  payload: PackParts;
  files: number;
  /** What only the manifest of the pack inside can tell. */
  against(manifest: Manifest): Promise<void>;
}

const Line = z.object({ id: z.string(), text: z.string() });

async function recordTexts(payload: PackParts): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const lines = (await payload.read(recordsFile))?.toString() ?? '';
  for (const line of lines.split('\n')) {
    const record = Line.safeParse(readJson(line)).data;
    if (record !== undefined) texts.set(record.id, record.text);
  }
  return texts;
}

export async function checkBag(parts: PackParts, report: Report, onFile: (name: string) => void): Promise<CheckedBag> {
  const bag = await checkBagIt(parts, onFile);
  for (const { kind, subject, detail } of bag.faults) report(kind, subject, detail);
  for (const name of parts.names) if (!name.startsWith('data/') && !tagFiles.includes(name)) report('file-extra', name);
  await checkTagManifests(parts, report);
  const payload = partsUnder(parts, 'data');

  async function against(manifest: Manifest): Promise<void> {
    for (const name of tagFiles) if (!parts.names.includes(name)) report('file-missing', name);
    const texts = await recordTexts(payload);
    for (const { id, title, textSha256 } of manifest.records) {
      const text = texts.get(id);
      if (text === undefined) report('record-missing', id, title);
      else if (sha256(text) !== textSha256) report('record-changed', id, title);
    }
    for (const q of manifest.quotations) {
      const text = texts.get(q.record);
      if (wasVerified(q) && text !== undefined && sha256(text.slice(q.start, q.end)) !== q.quoteSha256)
        report('quotation-changed', quotationName(q.number), `data/${recordsFile}`);
    }
    const held = new Set(bag.payload.values());
    const told = new Set(infoValues(bag.info, missingLabel).map((value) => value.slice(0, 64)));
    for (const { id, originalSha256 } of manifest.records)
      if (originalSha256 !== null && !held.has(originalSha256) && !told.has(originalSha256))
        report('file-missing', 'data/originals', `${id} ${originalSha256.slice(0, 16)}`);
  }

  return { payload, files: bag.files, against };
}
