import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { createLocalClient } from '../../../electron/archive/router.ts';
import { generateCorpus } from '../../bench/corpus.ts';
import { archiveOf, importPaths, newArchive, tempFolder, writeJsonl } from './temp.ts';

describe('import of interchange lines', () => {
  it('keeps every field, and fields it does not know', async () => {
    const { client } = await archiveOf([
      {
        id: 'gaochun',
        title: '高淳区民生实事项目人大代表票决制',
        text: '## 做法\n由代表投票确定年度实事。',
        format: 'markdown',
        kind: 'case',
        regions: ['高淳区', '320100'],
        practices: ['PT02'],
        links: ['L3'],
        people: [{ name: '赵火平', office: '南京市高淳区人大常委会主任', role: 'speaker' }],
        figures: [{ subject: '候选项目', value: 12, unit: '项', asOf: '2022' }],
        relations: [{ type: 'presented-at', target: 'meeting' }],
        dates: { event: '2022-10-13', note: '年份为推定' },
        source: { name: '示例', url: 'https://example.org/a' },
        certainty: 'inferred',
        note: '单一来源',
        shelf: { row: 3 },
      },
    ]);
    const record = await client.records.get({ id: 'gaochun' });
    expect(record).toMatchObject({
      title: '高淳区民生实事项目人大代表票决制',
      kind: 'case',
      regions: ['320118', '320100'],
      links: ['L3'],
      dates: { event: '2022-10-13', note: '年份为推定' },
      certainty: 'inferred',
      extra: { shelf: { row: 3 } },
      original: { name: 'records.jsonl', line: 1 },
    });
    expect(record.people).toEqual([{ name: '赵火平', office: '南京市高淳区人大常委会主任', role: 'speaker' }]);
    expect(record.figures).toEqual([{ subject: '候选项目', value: 12, unit: '项', asOf: '2022', bound: 'exact' }]);
  });

  it('refuses bad lines one by one and goes on', async () => {
    const { archive, client } = await newArchive();
    const file = path.join(tempFolder(), 'mixed.jsonl');
    writeFileSync(
      file,
      [
        '{"id":"a","text":"一\u2028行"}',
        '{not json',
        '{"id":"b"}',
        '',
        '{"id":"a","text":"另一种说法"}',
        '{"id":"a","text":"一\u2028行"}',
        '{"id":"c","text":"尾行没有换行"}',
      ].join('\n'),
    );
    const { progress, rows } = await importPaths(archive, client, file);
    expect(progress).toMatchObject({ state: 'done', imported: 2, alreadyHere: 1, refused: 3 });
    expect(rows.filter((r) => r.outcome === 'refused').map((r) => [r.source, r.code])).toEqual([
      ['mixed.jsonl:2', 'bad-line'],
      ['mixed.jsonl:3', 'bad-line'],
      ['mixed.jsonl:5', 'conflict'],
    ]);
    for (const row of rows.filter((r) => r.outcome === 'refused')) expect(row.message).toMatch(/[\u4e00-\u9fff]/);
    expect((await client.records.get({ id: 'a' })).text).toBe('一\u2028行');
  });

  it('finds the same file and the same lines already here', async () => {
    const { archive, client } = await newArchive();
    const folder = tempFolder();
    const lines = writeJsonl(path.join(folder, 'a.jsonl'), [{ id: 'x', text: '甲' }]);
    const note = path.join(folder, 'b.md');
    writeFileSync(note, '# 街道议政代表会\n\n议政代表由选民推荐。');
    await importPaths(archive, client, lines, note);
    const again = await importPaths(archive, client, lines, note);
    expect(again.progress).toMatchObject({ imported: 0, alreadyHere: 2, refused: 0 });
    expect((await client.archive.info()).records).toBe(2);
  });

  it('opens folders, and reports what it leaves out', async () => {
    const { archive, client } = await newArchive();
    const folder = tempFolder();
    mkdirSync(path.join(folder, '材料', '内层'), { recursive: true });
    writeFileSync(path.join(folder, '材料', '一.md'), '# 一\n\n代表之家');
    writeFileSync(path.join(folder, '材料', '内层', '二.txt'), '代表联络站');
    writeFileSync(path.join(folder, '材料', '.隐藏'), 'x');
    const { rows } = await importPaths(archive, client, path.join(folder, '材料'));
    expect(rows.map((r) => [r.source, r.outcome, r.code])).toEqual([
      ['材料/.隐藏', 'refused', 'unsupported'],
      ['材料/一.md', 'imported', undefined],
      ['材料/内层/二.txt', 'imported', undefined],
    ]);
  });

  it('cancels between items and keeps what was saved', async () => {
    const { archive, client } = await newArchive();
    const file = writeJsonl(path.join(tempFolder(), 'many.jsonl'), [...generateCorpus(4000)]);
    const { jobId } = await client.imports.start({ tickets: [archive.stage({ path: file, name: 'many.jsonl' })] });
    const steps = await client.imports.watch({ jobId });
    let last = await steps.next();
    while (!last.done && last.value.imported === 0) last = await steps.next();
    expect((await client.imports.cancel({ jobId })).cancelled).toBe(true);
    while (!last.done) last = await steps.next();
    expect(last.value.state).toBe('cancelled');
    expect(last.value.imported).toBeGreaterThan(0);
    expect(last.value.imported).toBeLessThan(4000);
    expect((await client.archive.info()).records).toBe(last.value.imported);
  });
});

