/**
 * Whether a folder or a zip is a bag of BagIt 1.0 (RFC 8493), complete and valid (section 3). Nothing is fetched: a bag
 * with `fetch.txt` is refused. Details are written for a person who will look into the file.
 */
import {
  declaration,
  foldedPath,
  type InfoField,
  infoValues,
  isInside,
  type ManifestEntry,
  readInfoLines,
  readManifestLines,
  tagLines,
} from './bag-format.ts';
import { type HashAlgorithm, nameOf, type PackParts } from './verify/parts.ts';

export interface BagFault {
  kind: 'bag-broken' | 'file-missing' | 'file-changed' | 'file-extra' | 'too-large';
  subject: string;
  detail: string;
}

export interface BagReport {
  /** Every required element is there, every listed file, and no payload file that is not listed. */
  complete: boolean;
  /** Complete, and every checksum is right. */
  valid: boolean;
  faults: BagFault[];
  info: InfoField[];
  /** SHA-256 by payload path, where a manifest of that algorithm lists it. */
  payload: Map<string, string>;
  /** Files that were hashed. */
  files: number;
}

const algorithms: Record<HashAlgorithm, number> = { md5: 32, sha1: 40, sha256: 64, sha512: 128 };
function isKnown(name: string): name is HashAlgorithm {
  return Object.hasOwn(algorithms, name);
}

interface BagManifest {
  file: string;
  algorithm: string;
  entries: ManifestEntry[];
}

/** UTF-8 without a mark, or null. */
function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

class BagReader {
  readonly faults: BagFault[] = [];
  readonly #parts: PackParts;
  readonly #names: ReadonlySet<string>;

  constructor(parts: PackParts) {
    this.#parts = parts;
    this.#names = new Set(parts.names);
  }

  fault(kind: BagFault['kind'], subject: string, detail = ''): void {
    this.faults.push({ kind, subject, detail });
  }

  has(name: string): boolean {
    return this.#names.has(nameOf(name));
  }

  async text(name: string): Promise<string | null> {
    const bytes = await this.#parts.read(name);
    const text = bytes === null ? null : decode(bytes);
    if (text === null) this.fault('bag-broken', name, '无法读取，或不是 UTF-8');
    else if (text.startsWith('\ufeff')) this.fault('bag-broken', name, '不得有字节顺序标记');
    else return text;
    return null;
  }

  /** 2.1.1 */
  async declaration(): Promise<void> {
    const text = await this.text('bagit.txt');
    if (text === null) return;
    const lines = tagLines(text);
    const [version = '', encoding = ''] = lines;
    const isOlder = /^BagIt-Version: 0\.9[3-7]$/.test(version);
    if (isOlder) this.fault('bag-broken', 'bagit.txt', `${version}：只核对 1.0 版`);
    else if (lines.length !== 2 || `${version}\n${encoding}\n` !== declaration)
      this.fault('bag-broken', 'bagit.txt', '应为两行：BagIt-Version: 1.0 和 Tag-File-Character-Encoding: UTF-8');
  }

