/**
 * `search --batch queries.jsonl --out run.trec`: many queries for an evaluation, results as TREC run lines.
 *
 * Streams in both directions: a chunk of queries is asked, written and forgotten. Times go to `<out>.times.jsonl`.
 * Both files appear under their names only when they are complete.
 */
import { createWriteStream, type WriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { BatchQuery, type BatchResult } from '../../contract/index.ts';
import { type Context, say, withArchive } from './context.ts';
import { type ExitCode, exits, MissingError, OutputError, UsageError } from './exit.ts';

/** Small enough that an `exact` chunk with `k: 0` over a large archive stays in memory. */
const chunkSize = 50;
const tag = 'exchange-archive';

export async function batchSearch(context: Context, source: string, out: string | undefined): Promise<ExitCode> {
  return withArchive(context, 'read', async (client) => {
    let run: WriteStream | null = null;
    let times: WriteStream | null = null;
    let answered = 0;
    try {
      if (out !== undefined) {
        run = await openPart(out);
        times = await openPart(`${out}.times.jsonl`);
      }
      for await (const queries of chunks(source)) {
        if (context.io.interrupted.aborted) return exits.interrupted;
        for (const result of await client.search.batch({ queries })) {
          const lines = trecLines(result);
          if (run === null) for (const line of lines) context.io.out(line);
          else await write(run, lines.map((line) => `${line}\n`).join(''));
          if (times !== null) await write(times, `${JSON.stringify({ id: result.id, ms: result.ms })}\n`);
          answered += 1;
        }
        context.io.progress(say(context, `已完成 ${answered} 个检索`, `${answered} queries done`));
      }
      if (out !== undefined) {
        await keepPart(run, out);
        await keepPart(times, `${out}.times.jsonl`);
      }
    } finally {
      if (out !== undefined) await Promise.all([dropPart(run, out), dropPart(times, `${out}.times.jsonl`)]);
    }
    context.io.err(say(context, `共 ${answered} 个检索`, `${answered} queries`));
    return exits.ok;
  });
}

export function trecLines(result: BatchResult): string[] {
  return result.hits.map((hit, i) => `${result.id} Q0 ${hit.id} ${i + 1} ${hit.score} ${tag}`);
}

async function* chunks(source: string): AsyncGenerator<BatchQuery[]> {
  const file = await open(source, 'r').catch(() => null);
  if (file === null) throw new MissingError(`打不开检索清单：${source}`, `Cannot open the queries: ${source}`);
  let chunk: BatchQuery[] = [];
  let number = 0;
  for await (const line of file.readLines({ encoding: 'utf8' })) {
    number += 1;
    if (line.replace(/^\uFEFF/, '').trim() === '') continue;
    chunk.push(readLine(line.replace(/^\uFEFF/, ''), number));
    if (chunk.length === chunkSize) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

function readLine(line: string, number: number): BatchQuery {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = null;
  }
  const parsed = BatchQuery.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    `检索清单第 ${number} 行不是 {"id","text","mode","k"}`,
    `Line ${number} of the queries is not {"id","text","mode","k"}`,
  );
}

const partName = (path: string) => `${path}.part`;

async function openPart(path: string): Promise<WriteStream> {
  const stream = createWriteStream(partName(path));
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve());
    stream.once('error', (error) => reject(new OutputError(path, error)));
  });
  return stream;
}

function write(stream: WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(new OutputError(String(stream.path), error)) : resolve()));
  });
}

async function keepPart(stream: WriteStream | null, path: string): Promise<void> {
  if (stream === null) return;
  await new Promise<void>((resolve) => stream.end(resolve));
  await rename(partName(path), path);
}

async function dropPart(stream: WriteStream | null, path: string): Promise<void> {
  if (stream === null) return;
  stream.destroy();
  await rm(partName(path), { force: true });
}
