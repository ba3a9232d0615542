/** Re-hashes every original and text, checks every quotation, and says what is out of step. Reads only. */
import type { VerifyProblem, VerifyProgress, VerifyReport } from '../contract/index.ts';
import { holdsRevisions } from './db/migrations/0004-revisions.ts';
import type { Db, ReadDb } from './db/open.ts';
import { sha256 } from './digest.ts';
import { unsealed } from './search/postings/pages.ts';
import type { Vault } from './vault/vault.ts';

/** Pages of postings whose checksum is wrong; one report for all of them. */
function brokenPages(index: ReadDb): string[] {
  let broken = 0;
  let pages = 0;
  try {
    for (const page of index.prepare<[], Buffer>('SELECT page FROM posting_page').pluck().iterate()) {
      pages++;
      try {
        unsealed(page, true);
      } catch {
        broken++;
      }
    }
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  return broken === 0 ? [] : [`${broken}/${pages}`];
}

/** Records between two progress reports; also where a cancel gets in. */
const STEP = 500;

export async function* verifyArchive(
  db: Db,
  index: ReadDb | null,
  vault: Vault,
  checkExcerpts: () => { checked: number; problems: VerifyProblem[] },
  signal?: AbortSignal,
): AsyncGenerator<VerifyProgress, VerifyReport> {
  const started = performance.now();
  const problems: VerifyProblem[] = [];
  const originals = db.prepare<[], string>('SELECT sha256 FROM original ORDER BY sha256').pluck().all();
  const records = db.prepare<[], number>('SELECT count(*) FROM record').pluck().get() ?? 0;
  const of = originals.length + records + 1;
  let done = 0;

  const quick = db.pragma('quick_check(10)') as Array<{ quick_check: string }>;
  for (const { quick_check: detail } of quick)
    if (detail !== 'ok') problems.push({ kind: 'database', subject: 'archive.sqlite', detail });
  yield { done: ++done, of };

  for (const id of originals) {
    signal?.throwIfAborted();
    const state = await vault.check(id);
    if (state !== 'ok')
      problems.push({ kind: state === 'missing' ? 'original-missing' : 'original-changed', subject: id, detail: '' });
    yield { done: ++done, of };
  }

  const page = db.prepare<[number, number], { rid: number; id: string; text_sha256: string; text: string }>(
    `SELECT r.rid, r.id, r.text_sha256, t.text FROM record r JOIN record_text t USING (rid)
     WHERE r.rid > ? ORDER BY r.rid LIMIT ?`,
  );
  for (let last = 0; ; ) {
    signal?.throwIfAborted();
    const rows = page.all(last, STEP);
    for (const row of rows)
      if (sha256(row.text) !== row.text_sha256) problems.push({ kind: 'text-changed', subject: row.id, detail: '' });
    last = rows.at(-1)?.rid ?? last;
    if (rows.length === 0) break;
    done += rows.length;
    yield { done, of };
  }
  if (holdsRevisions(db))
    for (const row of db
      .prepare<[], { record_id: string; revision: number; text: string; text_sha256: string }>(
        'SELECT record_id, revision, text, text_sha256 FROM record_revision',
      )
      .iterate())
      if (sha256(row.text) !== row.text_sha256)
        problems.push({ kind: 'text-changed', subject: row.record_id, detail: String(row.revision) });
  if (index !== null) {
    const indexed = index.prepare<[], number>('SELECT count(*) FROM doc').pluck().get() ?? 0;
    if (indexed !== records)
      problems.push({ kind: 'index-out-of-step', subject: 'index.sqlite', detail: `${indexed}/${records}` });
    for (const detail of brokenPages(index))
      problems.push({ kind: 'index-out-of-step', subject: 'index.sqlite', detail });
  }
  const excerpts = checkExcerpts();
  problems.push(...excerpts.problems);
  return {
    ok: problems.length === 0,
    originals: originals.length,
    records,
    excerpts: excerpts.checked,
    problems,
    ms: Math.round(performance.now() - started),
  };
}
