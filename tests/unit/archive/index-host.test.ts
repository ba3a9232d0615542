/** The index as a file that may be old, damaged or gone: always answered, always mended, never quietly wrong. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../../../electron/archive/archive.ts';
import { indexName, indexPath } from '../../../electron/archive/search/index-file.ts';
import { generateCorpus } from '../../bench/corpus.ts';
import { archiveOf, importPaths, newArchive, tempFolder, writeJsonl } from './temp.ts';

const documents = [...generateCorpus(400, 3)];

async function settled(archive: Archive): Promise<void> {
  await expect
    .poll(() => archive.parts.runner?.rebuilding === false && archive.parts.behind() === 0, { timeout: 20_000 })
    .toBe(true);
}

/** Closes, does something to the file, opens again. */
async function reopened(archive: Archive, dir: string, change: (file: string) => void): Promise<Archive> {
  await archive.close();
  change(indexPath(dir));
  return openArchive({ dir, mode: 'write' });
}

describe('making the index anew', () => {
  it('answers from the old one meanwhile, takes the new one up, and removes the old', async () => {
    const { archive, client, dir } = await archiveOf(documents);
    const wanted = archive.parts.search({ query: '代表' }).total;
    expect(wanted).toBeGreaterThan(50);
    const first = indexName(dir);
    expect(archive.parts.runner?.rebuildIndex()).toBe(true);
    expect(archive.parts.runner?.rebuildIndex()).toBe(false);
    const during = archive.parts.search({ query: '代表' });
    expect([during.total, during.index]).toEqual([wanted, 'rebuilding']);
    // What comes in meanwhile is in the new index, too.
    const more = writeJsonl(path.join(tempFolder(), 'more.jsonl'), [{ id: 'late', text: '代表接待选民，齉龘。' }]);
    await importPaths(archive, client, more);
    await settled(archive);
    expect(archive.parts.search({ query: '代表' })).toMatchObject({ total: wanted + 1, index: 'ready', behind: 0 });
    expect(archive.parts.search({ query: '齉龘' }).hits[0]?.id).toBe('late');
    expect(indexName(dir)).not.toBe(first);
    expect(readdirSync(dir).filter((name) => name.startsWith('index') && name.endsWith('.sqlite'))).toEqual([
      indexName(dir),
    ]);
  });

  it('is followed by another process that only reads', async () => {
    const { archive, dir } = await archiveOf(documents);
    const reader = await openArchive({ dir, mode: 'read' });
    const wanted = reader.parts.search({ query: '代表' }).total;
    archive.parts.runner?.rebuildIndex();
    await settled(archive);
    archive.parts.search({ query: '代表' });
    expect(reader.parts.search({ query: '代表' })).toMatchObject({ total: wanted, index: 'ready' });
    await reader.close();
  });

  it('cut off half-way leaves the old one in use and nothing behind', async () => {
    const { archive, dir } = await archiveOf(documents);
    const first = indexName(dir);
    archive.parts.runner?.rebuildIndex();
    const again = await reopened(archive, dir, () => {});
    expect(again.parts.search({ query: '代表' }).total).toBeGreaterThan(50);
    expect(readdirSync(dir).filter((name) => /^index.*\.sqlite$/.test(name))).toEqual([indexName(dir)]);
    expect([first, 'index-1.sqlite']).toContain(indexName(dir));
    await again.close();
  });
});

describe('an index that cannot be trusted', () => {
  const cases: Array<[string, (file: string) => void]> = [
    ['is empty', (file) => writeFileSync(file, '')],
    ['is not a database', (file) => writeFileSync(file, 'x'.repeat(100_000))],
    [
      'is of another version',
      (file) => {
        const db = new Database(file);
        db.exec("UPDATE meta SET value = 1 WHERE key = 'version'");
        db.close();
      },
    ],
    [
      'is of another analyser',
      (file) => {
        const db = new Database(file);
        db.exec("UPDATE meta SET value = 1 WHERE key = 'analyser'");
        db.close();
      },
    ],
  ];
  it.each(cases)('%s: is made anew by the next opening', async (name, change) => {
    const { archive, dir } = await archiveOf(documents.slice(0, 60));
    const wanted = archive.parts.search({ query: '代表' }).total;
    const again = await reopened(archive, dir, change);
    // Of another analyser only: the old one answers until the new one is there.
    if (name.includes('analyser'))
      expect(again.parts.search({ query: '代表' })).toMatchObject({ total: wanted, index: 'rebuilding' });
    await settled(again);
    expect(again.parts.search({ query: '代表' })).toMatchObject({ total: wanted, index: 'ready' });
    await again.close();
  });

  it('has a flipped bit in its postings: noticed by the question that meets it, said, and mended by itself', async () => {
    const { archive, dir } = await archiveOf(documents);
    const wanted = archive.parts.search({ query: '代表' }).total;
    const again = await reopened(archive, dir, (file) => {
      const db = new Database(file);
      const pages = db.prepare<[], { id: number; page: Buffer }>('SELECT id, page FROM posting_page').all();
      for (const { id, page } of pages) {
        page[page.length >>> 1] = (page[page.length >>> 1] ?? 0) ^ 4;
        db.prepare('UPDATE posting_page SET page = ? WHERE id = ?').run(page, id);
      }
      db.close();
    });
    const first = again.parts.search({ query: '代表' });
    expect(first).toMatchObject({ total: 0, index: 'damaged', behind: documents.length });
    await settled(again);
    expect(again.parts.search({ query: '代表' })).toMatchObject({ total: wanted, index: 'ready', behind: 0 });
    await again.close();
  });

  it('has pages of its file overwritten while it is in use', async () => {
    const { archive, dir } = await archiveOf(documents);
    const wanted = archive.parts.search({ query: '代表' }).total;
    const again = await reopened(archive, dir, (file) => {
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 16384 * 2);
      writeFileSync(file, bytes);
    });
    await expect
      .poll(
        () => {
          const found = again.parts.search({ query: '代表' });
          return [found.index, found.total];
        },
        { timeout: 20_000 },
      )
      .toEqual(['ready', wanted]);
    await again.close();
  });

  it('is gone: made anew', async () => {
    const { archive, dir } = await newArchive();
    await archive.close();
    expect(existsSync(indexPath(dir))).toBe(true);
  });
});
