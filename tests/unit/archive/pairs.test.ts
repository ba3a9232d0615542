/**
 * The list of rewritten words: what a person changes, what is indexed again, imports, and readings made with it.
 * Long because all of it is about one list.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { readPairLines } from '../../../electron/archive/catalogue/pair-lines.ts';
import { createPairStore } from '../../../electron/archive/catalogue/word-pairs.ts';
import { resourcePath } from '../../../electron/archive/resources.ts';
import { createLocalClient } from '../../../electron/archive/router.ts';
import { explain } from '../../../electron/hosts/cli/exit.ts';
import { archiveOf, newArchive } from './temp.ts';

const tsv = readFileSync(resourcePath('taxonomy', 'rewritten-word-pairs.tsv'), 'utf8');
const suppliedRows = tsv
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));
const records = [
  { id: 'a', title: '某县简报', text: '代表下沉网格，收集群众意见，织密履职网。' },
  { id: 'b', title: '履职网', text: '代表小组开展视察。' },
  { id: 'c', title: '某市报道', text: '预算审查监督。' },
];
const net = { spun: '履职网', standard: '履职网格', cls: 'G' as const, enabled: true, note: '' };

describe('the list', () => {
  it('is the supplied file in its order until a person changes it', async () => {
    const { client } = await newArchive();
    const list = await client.pairs.list();
    expect(list.map((p) => [p.spun, p.standard, p.cls])).toEqual(suppliedRows.map((row) => [row[0], row[1], row[3]]));
    expect(new Set(list.map((p) => `${p.origin} ${p.enabled}`))).toEqual(new Set(['supplied true']));
    expect(list.find((p) => p.spun === '姑苏')?.note).toContain('320508');
  });

  it('has the others behind, by rewritten word', async () => {
    const { client } = await newArchive();
    await client.pairs.save({ ...net, spun: '乙', standard: '甲' });
    await client.pairs.save({ ...net, spun: '丁', standard: '甲' });
    await client.pairs.save({ ...net, spun: '丁', standard: '丙' });
    const added = (await client.pairs.list()).slice(suppliedRows.length);
    expect(added.map((p) => [p.spun, p.standard, p.origin])).toEqual([
      ['丁', '丙', 'added'],
      ['丁', '甲', 'added'],
      ['乙', '甲', 'added'],
    ]);
  });

  it('keeps a supplied pair supplied and in its place, and stores only what differs', async () => {
    const { archive, client } = await newArchive();
    const stored = () => archive.parts.catalogue.prepare('SELECT count(*) FROM word_pair').pluck().get();
    const [pair] = await client.pairs.list();
    if (pair === undefined) throw new Error('no supplied pair');
    const { origin: _origin, ...given } = pair;
    expect(await client.pairs.save({ ...given, enabled: false })).toEqual({ ...pair, enabled: false });
    expect((await client.pairs.list())[0]).toEqual({ ...pair, enabled: false });
    expect(stored()).toBe(1);
    const refused: unknown = await client.pairs
      .remove({ spun: pair.spun, standard: pair.standard })
      .catch((e: unknown) => e);
    expect(refused).toMatchObject({ code: 'CONFLICT', data: { params: { why: 'supplied-pair' } } });
    expect(explain(refused, 'zh').message).toMatch(/^这是程序自带的词条，不能删除.*停用。$/);
    await client.pairs.save(given);
    expect((await client.pairs.list())[0]).toEqual(pair);
    expect(stored()).toBe(0);
  });

  it('changes and removes an added pair', async () => {
    const { client } = await newArchive();
    expect(await client.pairs.save({ ...net, spun: ' 履职网\t' })).toEqual({ ...net, origin: 'added' });
    expect(await client.pairs.save({ ...net, cls: 'X', note: '人工核对' })).toMatchObject({ origin: 'added' });
    expect((await client.pairs.list()).at(-1)).toEqual({ ...net, cls: 'X', note: '人工核对', origin: 'added' });
    expect(await client.pairs.remove(net)).toEqual({ removed: true });
    expect(await client.pairs.remove(net)).toEqual({ removed: false });
    expect(await client.pairs.list()).toHaveLength(suppliedRows.length);
  });

  it('keeps where a pair came from, also through a removal that is undone', async () => {
    const { client } = await newArchive();
    const originOf = async (): Promise<string | undefined> =>
      (await client.pairs.list()).find((p) => p.spun === net.spun)?.origin;
    for (const origin of ['proposed', 'imported', 'added'] as const) {
      expect(await client.pairs.save({ ...net, origin })).toEqual({ ...net, origin });
      await client.pairs.save({ ...net, enabled: false });
      await client.pairs.save({ ...net, origin: 'imported', note: '已核' });
      expect(await originOf()).toBe(origin);
      await client.pairs.remove(net);
      expect(await originOf()).toBeUndefined();
    }
    const [first] = await client.pairs.list();
    if (first === undefined) throw new Error('no supplied pair');
    expect(await client.pairs.save({ ...first, enabled: false, origin: 'proposed' })).toMatchObject({
      origin: 'supplied',
    });
    expect(await client.pairs.save({ ...net, origin: 'supplied' })).toMatchObject({ origin: 'added' });
  });

  it('takes no pair of blanks', async () => {
    const { client } = await newArchive();
    await expect(client.pairs.save({ ...net, spun: '\u3000 ' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(client.pairs.save({ ...net, spun: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('rules', () => {
  it('are the pairs in use, and their version grows when they change', async () => {
    const { archive, client } = await newArchive();
    const { pairs } = archive.parts;
    const versions = [pairs.version()];
    const mark = (): void => void versions.push(pairs.version());
    expect(pairs.rules()).toHaveLength(suppliedRows.length);
    await client.pairs.save(net);
    mark();
    expect(pairs.rules().at(-1)).toEqual({ spun: '履职网', standard: '履职网格', cls: 'G' });
    await client.pairs.save({ ...net, note: '只改说明' });
    mark();
    await client.pairs.save({ ...net, enabled: false });
    mark();
    expect(pairs.rules()).toHaveLength(suppliedRows.length);
    await client.pairs.save({ ...net, enabled: false, cls: 'C' });
    await client.pairs.save({ ...net, cls: 'X' });
    await client.pairs.remove(net);
    mark();
    expect(versions[0]).toBe(0);
    expect(versions[1]).toBe(1);
    expect(versions[2]).toBe(1);
    expect(versions[3]).toBe(2);
    expect(versions[4]).toBeGreaterThan(2);
    // Another thread opens a connection of its own.
    const elsewhere = createPairStore(archive.parts.catalogue, null);
    expect([elsewhere.version(), elsewhere.rules().length]).toEqual([versions[4], suppliedRows.length]);
  });

  it('have the records that hold a changed word indexed again, and no others', async () => {
    const { archive, client } = await archiveOf(records);
    const { catalogue, behind } = archive.parts;
    const seqs = (): Record<string, number> =>
      Object.fromEntries(
        catalogue
          .prepare<[], { id: string; seq: number }>('SELECT id, seq FROM record')
          .all()
          .map((row) => [row.id, row.seq]),
      );
    const before = seqs();
    await client.pairs.save(net);
    const after = seqs();
    // Title and text count alike.
    expect(Object.keys(after).filter((id) => after[id] !== before[id])).toEqual(['a', 'b']);
    expect([after['a'], after['b']].sort()).toEqual([4, 5]);
    await expect.poll(behind, { timeout: 20_000 }).toBe(0);
    expect((await client.search.query({ query: '履职网' })).total).toBe(2);

    await client.pairs.save({ ...net, note: '只改说明' });
    await client.pairs.save({ ...net, note: '只改说明' });
    expect(seqs()).toEqual(after);
    await client.pairs.save({ ...net, cls: 'X' });
    expect(seqs()).not.toEqual(after);
    const asX = seqs();
    // Nothing is replaced by a pair of class X, so nothing depends on it.
    await client.pairs.remove(net);
    await client.pairs.import({ tsv: '意见\t建议\tX\n履职网\t网\tX' });
    expect(seqs()).toEqual(asX);
    await expect.poll(behind, { timeout: 20_000 }).toBe(0);
    expect((await client.archive.verify().then(drained)).ok).toBe(true);
  });
});

async function drained<P, D>(stream: AsyncIterator<P, D, void>): Promise<D> {
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
  }
}

describe('import', () => {
  it('of the supplied file itself changes nothing', async () => {
    const { archive, client } = await newArchive();
    const result = await client.pairs.import({ tsv: `\uFEFF${tsv.replaceAll('\n', '\r\n')}` });
    expect(result).toEqual({ added: 0, changed: 0, same: suppliedRows.length, refused: [] });
    expect(archive.parts.pairs.version()).toBe(0);
  });

  it('takes the short form, changes what is known, and keeps what a line leaves open', async () => {
    const { client } = await newArchive();
    await client.pairs.save({ ...net, enabled: false, note: '留着' });
    const lines = [
      '# 自编',
      '',
      '履职网\t履职网格',
      '履职圈\t履职平台\tg\t试用',
      '群众至上\t人民至上\tG',
      '某词\t另词\t\t说明',
    ];
    const result = await client.pairs.import({ tsv: `\uFEFF${lines.join('\n')}` });
    expect(result).toEqual({ added: 2, changed: 1, same: 1, refused: [] });
    const list = await client.pairs.list();
    const found = (spun: string) => list.find((p) => p.spun === spun);
    expect(found('履职网')).toMatchObject({ cls: 'G', enabled: false, note: '留着', origin: 'added' });
    expect(found('履职圈')).toMatchObject({ cls: 'G', note: '试用', origin: 'imported', enabled: true });
    expect(found('群众至上')).toMatchObject({ cls: 'G', origin: 'supplied', note: expect.stringContaining('昆山') });
    expect(found('某词')).toMatchObject({ cls: 'C', note: '说明', origin: 'imported' });
  });

  it('refuses bad lines by number and reason and takes the rest, with one line in the audit', async () => {
    const { archive, client } = await newArchive();
    const long = '长'.repeat(41);
    const lines = [
      '一个词',
      '甲\t',
      '\t甲',
      '甲\t甲',
      '甲\t乙\tZ',
      `${long}\t乙`,
      `甲\t乙\tC\t${'注'.repeat(401)}`,
      '甲\t乙\tC',
      '甲\t丙',
    ];
    const result = await client.pairs.import({ tsv: lines.join('\r\n') });
    expect(result.added).toBe(2);
    expect(result.refused.map(({ line, why }) => [line, why])).toEqual([
      [1, 'columns'],
      [2, 'empty'],
      [3, 'empty'],
      [4, 'empty'],
      [5, 'class'],
      [6, 'long'],
      [7, 'long'],
    ]);
    expect(result.refused[0]?.text).toBe('一个词');
    const audit = archive.parts.catalogue
      .prepare<[], { action: string; detail: string }>('SELECT action, detail FROM audit')
      .all();
    expect(audit).toHaveLength(1);
    expect(audit[0]?.action).toBe('pair.import');
    expect(JSON.parse(audit[0]?.detail ?? '')).toMatchObject({ added: 2, refused: 7 });
  });

  it('that fails leaves nothing behind', async () => {
    const { archive, client } = await archiveOf(records);
    archive.parts.writer?.exec(
      "CREATE TRIGGER stop BEFORE UPDATE OF seq ON record BEGIN SELECT RAISE(ABORT, 'stop'); END;",
    );
    await expect(client.pairs.import({ tsv: '丙\t丁\n履职网\t履职网格' })).rejects.toThrow();
    expect(await client.pairs.list()).toHaveLength(suppliedRows.length);
    expect(archive.parts.pairs.version()).toBe(0);
  });

  it('reads back whatever words were written, in both forms', () => {
    const word = fc
      .string({ unit: fc.constantFrom('民', '主', '平', '易', '近', 'a', '𠮷', '·'), minLength: 1, maxLength: 12 })
      .filter((text) => text.length <= 40);
    const pair = fc.record({ spun: word, standard: word, cls: fc.constantFrom('G', 'C', 'X') });
    const end = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(pair), end, fc.boolean(), (pairs, eol, named) => {
        const wanted = pairs.filter((p) => p.spun !== p.standard);
        const rows = wanted.map((p) => (named ? [p.cls, p.standard] : [p.standard, p.cls]));
        const head = named ? ['spun\tstandard\tnote\tclass'] : [];
        const body = wanted.map((p, i) =>
          named ? `${p.spun}\t${p.standard}\t\t${p.cls}` : [p.spun, ...(rows[i] ?? [])].join('\t'),
        );
        const read = readPairLines(['# x', ...head, '', ...body].join(eol));
        expect(read).toEqual({ pairs: wanted, refused: [] });
      }),
    );
  });

  it('never throws, and tells of every line exactly once', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', '乙', ' ', '\t', '\n', '\r', 'G', '#'), maxLength: 60 });
    fc.assert(
      fc.property(cell, (text) => {
        const { pairs, refused } = readPairLines(text);
        const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
        expect(pairs.length + refused.length).toBe(lines.length);
      }),
    );
  });
});

const sentences = [
  '东湖镇人大在12个社区设立代表联络站，方便居民就近反映情况。',
  '站点每月第二周安排代表接待居民，收集到的建议当场登记。',
  '一年来共接待居民1460人次，收集建议312件，办结297件。',
  '在票决环节，主席团依照法定程序组织投票，当场公布结果。',
  '预算审查由三步改为五步，增加了满意度测评这个程序。',
  '西山镇介绍了夜间接待的做法，南桥镇分享了平台的使用体会。',
];
/** Words of no supplied pair. */
const robot = (text: string): string => text.replaceAll('接待', '迎候').replaceAll('收集', '汇集');

