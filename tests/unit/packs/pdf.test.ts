/** The PDF read back: what it prints, its bookmarks, properties and attachments; texts that are code somewhere. */
import { describe, expect, test } from 'vitest';
import { packManifest } from '../../../electron/archive/packs/manifest.ts';
import { quotationsOf } from '../../../electron/archive/packs/snapshot.ts';
import { writePdf } from '../../../electron/archive/packs/writers/pdf.ts';
import { breakable, printable } from '../../../electron/archive/packs/writers/pdf-fonts.ts';
import { chartSvg } from '../../../electron/archive/packs/writers/pdf-pictures.ts';
import { excerpt, packOf, record, sourceOf, whole } from './pack.ts';
import { bare, readPdf } from './pdf-file.ts';
import { items, jpeg, pdfOf, png, snapshotOf, source, withOriginals } from './pdf-pack.ts';

const all = {
  endings: (['figures', 'references', 'attachments', 'notes'] as const).map((kind) => ({ kind, title: '' })),
};

describe('the PDF', () => {
  test('prints every kind of entry', async () => {
    const { text, pages } = await readPdf(await pdfOf({ options: all }));
    for (const words of [
      '内部资料　注意保存',
      '基层实践资料',
      '目　录',
      '一、会议概况',
      '会议在昆山召开。',
      '（一）高淳区：民生实事项目人大代表票决制',
      '引文1　票决制由代表投票决定。',
      '按语：可与长宁对照。',
      '〔文字经机器改写；内容不全〕',
      '关键数据',
      '主要数据',
      '专家点评',
      '抓住了关键环节。',
      '王某（教授）',
      '思考题',
      '2.如何推广？',
      '《高淳区：民生实事项目人大代表票决制》全文见前文[1]。',
      '列入此处的一件资料已不在档案中，未能收入。',
      '表1　数据表',
      '超1500',
      '表2　各地做法对照表',
      '标“※”的资料带有质量标记',
      '图1　各地得票率',
      '截至时间：2021年。',
      '图2　挂牌[3]',
      '图3　现场照片乙[4]',
      '表3　教学路线与时间安排',
      '0:00—0:40',
      '共1个教学点，合计40分钟。',
      '表4　名册',
      '“联系电话”一栏涉及个人信息，未列出。',
      '四、数据表',
      '五、参考文献',
      '六、附件清单',
      'plaque.png',
      '七、编制说明',
      '引文核对表',
    ])
      expect(text, words).toContain(bare(words));
    expect(text).not.toContain('13800000000');
    expect(pages.findIndex((page) => page.text.includes('末页文字。'))).toBeGreaterThan(
      pages.findIndex((page) => bare(page.text).includes('联系电话”一栏')),
    );
  });

  test('puts the sources of quotations where they are asked for', async () => {
    const of = items.slice(0, 4);
    const foot = await readPdf(await pdfOf({ options: { notes: 'footnote' } }, of));
    const first = foot.pages.find((page) => page.text.includes('引文'));
    expect(bare(first?.text ?? '')).toContain('见“做法”部分，第2段。');
    expect(Math.min(...(first?.words ?? []).filter((w) => w.size < 9.5).map((w) => w.size))).toBeLessThan(9.1);
    const end = await readPdf(await pdfOf({ options: { notes: 'endnote' } }, of));
    expect(end.outline.map((one) => one.title)).toEqual([
      '一、会议概况',
      '注释',
      '二、数据表',
      '三、参考文献',
      '四、编制说明',
    ]);
    const list = await readPdf(await pdfOf({ options: { notes: 'list' } }, of));
    expect(list.text).toContain('〔见参考文献[1]，“做法”部分，第2段〕');
    expect(list.text).not.toContain('注释');
  });

  test('has bookmarks, contents that lead there, and properties without a date', async () => {
    const file = await readPdf(await pdfOf());
    expect(file.outline).toEqual([
      {
        title: '一、会议概况',
        under: ['（一）高淳区：民生实事项目人大代表票决制', '（二）长宁区：基层立法联系点'],
      },
      {
        title: '二、各地做法',
        under: ['（一）高淳区：民生实事项目人大代表票决制', '（二）长宁区：基层立法联系点'],
      },
      { title: '三、数据', under: [] },
      { title: '四、数据表', under: [] },
      { title: '五、参考文献', under: [] },
      { title: '六、编制说明', under: [] },
    ]);
    expect(file.info).toMatchObject({
      Title: '基层实践资料',
      Author: '某区人大常委会办公室',
      Subject: 'pack-1 第3版',
      Keywords: expect.stringContaining('江苏省南京市高淳区'),
    });
    expect(file.info).not.toHaveProperty('CreationDate');
    // Cover, contents, then page 1: the number in the contents is that of the page behind the link.
    expect(file.labels?.slice(0, 4)).toEqual(['', '', '1', '2']);
    const [contents] = file.pages.slice(1, 2);
    const section = file.pages.findIndex((page, i) => i > 1 && page.text.includes('二、各地做法'));
    expect(file.links.filter((link) => link.from === 1).map((link) => link.to)).toContain(section);
    expect(bare(contents?.text ?? '')).toMatch(new RegExp(`二、各地做法·+${file.labels?.[section]}`));
  });

  test('carries its manifest and the quoted texts as they were taken', async () => {
    const snapshot = snapshotOf();
    const { attachments } = await readPdf(await pdfOf());
    expect([...attachments.keys()].sort()).toEqual(['manifest.json', 'quotations.json']);
    expect(attachments.get('manifest.json')).toBe(packManifest(snapshot, []));
    expect(JSON.parse(attachments.get('quotations.json') ?? '')).toEqual(
      quotationsOf(snapshot).map(({ number, format, quote }) => ({ number, format, text: quote })),
    );
  });

  test('a briefing has its masthead and its tail, and no contents', async () => {
    const cover = {
      series: '交流会议简报',
      issue: '3',
      totalIssue: '15',
      issuer: '某办公室',
      date: '2022-10-28',
      reportTo: '省人大常委会',
      sendTo: '各市人大常委会',
      distributeTo: '本会各机构',
      copies: '120',
    };
    const { pages, text } = await readPdf(await pdfOf({ template: 'briefing', cover }, items.slice(0, 4)));
    expect(text).not.toContain('目录');
    const at = (words: string) => pages[0]?.words.find((w) => bare(w.text).includes(words));
    expect(at('交流会议简报')?.size).toBeGreaterThan(42);
    expect(bare(pages[0]?.text ?? '')).toContain('第3期（总第15期）');
    expect(at('某办公室')?.x).toBeLessThan(at('2022')?.x ?? 0);
    const last = pages.at(-1);
    expect(bare(last?.text ?? '')).toMatch(/报：省人大常委会送：各市人大常委会发：本会各机构共印120份/);
    expect(last?.words.find((w) => w.text.includes('报'))?.y).toBeLessThan(300);
  });
});

