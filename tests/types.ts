/**
 * Type-checks every room under its own tsconfig: what a room may see (Node, DOM, neither) differs, and that is the
 * point. `npm run types` prints one line a room.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

export const rooms = [
  'electron/text',
  'electron/contract',
  'electron/archive',
  'electron/hosts',
  'electron/main',
  'electron/preload',
  'renderer/app',
  'renderer/pack',
  'tests',
];

export interface RoomResult {
  room: string;
  ok: boolean;
  output: string;
}

export function checkRoom(room: string): RoomResult {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(join(root, room, 'tsconfig.json')))
    return { room, ok: false, output: `${room}/tsconfig.json is missing` };
  const run = spawnSync(process.execPath, [compiler, '-p', room], { cwd: root, encoding: 'utf8' });
  return { room, ok: run.status === 0, output: `${run.stdout}${run.stderr}`.trim() };
}

if (process.argv[1] === import.meta.filename) {
  for (const room of rooms) {
    const result = checkRoom(room);
    process.stdout.write(`${result.ok ? 'ok  ' : 'FAIL'} ${room}\n${result.ok ? '' : `${result.output}\n`}`);
    if (!result.ok) process.exitCode = 1;
  }
}
