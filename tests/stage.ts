/**
 * Runs one of our tools to its end, or to its limit.
 *
 * Subtle: an endless loop inside a test blocks the very process that would time it out. So the limit is kept out here,
 * and the whole process group goes with it; a worker that spins would otherwise outlive its parent.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const posix = process.platform !== 'win32';

/** Three times what the slowest stage takes on two busy cores. */
const limitMs = 15 * 60_000;

/** Started by its script and not by a shell: the same on every system. */
export function runTool(script: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      detached: posix,
    });
    const end = (signal: NodeJS.Signals) => {
      if (child.pid === undefined) return;
      try {
        if (posix) process.kill(-child.pid, signal);
        else child.kill(signal);
      } catch {
        // Already gone.
      }
    };
    const timer = setTimeout(() => {
      process.stdout.write(`\n${script} was stopped after ${limitMs / 60_000} minutes\n`);
      end('SIGKILL');
    }, limitMs);
    // A group of its own does not hear the terminal's Ctrl-C.
    const interrupt = () => {
      end('SIGTERM');
      process.exit(130);
    };
    process.once('SIGINT', interrupt);
    const done = (ok: boolean) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt);
      resolve(ok);
    };
    child.once('error', () => done(false));
    child.once('close', (code) => {
      end('SIGKILL');
      done(code === 0);
    });
  });
}