test('the PDF is tagged: headings, tables with their heads, pictures with other words, notes', async () => {
  const { tags } = await readPdf(await pdfOf({ options: all }));
  const count = (role: string): number => tags.filter((tag) => tag.role === role).length;
  // A heading has one place in the tree; sections and endings are of the first level.
  expect(count('H1')).toBe(7);
  expect(count('H2')).toBe(4);
  expect(count('Note')).toBe(2);
  for (const role of ['Table', 'TH', 'TD', 'P', 'Link']) expect(count(role), role).toBeGreaterThan(2);
  const figures = tags.filter((tag) => tag.role === 'Figure').map((tag) => tag.alt);
  expect(figures).toEqual(['各地得票率：长宁区98%（截至2021年），高淳区99.96%（截至2021年）。', '挂牌', '现场照片乙']);
});

describe('texts that are code somewhere', () => {
  const nasty = [
    '#read("/etc/passwd")',
    '$x^2$',
    '*b* _i_ `c`',
    '\\u{41}',
    '<label>',
    '@ref',
    '](',
    '#{1+1}',
    '// c /* d */',
    '= 题',
    '~--- "q"',
  ];
  const joined = nasty.join(' ');

  test('come out as text wherever they stand', async () => {
    const evil = record({
      id: joined,
      title: joined,
      format: 'plain',
      text: `${joined}\n\n末尾`,
      note: joined,
      source: { name: joined },
      figures: [{ subject: joined, value: null, display: '#x', unit: '$', bound: 'exact' }],
    });
    const of = [
      { id: 's', type: 'section' as const, title: joined },
      excerpt(evil, joined),
      whole(evil),
      {
        id: 't',
        type: 'table' as const,
        title: joined,
        columns: [{ name: joined, personal: false }],
        rows: [[joined]],
      },
    ];
    const from = sourceOf(evil);
    const file = await readPdf(
      await pdfOf({ title: joined, cover: { subtitle: joined, issuer: joined, notice: joined } }, of, from),
    );
    const count = file.text.split(bare(joined)).length - 1;
    expect(count).toBeGreaterThan(14);
    expect(file.outline[0]?.title).toBe(`一、${joined}`);
    expect(file.info['Title']).toBe(joined);
  });
});

