/** A pack as large as packs get: judged documents with pictures, charts, tables and quotations, the same every time. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { type Archive, openArchive } from '../../electron/archive/archive.ts';
import { type ArchiveClient, createLocalClient } from '../../electron/archive/router.ts';
import type { Pack, PackItem } from '../../electron/contract/index.ts';
import { lcg } from './corpus.ts';
import { judgedDocuments } from './judged/documents.ts';

export interface BigPack {
  records: number;
  pictures: number;
  charts: number;
  excerpts: number;
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.from(type, 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([head, data])));
  return Buffer.concat([size, head, data, sum]);
}

/** A photograph in all that matters here: 800 × 600 colours that do not compress to nothing (PNG, ISO/IEC 15948). */
function photograph(seed: number): Buffer {
  const [width, height] = [800, 600];
  const random = lcg(seed);
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width * 3; x++)
      rows[y * (width * 3 + 1) + 1 + x] = (x / 9 + y / 3 + random() * 24 + seed * 40) & 0xff;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const data = chunk('IDAT', deflateSync(rows, { level: 4 }));
  return Buffer.concat([signature, chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))]);
}

async function importAll(archive: Archive, client: ArchiveClient, files: readonly string[]): Promise<void> {
  const tickets = files.map((file) => archive.stage({ path: file, name: path.basename(file) }));
  const { jobId } = await client.imports.start({ tickets });
  const steps = await client.imports.watch({ jobId });
  while ((await steps.next()).done !== true);
}

/** Makes the archive in `dir` and the pack in it. */
export async function makeBigPack(
  dir: string,
  size: BigPack,
): Promise<{ archive: Archive; client: ArchiveClient; pack: Pack }> {
  const archive = await openArchive({ dir: path.join(dir, 'archive'), mode: 'write', create: true });
  const client = createLocalClient(archive);
  const documents = judgedDocuments().map(({ record }) => record);
  const lines = Array.from({ length: size.records }, (_, i) => {
    const record = documents[i % documents.length];
    const again = Math.floor(i / documents.length);
    return JSON.stringify(
      again === 0 ? record : { ...record, id: `${record?.id}-${again}`, title: `${record?.title}（${again}）` },
    );
  });
  const jsonl = path.join(dir, 'records.jsonl');
  writeFileSync(jsonl, `${lines.join('\n')}\n`);
  const photographs = Array.from({ length: size.pictures }, (_, i) => {
    const file = path.join(dir, `照片${i + 1}.png`);
    writeFileSync(file, photograph(i + 1));
    return file;
  });
  await importAll(archive, client, [jsonl, ...photographs]);

  const ids: Array<{ id: string; title: string; kind: string }> = [];
  for (let offset = 0; offset < size.records + size.pictures; offset += 500)
    ids.push(...(await client.records.list({ offset, limit: 500 })).records);
  const isPicture = ({ title }: { title: string }): boolean => /^照片\d+/.test(title);
  const texts = ids.filter((one) => !isPicture(one));
  const made = await client.packs.create({ title: '长三角基层实践资料汇编' });
  const additions = texts.flatMap(({ id }, i) => [
    ...(i < size.excerpts ? [{ recordId: id, start: 0, end: 80 }] : []),
    { recordId: id },
  ]);
  const filled = await client.packs.add({ id: made.id, items: additions });
  const groups = (await client.compare.figures({ scope: { query: '', filters: {} } }))
    .sort((a, b) => b.points.length - a.points.length)
    .slice(0, size.charts);
  const charts = groups.map(
    ({ subject, unit }, i): PackItem => ({
      id: `chart-${i}`,
      type: 'chart',
      title: '',
      subject,
      unit,
      form: 'bar',
      records: [],
    }),
  );
  const pictures = ids
    .filter(isPicture)
    .map(({ id }): PackItem => ({ id: `picture-${id}`, type: 'picture', recordId: id, caption: '' }));
  const records: string[] = [];
  const items: PackItem[] = [
    { id: 'section-1', type: 'section', title: '对照与数据' },
    { id: 'matrix', type: 'comparison', title: '', rows: 'prefecture', columns: 'practices', records },
    { id: 'figures', type: 'figures', title: '', records },
    ...charts,
    ...pictures,
    { id: 'section-2', type: 'section', title: '资料' },
    ...filled.items,
  ];
  return { archive, client, pack: await client.packs.save({ ...filled, items }) };
}