  /** 2.1.3 and 2.2.1: `manifest-sha256.txt`, `tagmanifest-sha256.txt`. */
  async manifests(prefix: 'manifest' | 'tagmanifest'): Promise<BagManifest[]> {
    const found: BagManifest[] = [];
    for (const file of this.#parts.names) {
      const algorithm = new RegExp(`^${prefix}-([^/]+)\\.txt$`, 'i').exec(file)?.[1];
      if (algorithm === undefined) continue;
      if (!file.startsWith(`${prefix}-`) || !/^[a-z0-9]+$/.test(algorithm)) {
        this.fault('bag-broken', file, '算法名应为小写字母和数字');
        continue;
      }
      const text = await this.text(file);
      if (text === null) continue;
      const { entries, faults } = readManifestLines(text, isKnown(algorithm) ? algorithms[algorithm] : 0);
      for (const fault of faults) this.fault('bag-broken', file, fault);
      found.push({ file, algorithm, entries: this.#placed(file, prefix, entries) });
    }
    return found;
  }

  #placed(file: string, prefix: 'manifest' | 'tagmanifest', entries: readonly ManifestEntry[]): ManifestEntry[] {
    const folded = new Map<string, string>();
    return entries.filter(({ path }) => {
      const key = foldedPath(path);
      const other = folded.get(key);
      folded.set(key, path);
      if (other !== undefined) this.fault('bag-broken', file, `大小写或编码形式不同而同名：${other}，${path}`);
      const isPayload = path.startsWith('data/');
      if (prefix === 'manifest' && !isPayload) this.fault('bag-broken', file, `不在 data/ 之内：${path}`);
      else if (prefix === 'tagmanifest' && (isPayload || /^tagmanifest-[^/]*\.txt$/.test(path)))
        this.fault('bag-broken', file, `不应列入：${path}`);
      else return true;
      return false;
    });
  }

  /** 2.2.2 */
  async info(octets: number, count: number): Promise<InfoField[]> {
    if (!this.has('bag-info.txt')) return [];
    const text = await this.text('bag-info.txt');
    if (text === null) return [];
    const { fields, faults } = readInfoLines(text);
    for (const fault of faults) this.fault('bag-broken', 'bag-info.txt', fault);
    const oxums = infoValues(fields, 'Payload-Oxum');
    if (oxums.length > 1) this.fault('bag-broken', 'bag-info.txt', 'Payload-Oxum 只能有一项');
    for (const oxum of oxums)
      if (oxum !== `${octets}.${count}`)
        this.fault('bag-broken', 'bag-info.txt', `Payload-Oxum：${octets}.${count} ≠ ${oxum}`);
    for (const date of infoValues(fields, 'Bagging-Date'))
      if (!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(date))
        this.fault('bag-broken', 'bag-info.txt', `Bagging-Date：${date}`);
    return fields;
  }
}

/** Digest by algorithm, for each path that any of the manifests lists. */
function wanted(manifests: readonly BagManifest[]): Map<string, Map<string, string>> {
  const byPath = new Map<string, Map<string, string>>();
  for (const { algorithm, entries } of manifests)
    for (const { path, digest } of entries) {
      const digests = byPath.get(nameOf(path)) ?? new Map<string, string>();
      byPath.set(nameOf(path), digests.set(algorithm, digest));
    }
  return byPath;
}

export async function checkBagIt(parts: PackParts, onFile: (name: string) => void = () => {}): Promise<BagReport> {
  const bag = new BagReader(parts);
  await bag.declaration();
  if (bag.has('fetch.txt')) bag.fault('bag-broken', 'fetch.txt', '列有待下载的文件，本程序不下载任何内容');
  const manifests = await bag.manifests('manifest');
  const tagManifests = await bag.manifests('tagmanifest');
  if (manifests.length === 0) bag.fault('bag-broken', 'manifest-sha256.txt', '没有有效载荷清单');
  else if (!manifests.some(({ algorithm }) => isKnown(algorithm)))
    bag.fault('bag-broken', manifests[0]?.file ?? '', '没有能够核对的算法');

  const payloadNames = parts.names.filter((name) => name.startsWith('data/'));
  const listed = wanted(manifests);
  for (const { file, entries } of manifests) {
    const own = new Set(entries.map(({ path }) => nameOf(path)));
    // 3: every payload file must be in every payload manifest.
    for (const name of payloadNames)
      if (!own.has(name) && listed.has(name)) bag.fault('bag-broken', file, `未列 ${name}`);
  }
  for (const name of payloadNames) if (!listed.has(name)) bag.fault('file-extra', name);
  for (const name of parts.repeated) bag.fault('file-extra', name, '×2');
  for (const name of parts.names) if (!isInside(name)) bag.fault('bag-broken', name, '路径越出包外');
  const tagged = wanted(tagManifests);
  for (const { file, entries } of tagManifests)
    if (entries.length !== tagged.size) bag.fault('bag-broken', file, '各标签清单所列文件应当相同');

  const payload = new Map<string, string>();
  let octets = 0;
  let files = 0;
  for (const [name, digests] of [...listed, ...tagged]) {
    if (!bag.has(name)) {
      bag.fault('file-missing', name);
      continue;
    }
    onFile(name);
    const known = [...digests].flatMap(([algorithm, digest]) => (isKnown(algorithm) ? [{ algorithm, digest }] : []));
    const found = await parts.hash(name, ['sha256', ...known.map(({ algorithm }) => algorithm)]);
    files++;
    if (name.startsWith('data/')) {
      octets += found?.bytes ?? 0;
      payload.set(name, found?.digests[0] ?? '');
    }
    const wrong = known.filter(({ digest }, i) => found?.digests[i + 1] !== digest);
    if (found === null || wrong.length > 0)
      bag.fault('file-changed', name, wrong.map(({ algorithm }) => algorithm).join('、'));
  }
  const info = await bag.info(octets, payload.size);
  const complete = bag.faults.every(({ kind }) => kind === 'file-changed');
  return { complete, valid: bag.faults.length === 0, faults: bag.faults, info, payload, files };
}
