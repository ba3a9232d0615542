/**
 * `npm start`: the desktop window where Electron's runtime is to be had, else the same program in the browser.
 *
 * Only the door: Node's version is checked before anything that needs the database library is loaded.
 */
import { requireNode } from './node-version.ts';

requireNode();
const { start } = await import('./start/start.ts');
process.exitCode = await start(process.argv.slice(2));
