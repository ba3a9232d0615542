/** A manifest that comes back from outside: read, and held to its own hash and to what its parts say of each other. */
import * as z from 'zod';
import { PackQuery } from '../../../contract/index.ts';
import { manifestHash, manifestText, type TakenText } from '../manifest.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const offset = z.number().int().nonnegative();
/** All that `manifest.ts` writes, also what is not compared: a name that is not there was changed. */
const Manifest = z.object({
  type: z.literal('exchange-archive-pack'),
  format: z.literal(2),
  program: z.string(),
  analyserVersion: z.number().int(),
  citationStyle: z.string(),
  archive: z.string().min(1),
  pack: z.object({ id: z.string(), title: z.string(), version: z.number().int() }),
  template: z.string(),
  queries: z.array(PackQuery),
  records: z.array(
    z.object({
      reference: z.number().int(),
      id: z.string(),
      title: z.string(),
      textSha256: hash,
      /** Of the text as printed: personal numbers are masked. */
      printedSha256: hash,
      originalSha256: hash.nullable(),
      quality: z.array(z.string()),
    }),
  ),
  quotations: z.array(
    z.object({
      number: z.number().int().positive(),
      record: z.string(),
      /** 0 when the record was gone; the two hashes are empty then. */
      reference: z.number().int(),
      textSha256: z.string(),
      originalSha256: z.string(),
      start: offset,
      end: offset,
      paragraph: z.number().int(),
      page: z.number().int().nullable(),
      takenFromTextSha256: z.string(),
      state: z.enum(['ok', 'moved', 'changed', 'missing']),
      quoteSha256: hash,
    }),
  ),
  charts: z.array(
    z.object({
      item: z.string(),
      title: z.string(),
      records: z.array(z.string()),
      pointsSha256: hash,
      pictureSha256: hash,
    }),
  ),
  pictures: z.array(z.object({ item: z.string(), record: z.string(), originalSha256: hash })),
  comparisons: z.array(
    z.object({
      item: z.string(),
      title: z.string(),
      cells: z.array(z.object({ row: z.string(), column: z.string(), records: z.array(z.string()), sha256: hash })),
    }),
  ),
  files: z.array(z.object({ path: z.string(), bytes: offset, sha256: hash })),
  selfSha256: hash,
});
export type Manifest = z.infer<typeof Manifest>;

const TakenTexts: z.ZodType<TakenText[]> = z.array(
  z.object({ number: z.number().int(), format: z.enum(['plain', 'markdown']), text: z.string() }),
);

export function readJson(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return null;
  }
}

/** What a quotation says of its record, the list of records says as well; numbers go up. */
function agrees({ records, quotations }: Manifest): boolean {
  const byReference = new Map(records.map((record) => [record.reference, record]));
  const byId = new Map(records.map((record) => [record.id, record]));
  if (byReference.size !== records.length || byId.size !== records.length) return false;
  return quotations.every((q, i) => {
    const record = byReference.get(q.reference);
    const { id, textSha256, originalSha256 } = record ?? { id: q.record, textSha256: '', originalSha256: null };
    const follows = q.number > (quotations[i - 1]?.number ?? 0);
    return follows && q.record === id && q.textSha256 === textSha256 && q.originalSha256 === (originalSha256 ?? '');
  });
}

export interface ReadManifest {
  manifest: Manifest;
  /** Its form, its own hash and its parts all agree. */
  whole: boolean;
}

/**
 * Null when it has not the shape of a manifest at all. One that was changed is still used to check what it names: files
 * and quotations that were changed too are then told as well.
 *
 * @param exact false inside a document that another program may have saved again: JSON is then compared by its values
 */
export function readManifest(json: string | undefined, exact = true): ReadManifest | null {
  const value = readJson(json);
  const manifest = Manifest.safeParse(value).data;
  if (manifest === undefined || typeof value !== 'object' || value === null) return null;
  const asWritten = !exact || manifestText(value) === json;
  return { manifest, whole: asWritten && manifestHash(value) === manifest.selfSha256 && agrees(manifest) };
}

/** By number, or null when it is not of that shape or names a number twice. */
export function readTaken(json: string | undefined): Map<number, TakenText> | null {
  const taken = TakenTexts.safeParse(readJson(json)).data;
  if (taken === undefined) return null;
  const byNumber = new Map(taken.map((one) => [one.number, one]));
  return byNumber.size === taken.length ? byNumber : null;
}