describe('the restored reading', () => {
  const spun = '昆山的全历程群众平易近主尝试，存眷平易近生。';
  const texts = [
    { id: 'spun', text: spun },
    { id: 'clean', text: sentences.join('\n') },
    // A line before it: the same word has other offsets in the two.
    { id: 'copy', text: ['（转载）', ...sentences.map(robot)].join('\n') },
  ];

  it('says what was replaced and where, and nothing of a clean text', async () => {
    const { client } = await archiveOf(texts);
    const reading = await client.records.restored({ id: 'spun' });
    expect(reading).toMatchObject({ flagged: true, text: '昆山的全过程人民民主实践，关注民生。' });
    for (const { start, end, spun: word } of reading?.replacements ?? []) expect(spun.slice(start, end)).toBe(word);
    expect(reading?.replacements.length).toBeGreaterThanOrEqual(4);
    expect(await client.records.restored({ id: 'clean' })).toBeNull();
    await expect(client.records.restored({ id: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('follows what a person switches off and adds', async () => {
    const { client } = await archiveOf(texts);
    const live = (await client.pairs.list()).find((p) => p.spun === '平易近生');
    if (live === undefined) throw new Error('no such pair');
    await client.pairs.save({ ...live, standard: '民众生活', cls: 'G', note: '' });
    await client.pairs.save({ ...live, enabled: false });
    expect((await client.records.restored({ id: 'spun' }))?.text).toContain('民众生活');
    expect(await client.records.restored({ id: 'copy' })).toBeNull();
    await client.pairs.import({ tsv: '迎候\t接待\tG\n汇集\t收集\tG' });
    expect((await client.records.restored({ id: 'copy' }))?.text).toContain('收集到的建议');
  });

  it('gives rise to proposals from a rewritten and a clean copy, with evidence from both', async () => {
    const { client } = await archiveOf(texts);
    const proposals = await client.pairs.propose({ rewritten: 'copy', clean: 'clean' });
    const found = proposals.find((p) => p.spun === '迎候');
    expect(found).toMatchObject({ standard: '接待', count: 3 });
    expect(found?.evidence).toHaveLength(3);
    for (const piece of found?.evidence ?? []) {
      expect(piece.spun).toContain('迎候');
      expect(piece.standard).toContain('接待');
      expect(sentences.map(robot).some((sentence) => sentence.includes(piece.spun))).toBe(true);
      expect(sentences.some((sentence) => sentence.includes(piece.standard))).toBe(true);
    }
    // What is in use already is not proposed again, and nothing was added.
    expect(await client.pairs.list()).toHaveLength(suppliedRows.length);
    await client.pairs.import({ tsv: '迎候\t接待\tG' });
    const rest = await client.pairs.propose({ rewritten: 'copy', clean: 'clean' });
    expect(rest.map((p) => p.spun)).not.toContain('迎候');
    expect(await client.pairs.propose({ rewritten: 'clean', clean: 'clean' })).toEqual([]);
    for (const input of [
      { rewritten: 'x', clean: 'clean' },
      { rewritten: 'copy', clean: 'x' },
    ])
      await expect(client.pairs.propose(input)).rejects.toMatchObject({
        code: 'NOT_FOUND',
        data: { params: { id: 'x' } },
      });
  });
});

it('a reader sees the changes of the writer and makes none', async () => {
  const { client, dir } = await newArchive();
  await client.pairs.save(net);
  const reading = await openArchive({ dir, mode: 'read' });
  try {
    const reader = createLocalClient(reading);
    expect((await reader.pairs.list()).at(-1)).toEqual({ ...net, origin: 'added' });
    for (const call of [
      reader.pairs.save(net),
      reader.pairs.remove(net),
      reader.pairs.remove({ spun: '全历程', standard: '全过程' }),
      reader.pairs.import({ tsv: '甲\t乙' }),
    ])
      await expect(call).rejects.toMatchObject({ code: 'READ_ONLY' });
  } finally {
    await reading.close();
  }
});