describe('a picture', () => {
  it('is filed as one, so that it is found where pictures are chosen', async () => {
    const { archive, client } = await newArchive();
    await importPaths(archive, client, path.join(import.meta.dirname, '../../fixtures/documents/plaque.png'));
    const { records } = await client.records.list({ filters: { kind: ['image'] } });
    expect(records).toMatchObject([{ title: 'plaque', kind: 'image', quality: ['no-text'] }]);
  });
});

describe('a killed import', () => {
  it('ends with every record exactly once after starting again', async () => {
    const folder = tempFolder();
    const total = 6000;
    const file = writeJsonl(path.join(folder, 'corpus.jsonl'), [...generateCorpus(total)]);
    const dir = path.join(folder, 'archive');
    const script = path.resolve('tests/bench/import-child.ts');
    const child = spawn(process.execPath, [script, dir, file], { stdio: 'ignore' });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    let seen = 0;
    while (seen < 500) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen = await openArchive({ dir, mode: 'read' }).then(
        async (reader) => {
          const count = reader.parts.records.count();
          await reader.close();
          return count;
        },
        () => 0,
      );
    }
    child.kill('SIGKILL');
    await gone;
    const archive = await openArchive({ dir, mode: 'write' });
    const client = createLocalClient(archive);
    expect(archive.parts.records.count()).toBeLessThan(total);
    // Asking for the same file again goes on with the interrupted job.
    const { progress } = await importPaths(archive, client, file);
    expect(progress).toMatchObject({ state: 'done', imported: total, alreadyHere: 0, refused: 0 });
    expect(archive.parts.records.count()).toBe(total);
    expect(archive.parts.search({ query: '' }).total).toBe(total);
    const ids = archive.parts.catalogue.prepare<[], string>('SELECT id FROM record').pluck().all();
    expect(new Set(ids).size).toBe(total);
    const report = await client.archive.verify();
    let step = await report.next();
    while (!step.done) step = await report.next();
    expect(step.value).toMatchObject({ ok: true, records: total });
    await archive.close();
  }, 60_000);
});

describe('a real machine-rewritten page', () => {
  it('is kept word for word and found by its figures', async ({ skip }) => {
    // The repository has fixtures of its own; this runs where somebody names the original.
    const folder = process.env['EXCHANGE_ARCHIVE_SAMPLE'];
    if (folder === undefined) return skip('EXCHANGE_ARCHIVE_SAMPLE names no folder with the sample article');
    const sample = path.join(folder, readdirSync(folder).find((name) => name.endsWith('.txt')) ?? '');
    const { archive, client } = await newArchive();
    const { rows } = await importPaths(archive, client, sample);
    const id = rows[0]?.recordId ?? '';
    const record = await client.records.get({ id });
    expect(record.source.url).toBe('http://yz.ziyouea.com/p/47123.html');
    expect(record.dates.capture).toBe('2022-10-28');
    expect(record.text).toContain('全区选平易近户籍备案率达99.96%');
    const found = await client.search.query({ query: '99.96' });
    expect(found.hits.map((h) => h.id)).toContain(id);
  });
});

describe('other writes while an import runs', () => {
  it('make neither of them fail', async () => {
    const { archive, client } = await newArchive();
    const lines = Array.from({ length: 6000 }, (_, i) => ({ id: `w${i}`, text: `第${i}份材料：代表接待选民。` }));
    const file = writeJsonl(path.join(tempFolder(), 'many.jsonl'), lines);
    let writing = true;
    let written = 0;
    const others = (async (): Promise<void> => {
      while (writing) {
        await client.searches.remember({ query: `问${written}`, total: written });
        written++;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    const { progress } = await importPaths(archive, client, file);
    writing = false;
    await others;
    expect(progress).toMatchObject({ state: 'done', imported: 6000, refused: 0 });
    expect(written).toBeGreaterThan(20);
  });
});
