/**
 * Looks through a ZIP before anything else may open it, and names what is inside.
 *
 * Every entry is unpacked here once into nothing, because the sizes a hostile file declares are not the sizes it
 * has. Nothing is ever written to disk. Limits are far above any document and far below this machine's memory.
 */
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { detectZip } from './detect.ts';
import { Refusal } from './draft.ts';

const ENTRIES_MAX = 10_000;
const TOTAL_MAX = 1_000_000_000;
/** Deflate reaches 1,000:1; the XML of real documents stays near 20:1, so a large entry above this is a bomb. */
export const RATIO_MAX = 200;
export const RATIO_FROM = 10_000_000;
/** Parsed XML takes some thirty times its size in memory. */
const PART_MAX = 64_000_000;
/** Only parts up to this size are handed out; headers and properties are a few kilobytes. */
const KEPT_MAX = 1_000_000;

export interface CheckedZip {
  kind: ReturnType<typeof detectZip>;
  names: string[];
  /** Text of the entries `keep` asked for. */
  parts: Map<string, string>;
}

/** Refuses `corrupt`, `encrypted`, `unsafe-archive` or `too-large`. Contents are checked only of a DOCX. */
export async function checkZip(
  bytes: Buffer,
  keep: (name: string) => boolean,
  signal?: AbortSignal,
): Promise<CheckedZip> {
  const zip = await openZip(bytes);
  try {
    const entries = await listEntries(zip, signal);
    const names = entries.map((entry) => entry.name);
    const kind = detectZip(names);
    const parts = new Map<string, string>();
    if (kind !== 'docx') return { kind, names, parts };
    if (entries.some(({ entry }) => entry.isEncrypted())) {
      throw new Refusal('encrypted', '文档设有密码。请取消密码后导入。', { kind: 'docx' });
    }
    let total = 0;
    for (const { entry, name } of entries) {
      signal?.throwIfAborted();
      const wanted = keep(name);
      const { size, text } = await unpack(zip, entry, name, TOTAL_MAX - total, wanted, signal);
      total += size;
      if (wanted) parts.set(name, text);
    }
    return { kind, names, parts };
  } catch (error) {
    throw asZipRefusal(error);
  } finally {
    zip.close();
  }
}

interface Named {
  entry: yauzl.Entry;
  name: string;
}

async function openZip(bytes: Buffer): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true });
  } catch (error) {
    throw asZipRefusal(error);
  }
}

/** Every entry that is a file, by a name that cannot lead out of the folder it is unpacked to. */
export async function listEntries(
  zip: yauzl.ZipFile,
  signal: AbortSignal | undefined,
  most = ENTRIES_MAX,
): Promise<Named[]> {
  if (zip.entryCount > most) throw unsafe(`内含 ${zip.entryCount} 个文件`, 'count');
  const seen = new Set<string>();
  const entries: Named[] = [];
  for await (const entry of zip.eachEntry()) {
    signal?.throwIfAborted();
    const name = nameOf(entry);
    refuseName(name, entry);
    // Two entries of one name: what is checked here need not be what another program opens.
    if (seen.has(name.toLowerCase())) throw unsafe('内有重名文件', 'duplicate');
    seen.add(name.toLowerCase());
    if (!name.endsWith('/')) entries.push({ entry, name });
    if (entries.length > most) throw unsafe('内含文件过多', 'count');
  }
  return entries;
}

function nameOf(entry: yauzl.Entry): string {
  const raw: unknown = entry.fileName;
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(String(raw));
  return bytes.toString('utf8').replaceAll('\\', '/');
}

function refuseName(name: string, entry: yauzl.Entry): void {
  const segments = name.split('/');
  if (segments.includes('..')) throw unsafe('内有指向外部的路径', 'traversal');
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) throw unsafe('内有绝对路径', 'absolute');
  if (name.includes('\0')) throw unsafe('内有非法文件名', 'name');
  if (segments.some((segment) => /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(segment))) {
    throw unsafe('内有设备文件名', 'device');
  }
  const mode = entry.versionMadeBy >> 8 === 3 ? (entry.externalFileAttributes >>> 16) & 0xf000 : 0;
  if (mode === 0xa000) throw unsafe('内有符号链接', 'symlink');
}

async function unpack(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  name: string,
  left: number,
  wanted: boolean,
  signal: AbortSignal | undefined,
): Promise<{ size: number; text: string }> {
  const isXml = /\.(?:xml|rels)$/i.test(name);
  const kept: Buffer[] = [];
  let size = 0;
  let sum = 0;
  let tail = '';
  const stream = await zip.openReadStreamPromise(entry);
  await pipeline(
    stream,
    async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) {
        size += chunk.length;
        sum = crc32(chunk, sum);
        if (size > left) throw unsafe('解压后体积过大', 'total');
        if (size > RATIO_FROM && size > entry.compressedSize * RATIO_MAX) throw unsafe('压缩比异常', 'ratio');
        if (isXml && size > PART_MAX) throw partTooLarge(size);
        if (isXml) {
          // No Office part has a document type; one that does is after the parser's entities.
          const seen = tail + chunk.toString('latin1');
          if (/<!(?:DOCTYPE|ENTITY)/i.test(seen)) throw unsafe('内有实体定义', 'entity');
          tail = seen.slice(-16);
        }
        if (wanted && size <= KEPT_MAX) kept.push(chunk);
      }
    },
    signal ? { signal } : {},
  );
  if (sum !== entry.crc32) throw corrupt();
  return { size, text: wanted ? Buffer.concat(kept).toString('utf8') : '' };
}

export function unsafe(what: string, reason: string): Refusal {
  return new Refusal('unsafe-archive', `文件${what}，可能是恶意构造，未予打开。`, { reason });
}

function corrupt(cause?: unknown): Refusal {
  return new Refusal('corrupt', '文件已损坏或不完整。请重新获取后导入。', {}, cause);
}

function partTooLarge(size: number): Refusal {
  return new Refusal('too-large', '文档正文超过 64 MB。请拆分后再导入。', {
    size: String(size),
    limit: String(PART_MAX),
  });
}

export function asZipRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  if (error instanceof Error && error.name === 'AbortError') return error;
  // yauzl's own words for an entry that unpacks to more than it declares.
  if (error instanceof Error && error.message.startsWith('too many bytes')) return unsafe('实际大小与声明不符', 'size');
  return corrupt(error);
}
