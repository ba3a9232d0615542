/**
 * The files of a bag as RFC 8493 (BagIt 1.0) writes them: manifests, `bag-info.txt`, names. What is read here may come
 * from anybody; a line that breaks a rule is told, and nothing of it is used as a path.
 */
export interface ManifestEntry {
  /** Lower case. */
  digest: string;
  path: string;
}

export const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** 2.1.3: only these three are encoded, nothing else. */
export function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Null where a `%` stands for something else: the path cannot be told then. */
export function decodePath(encoded: string): string | null {
  if (/%(?!25|0[AaDd])/.test(encoded)) return null;
  return encoded.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replaceAll('%25', '%');
}

/** Two names that some file system takes for one. */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** Inside the bag and nowhere else, on every system (5.1.1): no `..`, no root, no drive, no `~`. */
export function isInside(path: string): boolean {
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(path) || path.includes('\\') || path.includes('\0')) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Lines end with LF, CR or CRLF (2.2); the last may be without an end. */
export function tagLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

export function manifestLines(entries: readonly ManifestEntry[]): string {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return sorted.map(({ digest, path }) => `${digest}  ${encodePath(path)}\n`).join('');
}

/** @param digits of a digest of its algorithm, or 0 when that is not known */
export function readManifestLines(text: string, digits: number): { entries: ManifestEntry[]; faults: string[] } {
  const entries: ManifestEntry[] = [];
  const faults: string[] = [];
  const seen = new Set<string>();
  tagLines(text).forEach((line, i) => {
    const at = `第 ${i + 1} 行`;
    const match = /^([0-9A-Fa-f]+)[ \t]+(\S.*)$/s.exec(line);
    const path = decodePath(match?.[2] ?? '');
    const digest = (match?.[1] ?? '').toLowerCase();
    if (match === null || path === null) faults.push(`${at}：不合格式`);
    else if (digits > 0 && digest.length !== digits) faults.push(`${at}：校验值长度不符`);
    else if (!isInside(path)) faults.push(`${at}：路径越出包外`);
    else if (seen.has(path)) faults.push(`${at}：重复列出 ${path}`);
    else {
      seen.add(path);
      entries.push({ digest, path });
    }
  });
  return { entries, faults };
}

export type InfoField = readonly [label: string, value: string];

/** 2.2.2. A value stays on its line: what it holds of line ends becomes a space. */
export function infoLines(fields: readonly InfoField[]): string {
  return fields.map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`).join('');
}

export function readInfoLines(text: string): { fields: InfoField[]; faults: string[] } {
  const fields: Array<[string, string]> = [];
  const faults: string[] = [];
  tagLines(text).forEach((line, i) => {
    const last = fields.at(-1);
    const match = /^([^\s:](?:[^:]*[^\s:])?):[ \t]?(.*)$/s.exec(line);
    if (/^[ \t]+\S/.test(line) && last !== undefined) last[1] = `${last[1]} ${line.trim()}`;
    else if (match === null) faults.push(`第 ${i + 1} 行：不合“标签: 值”的格式`);
    else fields.push([match[1] ?? '', (match[2] ?? '').trim()]);
  });
  return { fields, faults };
}

/** The values of a label, whatever its case. */
export function infoValues(fields: readonly InfoField[], label: string): string[] {
  return fields.flatMap(([name, value]) => (name.toLowerCase() === label.toLowerCase() ? [value] : []));
}