describe('characters', () => {
  test('that the typefaces lack are shown by their numbers', async () => {
    expect(printable('汉字Ａé①※㎡')).toBe('汉字Ａé①※㎡');
    expect(printable('𪚥😀')).toBe('[U+2A6A5][U+1F600]');
    expect(printable('👨\u200d👩')).toBe('[U+1F468][U+200D][U+1F469]');
    expect(printable('a\u200db\u0007\ud800')).toBe('a\u200db[U+0007][U+FFFD]');
    const odd = record({ id: 'odd', title: '生僻字𪚥', text: '名字里有𪚥，表情😀，私用\ue000，缺字\ufffd。' });
    const file = await readPdf(await pdfOf({}, [whole(odd)], sourceOf(odd)));
    expect(file.text).toContain('名字里有[U+2A6A5]，表情[U+1F600]，私用[U+E000]，缺字[U+FFFD]。');
    expect(file.outline[0]?.under).toEqual(['（一）生僻字[U+2A6A5]']);
  });

  test('of a long run stay on the page, and are the same when copied', async () => {
    const hash = '0123456789abcdef'.repeat(8);
    expect(breakable(hash).replaceAll('\u200b', '')).toBe(hash);
    expect(breakable('[U+1F600][U+1F468][U+200D]')).toBe('[U+1F600]\u200b[U+1F468]\u200b[U+200D]\u200b');
    const long = record({ id: 'long', text: hash });
    const { pages, text } = await readPdf(await pdfOf({}, [whole(long)], sourceOf(long)));
    expect(text).toContain(hash);
    for (const page of pages)
      for (const word of page.words) expect(word.x + word.width, word.text).toBeLessThan(page.width - 20);
  });
});

describe('pictures', () => {
  test('PNG and JPEG are in the file; a damaged one is named and the rest printed', async () => {
    const count = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').split('/Subtype /Image').length - 1;
    expect(count(await pdfOf())).toBe(2);
    const cut = Buffer.concat([png.subarray(0, 40), Buffer.alloc(27)]);
    const original = (hash: string) => (hash === snapshotOf().pictures[0]?.sha256 ? cut : jpeg);
    const [file] = await writePdf(snapshotOf(), { ...source, original });
    expect(count(file?.bytes ?? new Uint8Array())).toBe(1);
    expect((await readPdf(file?.bytes ?? new Uint8Array())).text).toContain(
      '图2挂牌[3]：原件“plaque.png”无法排印，请查看档案中的原件。',
    );
  });

  test('a chart is set in a bundled typeface', () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9"><text style="font-family:sans-serif;fill:red">😀</text><text font-family=\'Arial\'>a</text></svg>';
    expect(chartSvg(svg)).toBe(
      '<svg font-family="Noto Sans SC" xmlns="http://www.w3.org/2000/svg" width="9"><text style="font-family:Noto Sans SC;fill:red">[U+1F600]</text><text font-family="Noto Sans SC">a</text></svg>',
    );
    expect(chartSvg('<svg font-family="Arial"/>')).toBe('<svg font-family="Noto Sans SC"/>');
  });

  test('an archive without the bytes leaves no hole', async () => {
    const pack = packOf(items.slice(13, 15), { title: '无图' });
    const [file] = await writePdf(snapshotOf({}, pack.items), withOriginals(source));
    expect((await readPdf(file?.bytes ?? new Uint8Array())).text).toContain('无法排印');
  });
});
