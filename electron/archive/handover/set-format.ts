/**
 * What stands in an update set, and how it is written: the same content, the same bytes.
 *
 * `handover.json` ends with the SHA-256 of itself without that field. A reader writes it anew and compares, so that
 * not even a blank may differ.
 */
import * as z from 'zod';
import { PackRecipe, RecordState } from '../../contract/index.ts';
import { saidBy } from '../catalogue/record-state.ts';
import { canonicalJson, canonicalKey } from '../catalogue/write-records.ts';
import { sha256 } from '../digest.ts';
import { DoorError } from '../errors.ts';

export const MANIFEST = 'handover.json';
export const RECORDS = 'records.jsonl';
export const PACKS = 'packs.json';
export const SET_FORMAT = 1;
const SET_TYPE = 'exchange-archive-handover';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Moment = z.string().max(40);

export const SetFile = z.strictObject({
  path: z.string().regex(/^(?:records\.jsonl|packs\.json|originals\/([0-9a-f]{2})\/\1[0-9a-f]{62})$/),
  bytes: z.number().int().min(0),
  sha256: Sha256,
});
export type SetFile = z.infer<typeof SetFile>;

const Manifest = z.strictObject({
  type: z.literal(SET_TYPE),
  format: z.literal(SET_FORMAT),
  program: z.string().max(200),
  archive: z.strictObject({ id: z.string().min(1).max(200), name: z.string().max(1000) }),
  at: Moment,
  madeFor: z.strictObject({ id: z.string().max(200), title: z.string().max(2000) }).nullable(),
  counts: z.strictObject({
    records: z.number().int().min(0),
    packs: z.number().int().min(0),
    originals: z.number().int().min(0),
    bytes: z.number().min(0),
  }),
  files: z.array(SetFile),
  sha256: Sha256,
});
export type Manifest = z.infer<typeof Manifest>;
export type ManifestBody = Omit<Manifest, 'sha256' | 'type' | 'format'>;

/** `carried`: the set holds the original itself. */
export const SetRecord = z.strictObject({
  ...RecordState.omit({ original: true }).shape,
  id: z.string().min(1).max(200),
  contentKey: Sha256,
  formerKeys: z.array(Sha256),
  original: z
    .strictObject({ ...RecordState.shape.original.unwrap().shape, sha256: Sha256, carried: z.boolean() })
    .nullable(),
});
export type SetRecord = z.infer<typeof SetRecord>;

export const SetPack = z.strictObject({
  id: z.string().min(1).max(200),
  ...PackRecipe.shape,
  contentKey: Sha256,
  formerKeys: z.array(Sha256),
});
export type SetPack = z.infer<typeof SetPack>;

export function badSet(why: string, params: { file?: string; detail?: string } = {}, cause?: unknown): DoorError {
  return new DoorError('BAD_SET', { why, ...params }, cause);
}

function written(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function sealed(body: object): string {
  return written({ ...body, sha256: sha256(written(body)) });
}

export function writeManifest(body: ManifestBody): string {
  const { program, archive, at, madeFor, counts, files } = body;
  return sealed({ type: SET_TYPE, format: SET_FORMAT, program, archive, at, madeFor, counts, files });
}

/** @throws DoorError BAD_SET: not-a-set, newer-format, seal */
export function readManifest(text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw badSet('not-a-set', { file: MANIFEST }, error);
  }
  const head = z.looseObject({ type: z.literal(SET_TYPE), format: z.number() }).safeParse(value);
  if (!head.success) throw badSet('not-a-set', { file: MANIFEST });
  if (head.data.format > SET_FORMAT) throw badSet('newer-format', { file: MANIFEST });
  const { sha256: _seal, ...body } = value as Record<string, unknown>;
  if (sealed(body) !== text) throw badSet('seal', { file: MANIFEST });
  const manifest = Manifest.safeParse(value);
  if (!manifest.success) throw badSet('not-a-set', { file: MANIFEST, detail: issueOf(manifest.error) });
  const paths = new Set(manifest.data.files.map((file) => file.path));
  if (paths.size !== manifest.data.files.length || !paths.has(RECORDS) || !paths.has(PACKS))
    throw badSet('not-a-set', { file: MANIFEST, detail: 'files' });
  for (const { path, sha256: hash } of manifest.data.files)
    if (path.startsWith('originals/') && !path.endsWith(`/${hash}`)) throw badSet('seal', { file: path });
  return manifest.data;
}

export function issueOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
}

export function originalPath(hash: string): string {
  return `originals/${hash.slice(0, 2)}/${hash}`;
}

/** The state a line brings, without what only a set says of it. */
export function stateOf(line: SetRecord): RecordState {
  const { contentKey: _key, formerKeys: _former, original, ...state } = line;
  if (original === null) return { ...state, original: null };
  const { carried: _carried, ...rest } = original;
  return { ...state, original: rest };
}

export function recipeKey({ title, template, cover, options, items }: PackRecipe): string {
  return sha256(canonicalJson({ title, template, cover, options, items }));
}

/** @throws DoorError BAD_SET record */
export function readRecordLine(json: string, at: string): SetRecord {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw badSet('record', { file: RECORDS, detail: at }, error);
  }
  const line = SetRecord.safeParse(value);
  if (!line.success) throw badSet('record', { file: RECORDS, detail: `${at}: ${issueOf(line.error)}` });
  const { data } = line;
  if (sha256(data.text) !== data.textSha256 || canonicalKey(saidBy(stateOf(data))) !== data.contentKey)
    throw badSet('record', { file: RECORDS, detail: data.id });
  return data;
}

/** @throws DoorError BAD_SET pack */
export function readPacks(json: string): SetPack[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw badSet('pack', { file: PACKS }, error);
  }
  const packs = z.array(SetPack).safeParse(value);
  if (!packs.success) throw badSet('pack', { file: PACKS, detail: issueOf(packs.error) });
  for (const pack of packs.data)
    if (recipeKey(pack) !== pack.contentKey) throw badSet('pack', { file: PACKS, detail: pack.id });
  return packs.data;
}

export function writePacks(packs: readonly SetPack[]): string {
  return written(packs);
}
