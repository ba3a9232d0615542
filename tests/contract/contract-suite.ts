/**
 * The contract, as one suite for every host: each method, each kind of error, streams, abort, bad input.
 *
 * A method that is added to the contract and not used here fails the last test, so the suite cannot fall behind.
 * Long because every method has its case, one after the other over one archive a host.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDefinedError, ORPCError, safe } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArchiveClient } from '../../electron/archive/router.ts';
import { contract } from '../../electron/contract/index.ts';
import type { TestedHost } from './hosts.ts';

const records = [
  {
    id: 'vote',
    title: '某区：民生实事项目票决制',
    kind: 'case',
    regions: ['320118'],
    links: ['L3'],
    dates: { event: '2022-10' },
    figures: [{ subject: '某区2022年票决项目', value: 12, unit: '个', asOf: '2022' }],
    text: '代表大会上，代表以票决方式选定当年的民生实事项目。\n\n票决之前，项目向社会公开征集。',
  },
  { id: 'contact', title: '某镇：代表联络站', kind: 'case', links: ['L2'], text: '代表每月在联络站接待选民。' },
  { id: 'marked', title: '某网转载', kind: 'web-copy', quality: ['rewritten'], text: '这篇转载的文字经过改写。' },
];
const interchange = `${records.map((record) => JSON.stringify(record)).join('\n')}\n`;

async function drain<P, D>(stream: AsyncIterator<P, D, void>): Promise<{ steps: P[]; done: D }> {
  const steps: P[] = [];
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return { steps, done: step.value };
    steps.push(step.value);
  }
}

/** The client without its types: for what they forbid, and for a wrapper over all of it. */
function loosened(client: ArchiveClient): Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>> {
  return client as unknown as Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;
}

/** Every method's path, and a client that notes which of them are called. */
function watched(client: ArchiveClient): { client: ArchiveClient; called: Set<string>; all: string[] } {
  const called = new Set<string>();
  const all = Object.entries(contract).flatMap(([room, methods]) => Object.keys(methods).map((m) => `${room}.${m}`));
  const wrapped = Object.fromEntries(
    Object.entries(contract).map(([room, methods]) => [
      room,
      Object.fromEntries(
        Object.keys(methods).map((method) => [
          method,
          (...args: unknown[]) => {
            called.add(`${room}.${method}`);
            return loosened(client)[room]?.[method]?.(...args);
          },
        ]),
      ),
    ]),
  );
  return { client: wrapped as unknown as ArchiveClient, called, all };
}

