/**
 * Damages exported packs and checks that it is found and named: `node tests/tools/flip-bytes.ts <file or folder> [step]`
 * changes every `step`-th byte (every one, without it) of every file. Long: a Word file of 20 kB takes minutes.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { verifyPack } from '../../electron/archive/packs/verify-pack.ts';

function filesOf(target: string): string[] {
  if (statSync(target).isFile()) return [target];
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

export interface Flips {
  tried: number;
  /** `file at offset`, where nothing was found, or nothing that names the file. */
  unseen: string[];
}

/**
 * Files that are listed nowhere but in themselves: a change of one may be found by what it says of the others.
 *
 * @param offset the first byte that is tried, so that runs with large steps try different ones
 */
export async function flipBytes(target: string, step: number, offset = 0): Promise<Flips> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-flip-'));
  const copy = path.join(dir, path.basename(target));
  const flips: Flips = { tried: 0, unseen: [] };
  try {
    cpSync(target, copy, { recursive: true });
    for (const file of filesOf(copy)) {
      const good = readFileSync(file);
      for (let at = offset % step; at < good.length; at += step) {
        const bytes = Buffer.from(good);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
        writeFileSync(file, bytes);
        flips.tried++;
        const { problems } = await verifyPack(copy, null);
        const name = path.basename(file);
        const isNamed = problems.some(
          (p) =>
            p.subject.endsWith(name) ||
            p.where.endsWith(name) ||
            name.startsWith('tagmanifest-') ||
            name === 'bagit.txt',
        );
        if (problems.length === 0 || !isNamed) flips.unseen.push(`${path.relative(dir, file)} at ${at}`);
      }
      writeFileSync(file, good);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return flips;
}

if (process.argv[1] === import.meta.filename) {
  const [target, step = '1'] = process.argv.slice(2);
  if (target === undefined) throw new Error('which file or folder?');
  const { tried, unseen } = await flipBytes(target, Number(step));
  process.stdout.write(`${tried} bytes changed, ${unseen.length} not found or not named\n${unseen.join('\n')}\n`);
  process.exitCode = unseen.length === 0 ? 0 : 1;
}
