/**
 * Charts and pictures against the hashes that the manifest has for what they show: whoever changes one and makes the
 * hashes of the files fit is told by the name of the item.
 *
 * Only where a format carries the bytes that were hashed: the web page, Markdown and slides do, Word does for charts (a
 * photograph that was turned has other bytes there). In a PDF charts are drawn anew and a PNG is taken apart, in text
 * and workbooks there are none, and a comparison is set as words everywhere: their files' hashes are all there is.
 */
import type { Checked } from './report.ts';

export interface Carried {
  /** Of the parts that hold them. */
  under: string;
  pictures: boolean;
}

export async function checkItems({ manifest, parts, report }: Checked, { under, pictures }: Carried): Promise<void> {
  const titles = new Map(manifest.records.map((record) => [record.id, record.title]));
  const wanted = [
    ...manifest.charts.map(({ title, pictureSha256 }) => ({ title, hash: pictureSha256 })),
    ...(pictures ? manifest.pictures : []).map(({ record, originalSha256 }) => ({
      title: titles.get(record) || record,
      hash: originalSha256,
    })),
  ];
  if (wanted.length === 0) return;
  const held = new Set<string>();
  for (const name of parts.names.filter((one) => one.startsWith(under))) {
    const hashed = await parts.hash(name);
    for (const digest of hashed?.digests ?? []) held.add(digest);
  }
  for (const { title, hash } of wanted) if (!held.has(hash)) report('item-changed', title, under);
}