/** `canDie`: the host has a far side that can end without a word. */
export function contractSuite(name: string, start: () => Promise<TestedHost>, canDie: boolean): void {
  describe(name, () => {
    let host: TestedHost;
    let client: ArchiveClient;
    let calls: ReturnType<typeof watched>;
    let folder: string;

    const importFile = async (file: string, content: string) => {
      const path = join(folder, file);
      await writeFile(path, content);
      return client.imports.start({ tickets: [await host.stage(path, file)] });
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'exchange-archive-sources-'));
      host = await start();
      calls = watched(host.client);
      client = calls.client;
    });
    afterAll(async () => {
      await host?.close();
      await rm(folder, { recursive: true, force: true });
    });

    test('info and taxonomy', async () => {
      const info = await client.archive.info();
      expect(info).toMatchObject({ records: 0, packs: 0, writable: true });
      expect(info.folder).not.toMatch(/[/\\]/);
      const { regions, practices, links } = await client.archive.taxonomy();
      expect(regions.find((region) => region.code === '320118')?.short).toBe('高淳');
      expect(practices.length).toBeGreaterThan(10);
      expect(links).toHaveLength(5);
    });

    test('an import streams its progress and ends with the sums', async () => {
      const { jobId } = await importFile('records.jsonl', interchange);
      const { steps, done } = await drain(await client.imports.watch({ jobId }));
      expect(done).toMatchObject({ jobId, state: 'done', imported: 3, alreadyHere: 0, refused: 0 });
      for (const step of steps) expect(step.jobId).toBe(jobId);
      const report = await client.imports.report({ jobId });
      expect(report.rows.map((row) => row.outcome)).toEqual(['imported', 'imported', 'imported']);
      expect(report.rows.map((row) => row.recordId).sort()).toEqual(['contact', 'marked', 'vote']);
      const jobs = await client.imports.list();
      expect(jobs.find((job) => job.id === jobId)?.finishedAt).not.toBeNull();
    });

    test('the same file again is already here', async () => {
      const { jobId } = await importFile('again.jsonl', interchange);
      const { done } = await drain(await client.imports.watch({ jobId }));
      expect(done).toMatchObject({ state: 'done', imported: 0 });
      expect((await client.archive.info()).records).toBe(3);
    });

    test('search: hits, passages on the original text, facets', async () => {
      const result = await client.search.query({ query: '票决' });
      expect(result.total).toBe(1);
      const [hit] = result.hits;
      expect(hit).toMatchObject({ id: 'vote', kind: 'case', regions: ['320118'] });
      expect(hit?.passages.length).toBeGreaterThan(0);
      for (const { text, highlights, locator } of hit?.passages ?? []) {
        expect(records[0]?.text.slice(locator.start, locator.end)).toBe(text);
        for (const [from, to] of highlights) expect(text.slice(from, to)).toBe('票决');
      }
      expect(result.facets.kind).toContainEqual({ value: 'case', count: 1 });
      const filtered = await client.search.query({ query: '票决', filters: { link: ['L2'] } });
      expect(filtered).toMatchObject({ total: 0, miss: { totalWithoutFilters: 1 } });
    });

    test('search: other ways to ask, and what is offered beside the hits', async () => {
      const natural = await client.search.query({ query: '怎样接待选民', mode: 'natural' });
      expect(natural.hits[0]?.id).toBe('contact');
      const missed = await client.search.query({ query: '票绝制' });
      expect(missed).toMatchObject({ total: 0, index: 'ready', miss: { absent: ['票绝制'], withoutFilter: [] } });
      expect(Array.isArray(missed.corrections) && Array.isArray(missed.groups)).toBe(true);
      const { miss } = await client.search.query({ query: '票决', filters: { link: ['L2'], kind: ['case'] } });
      expect(miss?.withoutFilter).toContainEqual({ filter: 'link', total: 1 });
    });

    test('search: from one record to others', async () => {
      expect(await client.search.similar({ id: 'vote' })).toEqual(expect.any(Array));
      const elsewhere = await client.search.elsewhere({ id: 'vote' });
      expect(elsewhere.hits.map((hit) => hit.id)).not.toContain('vote');
      for (const ask of [client.search.similar({ id: 'absent' }), client.search.elsewhere({ id: 'absent' })])
        await expect(ask).rejects.toMatchObject({ code: 'NOT_FOUND', defined: true });
    });

    test('search: the index made anew while the old one answers', async () => {
      const before = await client.search.query({ query: '代表' });
      expect(await client.search.rebuild()).toEqual({ started: true });
      expect((await client.search.query({ query: '代表' })).total).toBe(before.total);
      await expect.poll(async () => (await client.archive.info()).index.state, { timeout: 20_000 }).toBe('ready');
      const after = await client.search.query({ query: '代表' });
      expect(after).toMatchObject({ total: before.total, index: 'ready', behind: 0 });
    });

    test('batch: exact containment, and ranked', async () => {
      const queries = [
        { id: 'q1', text: '代表', mode: 'exact' as const, k: 0 },
        { id: 2, text: '接待选民', mode: 'ranked' as const, k: 1 },
      ];
      const [exact, ranked] = await client.search.batch({ queries });
      expect(exact?.hits.map((hit) => hit.id).sort()).toEqual(['contact', 'vote']);
      expect(ranked).toMatchObject({ id: '2', hits: [{ id: 'contact' }] });
    });

    test('records: whole, listed in pages, and the untouched original', async () => {
      const record = await client.records.get({ id: 'vote' });
      expect(record).toMatchObject({ id: 'vote', title: records[0]?.title, text: records[0]?.text });
      expect(record.textSha256).toBe(createHash('sha256').update(record.text).digest('hex'));
      const first = await client.records.list({ limit: 2 });
      const second = await client.records.list({ limit: 2, offset: 2 });
      expect(first.total).toBe(3);
      const ids = [...first.records, ...second.records].map(({ id }) => id);
      expect(new Set(ids)).toEqual(new Set(['vote', 'contact', 'marked']));
      const original = await client.records.original({ id: 'vote' });
      expect(await original.text()).toBe(interchange);
    });

    test('searches: saved, renamed, seen, removed; the history of what was asked', async () => {
      const asked = { query: '票决', filters: { kind: ['case'] } };
      const saved = await client.searches.save({ ...asked, name: '票决制' });
      expect(saved).toMatchObject({ ...asked, mode: 'terms', name: '票决制', total: 1, fresh: 0 });
      expect(await client.searches.rename({ id: saved.id, name: '民生实事' })).toMatchObject({ name: '民生实事' });
      expect(await client.searches.seen({ id: saved.id })).toMatchObject({ id: saved.id, fresh: 0 });
      expect(await client.searches.saved()).toMatchObject([{ id: saved.id, name: '民生实事', total: 1 }]);
      expect(await client.searches.remove({ id: saved.id })).toEqual({ removed: true });
      expect(await client.searches.saved()).toEqual([]);
      const gone = client.searches.rename({ id: saved.id, name: '票决制' });
      await expect(gone).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404, defined: true });
      expect(await client.searches.remember({ ...asked, total: 1 })).toEqual({ kept: true });
      expect(await client.searches.remember({ query: ' ', total: 3 })).toEqual({ kept: false });
      expect(await client.searches.history({})).toMatchObject([{ ...asked, total: 1 }]);
      expect(await client.searches.forget()).toEqual({ forgotten: 1 });
    });

    test('pairs: listed, saved, imported, proposed, removed; a supplied one stays', async () => {
      const before = await client.pairs.list();
      expect(before.length).toBeGreaterThan(200);
      const pair = { spun: '接待选民', standard: '联系选民', cls: 'X' as const, enabled: true, note: '试用' };
      expect(await client.pairs.save(pair)).toEqual({ ...pair, origin: 'added' });
      const tsv = '# 自编\n某某词\t某某\tG\n只有一栏\n';
      expect(await client.pairs.import({ tsv })).toMatchObject({
        added: 1,
        refused: [{ line: 3, text: '只有一栏', why: 'columns' }],
      });
      expect((await client.pairs.list()).length).toBe(before.length + 2);
      expect(await client.pairs.propose({ rewritten: 'marked', clean: 'vote' })).toEqual([]);
      expect(await client.pairs.remove({ spun: '某某词', standard: '某某' })).toEqual({ removed: true });
      expect(await client.pairs.remove(pair)).toEqual({ removed: true });
      expect(await client.pairs.list()).toEqual(before);
      const supplied = client.pairs.remove({ spun: '全历程', standard: '全过程' });
      await expect(supplied).rejects.toMatchObject({ code: 'CONFLICT', status: 409, defined: true });
      await expect(client.pairs.propose({ rewritten: 'nothing', clean: 'vote' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
        defined: true,
      });
    });

    test('the restored reading: replaced words with their places, null where there is nothing to restore', async () => {
      const pairs = ['这篇转载', '经过改写', '文字'].map((spun) => `${spun}\t某${spun}\tG`);
      expect(await client.records.restored({ id: 'marked' })).toBeNull();
      expect(await client.pairs.import({ tsv: pairs.join('\n') })).toMatchObject({ added: 3 });
      expect(await client.records.restored({ id: 'marked' })).toMatchObject({
        flagged: true,
        distinct: 3,
        text: '某这篇转载的某文字某经过改写。',
        replacements: [
          { start: 0, end: 4 },
          { start: 5, end: 7 },
          { start: 7, end: 11 },
        ],
        suggestions: [],
      });
      for (const spun of ['这篇转载', '经过改写', '文字']) await client.pairs.remove({ spun, standard: `某${spun}` });
      expect(await client.records.restored({ id: 'marked' })).toBeNull();
      await expect(client.records.restored({ id: 'nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('a missing record is a typed error with its code, status and data', async () => {
      const { error } = await safe(client.records.get({ id: 'nothing' }));
      expect(isDefinedError(error)).toBe(true);
      expect(error).toMatchObject({ code: 'NOT_FOUND', status: 404, data: { params: { id: 'nothing' } } });
      for (const call of [client.records.original({ id: 'nothing' }), client.packs.get({ id: 'nothing' })]) {
        await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND', defined: true });
      }
    });

    test('a missing job fails on the stream with the same typed error', async () => {
      const watching = async () => drain(await client.imports.watch({ jobId: 'nothing' }));
      await expect(watching()).rejects.toMatchObject({ code: 'NOT_FOUND', defined: true });
      await expect(client.imports.start({ tickets: ['forged'] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('bad input is refused with what is wrong, before anything happens', async () => {
      const send = (room: string, method: string, input: unknown): Promise<unknown> =>
        loosened(client)[room]?.[method]?.(input) ?? Promise.reject(new Error(`no ${room}.${method}`));
      const bad = [
        () => send('search', 'query', { query: 7 }),
        () => send('search', 'query', { query: 'x', limit: 100_000 }),
        () => send('records', 'get', {}),
        () => send('records', 'list', { offset: -1 }),
        () => send('searches', 'save', { query: '票决', name: ' ' }),
        () => send('searches', 'remember', { query: '票决', mode: 'guess', total: 1 }),
        () => send('pairs', 'save', { spun: '', standard: '甲', cls: 'G', enabled: true, note: '' }),
        () => send('imports', 'start', { tickets: [] }),
        () => send('packs', 'add', { id: 'x', items: [{ recordId: 'vote', start: 'a' }] }),
      ];
      for (const call of bad) {
        const error: unknown = await call().then(
          () => null,
          (reason: unknown) => reason,
        );
        expect(error).toBeInstanceOf(ORPCError);
        expect(error).toMatchObject({ code: 'BAD_REQUEST', status: 400 });
        expect((error as ORPCError<string, { issues: unknown[] }>).data.issues.length).toBeGreaterThan(0);
      }
    });

    test('any string is a query', async () => {
      const odd = [
        '"',
        '""',
        ' ',
        '-',
        'OR',
        '-票决',
        '字段:',
        'NEAR(',
        "';--",
        '\u0000\ud800',
        '('.repeat(500),
        '票'.repeat(5000),
      ];
      for (const query of odd) {
        const result = await client.search.query({ query });
        expect(result.total, query.slice(0, 20)).toBeGreaterThanOrEqual(0);
      }
    });

    test('packs: create, add, save, conflict, check, confirm, export, remove', async () => {
      const made = await client.packs.create({ title: '测试汇编' });
      const filled = await client.packs.add({ id: made.id, items: [{ recordId: 'vote', start: 0, end: 10 }] });
      expect(filled.items).toMatchObject([{ type: 'excerpt', quote: records[0]?.text.slice(0, 10) }]);
      const recipe = { ...filled, title: '改名' };
      const saved = await client.packs.save({ ...recipe, version: filled.version });
      expect(saved).toMatchObject({ title: '改名', version: filled.version + 1 });
      const stale = client.packs.save({ ...recipe, version: filled.version });
      await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', status: 409, defined: true });
      expect(await client.packs.check({ id: made.id })).toMatchObject([{ state: 'ok' }]);
      expect(await client.packs.prepare({ id: made.id })).toEqual({});
      expect(await client.packs.list()).toMatchObject([{ id: made.id, excerpts: 1 }]);
      for (const format of ['html', 'docx'] as const) {
        const { done } = await drain(await client.packs.export({ id: made.id, formats: [format] }));
        expect(done).toMatchObject({ quotations: 1 });
        expect(done?.files.length).toBeGreaterThan(0);
        const fetched = await host.fetchExport(done?.ticket ?? '');
        expect(fetched.name).toContain('改名');
        expect(fetched.bytes).toBeGreaterThan(1000);
      }
      const [kept] = await client.packs.keep({ id: made.id, note: '送审' });
      expect(await client.packs.versions({ id: made.id })).toMatchObject([{ note: '送审' }]);
      expect(await client.packs.version({ id: made.id, version: kept?.version ?? 0 })).toMatchObject({ title: '改名' });
      expect(await client.packs.changes({ id: made.id })).toEqual([]);
      const arranged = await client.packs.arrange({ id: made.id, version: saved.version, by: 'link' });
      const rebuilt = await client.packs.rebuild({ id: made.id, version: arranged.version, items: [] });
      const back = { id: made.id, version: saved.version, base: rebuilt.version };
      expect(await client.packs.restore(back)).toMatchObject({ items: filled.items });
      const copy = await client.packs.duplicate({ id: made.id, title: '另存' });
      expect(await client.packs.remove({ id: copy.id })).toEqual({ removed: true });
      const preview = await drain(await client.packs.export({ id: made.id, formats: ['xlsx'], purpose: 'preview' }));
      const file = await client.packs.exported({ ticket: preview.done?.ticket ?? '' });
      const staged = await host.stageExport(preview.done?.ticket ?? '');
      const checked = await drain(await client.packs.verify({ tickets: [staged] }));
      expect(JSON.stringify(checked.done)).toContain('"ok":true');
      expect(file.size).toBe(preview.done?.files[0]?.bytes);
      await client.packs.add({ id: made.id, items: [{ recordId: 'marked' }] });
      const unconfirmed = async () => drain(await client.packs.export({ id: made.id, formats: ['html'] }));
      await expect(unconfirmed()).rejects.toMatchObject({ code: 'NEEDS_CONFIRMATION', status: 428, defined: true });
      const { done } = await drain(await client.packs.export({ id: made.id, formats: ['html'], confirmed: true }));
      expect(done).toMatchObject({ records: 2 });
      expect(await client.packs.remove({ id: made.id })).toEqual({ removed: true });
      await expect(client.packs.get({ id: made.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('verify and backup stream, and end with a report', async () => {
      const verified = await drain(await client.archive.verify());
      expect(verified.done).toMatchObject({ ok: true, problems: [], records: 3 });
      const backed = await drain(await client.archive.backup());
      expect(backed.done).toMatchObject({ verified: true, records: 3 });
      const info = await client.archive.info();
      expect(info.lastBackup).not.toBeNull();
      expect(info.lastVerify).toMatchObject({ ok: true });
    });

    test('a watcher that leaves ends its stream and not the job; cancel ends the job between items', async () => {
      const many = Array.from({ length: 20_000 }, (_, i) =>
        JSON.stringify({
          id: `many-${i}`,
          title: `第${i}号简报`,
          text: `代表联络站第${i}次接待，收到意见${i % 9}条。`,
        }),
      );
      const { jobId } = await importFile('many.jsonl', `${many.join('\n')}\n`);
      const abort = new AbortController();
      const stream = await client.imports.watch({ jobId }, { signal: abort.signal });
      await stream.next();
      abort.abort();
      // Over a wire the stream rejects with AbortError, in-process it just ends; neither may hang.
      const ended = drain(stream).then(
        () => 'ended',
        () => 'ended',
      );
      expect(await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 3_000, 'hangs'))])).toBe('ended');
      // Reading goes on beside the import.
      expect((await client.search.query({ query: '票决' })).hits[0]?.id).toBe('vote');
      const { cancelled } = await client.imports.cancel({ jobId });
      const { done } = await drain(await client.imports.watch({ jobId }));
      expect(done?.state).toBe(cancelled ? 'cancelled' : 'done');
      expect((await client.archive.info()).records).toBe(3 + (done?.imported ?? 0));
    });

    test('records: corrected, with the former state at hand; another base is a conflict', async () => {
      const before = await client.records.get({ id: 'contact' });
      const change = { title: '某镇：人大代表联络站' };
      const after = await client.records.revise({ id: 'contact', base: before.textSha256, change, why: '用全称' });
      expect(after).toMatchObject({ title: change.title, revision: 2 });
      expect(await client.records.revisions({ id: 'contact' })).toMatchObject([
        { revision: 1, title: before.title, why: '用全称', changed: ['title'] },
      ]);
      expect((await client.records.revision({ id: 'contact', revision: 1 })).title).toBe(before.title);
      await expect(client.records.revise({ id: 'contact', base: 1, change, why: '再改' })).rejects.toMatchObject({
        code: 'CONFLICT',
        data: { params: { revision: '2' } },
      });
    });

    test('handover: a set written, opened, compared, applied, reported and let go; what is no set is refused', async () => {
      const { done: made } = await drain(await client.handover.export({ records: ['vote', 'contact'] }));
      expect(made).toMatchObject({ records: 2, packs: 0 });
      expect((await host.fetchExport(made.ticket)).bytes).toBeGreaterThan(0);
      const path = join(folder, 'handover.json');
      await writeFile(path, '{}');
      const tickets = [await host.stage(path, 'handover.json')];
      await expect(client.handover.open({ tickets }).then(drain)).rejects.toMatchObject({
        code: 'BAD_SET',
        status: 422,
        data: { params: { why: 'not-a-set' } },
      });
      const opening = await client.handover.open({ tickets: [await host.stageExport(made.ticket)] });
      const { steps: openSteps, done: set } = await drain(opening);
      expect([...new Set(openSteps.map(({ step }) => step))]).toEqual(['unpack', 'check', 'compare']);
      expect(set).toMatchObject({ own: true, records: 2 });
      const preview = await client.handover.preview({ id: set.id });
      expect(preview.totals).toEqual({ new: 0, newer: 0, same: 2, older: 0, conflict: 0 });
      const item = { id: set.id, kind: 'record' as const, item: 'vote' };
      const compared = await client.handover.compare(item);
      expect(compared.ours).toEqual(compared.theirs);
      const { done: report } = await drain(await client.handover.apply({ id: set.id }));
      expect(report).toMatchObject({ state: 'done', outcomes: { 'already-here': 2 } });
      expect((await client.handover.report({ id: set.id })).total).toBe(2);
      expect(await client.handover.close({ id: set.id })).toEqual({ closed: true });
      await expect(client.handover.preview({ id: set.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('compare: a matrix with its passages, figures by subject, and the chart of one', async () => {
      const scope = { query: '票决', filters: {} };
      const matrix = await client.compare.matrix({ scope, rows: 'prefecture', columns: 'links' });
      expect(matrix).toMatchObject({ rows: [{ code: '320100', name: '南京市' }], records: 1, unplaced: [], beyond: 0 });
      const [one] = matrix.cells[0]?.cases ?? [];
      const record = await client.records.get({ id: one?.recordId ?? '' });
      for (const { quote, locator } of one?.passages ?? [])
        expect(record.text.slice(locator.start, locator.end)).toBe(quote);
      const everything = await client.compare.matrix({});
      expect(everything.unplaced.map((u) => u.without)).toContain('region');
      const [group] = await client.compare.figures({ scope });
      expect(group).toMatchObject({ subject: '某区票决项目', unit: '个', conflicts: 0 });
      const drawn = await client.compare.chart({ scope, subject: group?.subject ?? '', unit: '个', form: 'line' });
      expect(drawn.svg).toMatch(/^<svg[\s\S]*12个[\s\S]*<\/svg>$/);
      expect(drawn.alt).toContain('12个（截至2022年）');
      const missing = await safe(client.compare.chart({ subject: '没有这一项' }));
      expect(missing.error instanceof ORPCError && missing.error.code).toBe('NOT_FOUND');
    });

    test('every method of the contract was called', () => {
      expect([...calls.called].sort()).toEqual(calls.all.sort());
    });

    // In-process there is no far side; a skipped test would suggest that something was left out.
    if (!canDie) return;
    test('when the far side is gone, calls reject instead of waiting', async () => {
      const pending = client.search.query({ query: '代表' }).catch(() => 'rejected');
      await host.crash?.();
      await pending;
      const late = client.archive.info().then(
        () => 'answered',
        () => 'rejected',
      );
      expect(await Promise.race([late, new Promise((resolve) => setTimeout(resolve, 3_000, 'hangs'))])).toBe(
        'rejected',
      );
    });
  });
}
