/** Opens an archive cold and answers one query, timing from the process's own start. */
import { openArchive } from '../../electron/archive/archive.ts';

const [dir = '', query = '代表'] = process.argv.slice(2);
const before = performance.now();
const archive = await openArchive({ dir, mode: 'read' });
const result = archive.parts.search({ query });
const after = performance.now();
process.stdout.write(`${JSON.stringify({ openMs: after - before, sinceStartMs: after, total: result.total })}\n`);
await archive.close();
