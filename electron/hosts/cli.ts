#!/usr/bin/env node
/**
 * `npm run archive -- <verb>`: the archive on the command line, in this process.
 *
 * Only the door: Node's version is checked before anything that needs the database library is loaded.
 */
import { requireNode } from './node-version.ts';

requireNode();
const { runCommandLine } = await import('./cli/program.ts');
await runCommandLine(process.argv.slice(2));
