import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument, secrecyMarking } from '../../../electron/archive/ingest/readers/index.ts';
import * as texts from '../../tools/fixture-texts.ts';
import { isLong, readFixture, refusalOf, temporary } from './read.ts';

const files = temporary();
const readText = (name: string, content: string | Uint8Array) =>
  readDocument({ path: files.put('source', content), name });

describe('plain text', () => {
  it('takes the first line for the title, and the name where that is a sentence', async () => {
    expect((await readFixture('report-utf8.txt')).title).toBe(texts.title);
    expect((await readText('接待记录.txt', texts.paragraphs.join(''))).title).toBe('接待记录');
  });

  it('keeps a saved page word for word and lifts what it says about itself', async () => {
    const draft = await readFixture('reposted.txt');
    expect(draft.text).toBe(texts.reposted);
    expect(draft).toMatchObject({
      title: '站点掠影图片',
      dates: { capture: '2023-03-04' },
      source: {
        name: '互联网',
        url: 'http://example.invalid/p/2091.html',
        rights: '本页内容系测试所用,版权归清溪区编写组。',
      },
      notices: ['poor-title', 'title-repeated'],
    });
    expect((await readFixture('labelled.txt')).source).toMatchObject({ name: '清溪新闻', author: '周禾' });
  });

  it('keeps an empty file as a record found by its name', async () => {
    for (const content of ['', ' \n\u3000\n', '\ufeff']) {
      expect(await readText('空白表.txt', content)).toMatchObject({ title: '空白表', text: '', quality: ['no-text'] });
    }
  });

  it.each([
    ['😀票决.txt', '😀票决'],
    ['报告\u202egpj.txt', '报告 gpj'],
    ['两\n行.txt', '两 行'],
    ["'; DROP TABLE record; --.txt", "'; DROP TABLE record; --"],
    ['%s%n__proto__.txt', '%s%n__proto__'],
    ['e\u0301.txt', 'é'],
    ['CON.txt', 'CON'],
    ['.txt', '.txt'],
    ['\u0007', '未命名'],
  ])('a file called %j is shown as %j', async (name, title) => {
    expect((await readText(name, '')).title).toBe(title);
  });

  it('a real repost becomes a record with its text, address and day', async ({ skip }) => {
    const folder = process.env['EXCHANGE_ARCHIVE_SAMPLE'];
    if (folder === undefined) return skip('EXCHANGE_ARCHIVE_SAMPLE names no folder with the sample article');
    const name = readdirSync(folder).find((one) => one.startsWith('000_')) ?? '';
    const draft = await readDocument({ path: join(folder, name), name });
    expect(draft.text).toBe(readFileSync(join(folder, name), 'utf8'));
    expect(draft.source.url).toMatch(/^http:\/\/\S+\/p\/\d+\.html$/);
    expect(draft.dates.capture).toBe('2022-10-28');
    expect(draft.notices).toContain('poor-title');
  });
});

describe('markdown', () => {
  it('takes the first heading for the title and keeps the text', async () => {
    const draft = await readFixture('heading.md');
    expect(draft).toMatchObject({ title: texts.title, format: 'markdown', mediaType: 'text/markdown' });
    expect(draft.text).toContain(`# ${texts.title}\n\n${texts.paragraphs[0]}`);
  });

  it('moves the head of fields into fields and loses none', async () => {
    const draft = await readFixture('front-matter.md');
    expect(draft).toMatchObject({
      title: '清溪区票决制案例',
      dates: { document: '2024-01-31' },
      source: { author: '清溪区人大办', url: 'https://example.invalid/case', note: 'tags: [票决制, 民生实事]' },
    });
    expect(draft.text).toBe(`${texts.paragraphs[3]}\n`);
  });

  it('does not take a comment in a code block for a heading, nor a rule for a head of fields', async () => {
    expect((await readText('a.md', '```sh\n# 不是标题\n```\n\n标题\n===\n')).title).toBe('标题');
    const ruled = await readText('a.md', '---\n\n正文：一行。\n\n---\n');
    expect(ruled.text).toBe('---\n\n正文：一行。\n\n---\n');
  });
});

describe('secrecy', () => {
  it.each(['classified.txt', 'classified-header.docx', 'classified.pdf'])('%s is refused', async (name) => {
    const refusal = await refusalOf(readFixture(name));
    expect(refusal.code).toBe('classified');
    expect(refusal.params['marking']).toMatch(/★/);
  });

  it('a text that speaks of secrets is not', async () => {
    expect((await readFixture('business-secret.txt')).text).toBe(texts.businessSecret);
  });

  it.each([
    '绝密',
    '机 密',
    '密级：秘密',
    '000123 机密★长期 特急',
    '# **秘密★１０年**',
    '| 機密★1年 |',
    '某某文件　机密★3个月',
  ])('%s is a marking', (line) => {
    expect(secrecyMarking(`\n\n${line}\n正文`)).toBeDefined();
    expect(secrecyMarking(`${'行\n'.repeat(10)}${line}`)).toBeUndefined();
  });

  it.each([
    '保守国家秘密',
    '商业秘密保护',
    '密级：公开',
    '秘密投票',
    '秘密、机密、绝密的区别',
    '★重要★',
    '第三节 机密工作',
  ])('%s is none', (line) => {
    expect(secrecyMarking(line)).toBeUndefined();
  });

  it('is seen in Markdown below a head of fields, and in a web page', async () => {
    expect((await refusalOf(readText('a.md', '---\ntitle: 甲\n---\n机密★1年\n正文'))).code).toBe('classified');
    expect((await refusalOf(readText('a.html', '<html><body><p>机密★1年</p><p>正文</p></body></html>'))).code).toBe(
      'classified',
    );
  });
});

describe('size', () => {
  const megabytes = isLong ? 200 : 20;
  const grown = (limit: number) => {
    const growth = (process.memoryUsage().rss - before) / 1e6;
    expect(growth).toBeLessThan(limit);
  };
  let before = 0;

  it.each(['utf-8', 'gb18030'])(
    `a text of ${megabytes} MB in %s is read whole`,
    async (encoding) => {
      const iconv = (await import('iconv-lite')).default;
      const block = iconv.encode(texts.plain, encoding);
      const times = Math.ceil((megabytes * 1e6) / block.length);
      const path = files.put('large.txt', Buffer.concat(Array.from({ length: times }, () => block)));
      before = process.memoryUsage().rss;
      const draft = await readDocument({ path, name: 'large.txt' });
      expect(draft.text.length).toBe(texts.plain.length * times);
      expect(draft.text.endsWith(texts.plain)).toBe(true);
      // The bytes, the decoded string in pieces and whole: at most six times the file.
      grown(megabytes * 6 + 150);
    },
    120_000,
  );

  it('a line of ten million characters is one line', async () => {
    const line = '票决制'.repeat(3_333_334);
    const path = files.put('line.txt', line);
    before = process.memoryUsage().rss;
    for (const name of ['line.txt', 'line.md']) {
      const draft = await readDocument({ path, name });
      expect(draft.text.length).toBe(line.length);
      expect(draft.title).toBe('line');
    }
    grown(300);
  }, 60_000);
});
