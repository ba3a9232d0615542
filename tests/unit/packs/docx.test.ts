/** The Word document: every kind of item, where its sources stand, and what the schema and the package ask. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { PackItem } from '../../../electron/contract/index.ts';
import { fullPack, items, second, source } from './docx-pack.ts';
import { docxOf, misplaced, paragraphs, partsOf, unresolved } from './docx-xml.ts';
import { sha256 } from './pack.ts';

async function documentOf(pack = fullPack()): Promise<string> {
  return (await partsOf(await docxOf(pack, source))).get('word/document.xml') ?? '';
}

const briefing = {
  template: 'briefing',
  cover: {
    series: '人大工作简报',
    issue: '3',
    totalIssue: '15',
    issuer: '某办公室',
    date: '2022-10-13',
    notice: '内部资料　注意保存',
    reportTo: '某单位',
    distributeTo: '各区县',
    copies: '120',
  },
} as const;

describe('Word document', () => {
  test('every kind of item is there, numbered and captioned, and nothing twice', async () => {
    const xml = await documentOf();
    expect(paragraphs(xml, 'Heading1')).toEqual([
      '一、摘编',
      '二、案例',
      '三、对照',
      '四、参考文献',
      '五、数据表',
      '六、附件清单',
      '七、编制说明',
    ]);
    expect(paragraphs(xml, 'Heading2').slice(2)).toEqual([
      '（一）相城区：家站格三级平台',
      '（二）高淳区：民生实事项目票决制',
    ]);
    expect(paragraphs(xml, 'TableCaption')).toEqual([
      '表1　数据',
      '表2　对照表',
      '表3　教学路线与时间安排',
      '表4　日程',
    ]);
    expect(paragraphs(xml, 'FigureCaption')).toEqual(['图1　登记率', '图2　会场[3]']);
    const body = paragraphs(xml, 'Body');
    expect(body).toContain('《相城区：家站格三级平台》全文见前文[1]。');
    expect(body).toContain('列入此处的一件资料已不在档案中，未能收入。');
    expect(body).toContain('1. 如何衔接？');
    expect(paragraphs(xml, 'Signed')).toEqual(['李某（教授）']);
    expect(paragraphs(xml, 'InnerHeading')).toEqual(
      expect.arrayContaining(['主要数据', '专家点评', '思考题', '引文核对表']),
    );
    expect(paragraphs(xml, 'TableNote')).toEqual(
      expect.arrayContaining(['共2个教学点，合计80分钟。', '“联系电话”一栏涉及个人信息，未列出。']),
    );
    expect(xml).not.toContain('13800000000');
    expect(xml).toContain('w:br w:type="page"');
  });

  test('wide tables stand on turned pages, margins turned along, numbers going on', async () => {
    const sections = (await documentOf()).match(/<w:sectPr>.*?<\/w:sectPr>/gs) ?? [];
    expect(sections.map((s) => /orient="(\w+)"/.exec(s)?.[1])).toEqual([
      'portrait',
      'portrait',
      'portrait',
      'landscape',
      'portrait',
    ]);
    expect(sections[3]).toMatch(/w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"/);
    expect(sections.map((s) => s.includes('w:start="1"'))).toEqual([false, false, true, false, false]);
    expect(sections.map((s) => (s.match(/footerReference/g) ?? []).length)).toEqual([0, 0, 2, 0, 0]);
  });

  test('a chart is the drawing of every format with a PNG beside it; pictures have words', async () => {
    const docx = await docxOf(fullPack(), source);
    const parts = await partsOf(docx);
    const media = [...parts.keys()].filter((name) => name.startsWith('word/media/'));
    expect(media.map((name) => name.split('.').at(-1)).sort()).toEqual(['png', 'png', 'svg']);
    const xml = parts.get('word/document.xml') ?? '';
    expect(xml).toMatch(/<wp:docPr id="1"[^>]*descr="登记率：[^"]*99\.96/);
    expect(xml).toMatch(/<wp:docPr id="2"[^>]*descr="会场"/);
    expect(xml).toContain('asvg:svgBlip');
  });

  test('sources at the foot, among the notes, or by number', async () => {
    const at = async (notes: 'footnote' | 'endnote' | 'list') => {
      const parts = await partsOf(await docxOf(fullPack({ options: { notes } }), source));
      return { xml: parts.get('word/document.xml') ?? '', foot: parts.get('word/footnotes.xml') ?? '' };
    };
    const footnote = await at('footnote');
    expect(footnote.foot).toContain(`${second.title}[A]. 见“做法”部分`);
    expect(footnote.xml).not.toContain('注释');
    const endnote = await at('endnote');
    expect(endnote.foot).not.toContain(second.title);
    const headings = paragraphs(endnote.xml, 'Heading1');
    expect(headings.indexOf('注释')).toBe(headings.indexOf('四、参考文献') - 1);
    expect(endnote.xml).toContain('<w:hyperlink w:history="1" w:anchor="note_2">');
    expect(paragraphs(endnote.xml, 'Reference')[1]).toMatch(/^〔2〕　\[2\] 高淳区.*见“做法”部分/);
    const list = await at('list');
    expect(list.foot).not.toContain(second.title);
    expect(paragraphs(list.xml, 'Quotation').join()).toMatch(/〔见参考文献\[2\]，“做法”部分，第\d+段〕/);
  });

  test('a briefing has a head and a foot in place of a cover, and no contents', async () => {
    const xml = await documentOf(fullPack(briefing));
    expect(paragraphs(xml, 'Notice')).toEqual(['内部资料　注意保存']);
    expect(paragraphs(xml, 'MastheadName')).toEqual(['人大工作简报']);
    expect(paragraphs(xml, 'CoverLine')).toEqual(['第3期（总第15期）']);
    expect(paragraphs(xml, 'ImprintLine')).toEqual(['报：某单位', '发：各区县']);
    expect(paragraphs(xml, 'ImprintCopies')).toEqual(['共印120份']);
    expect(xml).toMatch(/ImprintCopies"\/><w:framePr[^>]* w:vAnchor="margin"[^>]* w:yAlign="bottom"/);
    expect(xml).not.toContain('TOC \\h');
    // Twips: 0.35 mm, 0.25 mm, 0.35 mm.
    const rules = xml.match(/"ImprintRule".*?<\/w:pPr>/g)?.map((rule) => /w:line="(\d+)"/.exec(rule)?.[1]);
    expect(rules).toEqual(['20', '14', '20']);
  });

  test('a title of two lines is broken into even parts', async () => {
    const sides = async (title: string): Promise<string[]> => {
      const xml = await documentOf(fullPack({ ...briefing, title }));
      return xml.match(/"CoverTitle"\/><w:ind [^>]*>/g) ?? [];
    };
    expect(await sides('全过程人民民主基层实践')).toEqual([]);
    // 26 characters of 440 twips: 15 of them in the first line at most.
    const [indent] = await sides('长三角全过程人民民主基层实践工作交流研讨会在相城召开');
    const side = Number(/w:left="(\d+)"/.exec(indent ?? '')?.[1]);
    expect((8844 - 2 * side) / 440).toBeGreaterThan(13);
    expect((8844 - 2 * side) / 440).toBeLessThan(15);
  });

  test('the facts of a record stand on one page', async () => {
    const xml = await documentOf(fullPack({ items: items().filter((item) => item.type === 'record') }));
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    const rows = tables.find((table) => table.includes('资料来源'))?.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map((row) => row.includes('<w:keepNext/>'))).toEqual(rows.map((_, i) => i < rows.length - 1));
  });

  test('the contents count a table row by row', async () => {
    // Half a page, then a table of which some rows fit: its heading stays with them, the next is over the page.
    const note = Array.from({ length: 12 }, () => '家、站、点建设要持续推进。').join('\n\n');
    const rows = Array.from({ length: 20 }, (_, i) => [`${i + 1}`, '王某']);
    const columns = ['序号', '姓名'].map((name) => ({ name, personal: false }));
    const counted: PackItem[] = [
      { id: 's1', type: 'section', title: '说明' },
      { id: 'n1', type: 'note', markdown: note },
      { id: 's2', type: 'section', title: '名册' },
      { id: 't1', type: 'table', title: '名册', columns, rows },
      { id: 's3', type: 'section', title: '小结' },
      { id: 'n3', type: 'note', markdown: '完。' },
    ];
    const xml = await documentOf(fullPack({ template: 'research', items: counted }));
    expect(paragraphs(xml, 'TOC1').slice(0, 3)).toEqual(['一、说明1', '二、名册1', '三、小结2']);
  });

  test('training material has its facts on the cover', async () => {
    const cover = { course: '代表履职', audience: '区县代表', hours: '16', notice: '内部资料' };
    const xml = await documentOf(fullPack({ template: 'handbook', cover }));
    expect(paragraphs(xml, 'CoverFactName')).toEqual(['课程名称', '教学对象', '学时']);
    expect(paragraphs(xml, 'CoverFact')).toEqual(['代表履职', '区县代表', '16']);
  });

  test.each([
    ['cover, notes at the foot', fullPack()],
    ['briefing, notes at the end', fullPack({ ...briefing, options: { notes: 'endnote' } })],
    ['nothing in it', fullPack({ items: [] })],
  ] as const)('schema and package: %s', async (_, pack) => {
    const parts = await partsOf(await docxOf(pack, source));
    expect(unresolved(parts)).toEqual([]);
    for (const name of ['document', 'styles', 'footnotes', 'footer1'])
      expect(misplaced(parts.get(`word/${name}.xml`) ?? ''), name).toEqual([]);
    const xml = parts.get('word/document.xml') ?? '';
    const unique = (pattern: RegExp): void => {
      const ids = [...xml.matchAll(pattern)].map(([, id]) => id);
      expect(new Set(ids).size, String(pattern)).toBe(ids.length);
    };
    unique(/<w:bookmarkStart[^>]*\sw:id="(\d+)"/g);
    unique(/<w:bookmarkStart[^>]*\sw:name="([^"]+)"/g);
    unique(/<wp:docPr\b[^>]*?\sid="(\d+)"/g);
    const named = new Set([...xml.matchAll(/<w:bookmarkStart[^>]*\sw:name="([^"]+)"/g)].map(([, name]) => name));
    for (const [, anchor] of xml.matchAll(/\sw:anchor="([^"]+)"/g)) expect(named).toContain(anchor);
    // A cell, and a section, end with a paragraph.
    expect(xml).not.toMatch(/<\/w:tbl><\/w:tc>|<\/w:tbl><w:sectPr/);
    for (const style of new Set([...xml.matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, style]) => style)))
      expect(parts.get('word/styles.xml')).toContain(`w:styleId="${style}"`);
  });

  test('strings that are code somewhere are words here', async () => {
    const bad = `<w:br/>&amp;"'\u202e]]><script>=1+1`;
    const title = `题${bad}`;
    const pack = fullPack({
      items: items(bad),
      title,
      template: 'handbook',
      cover: { course: bad, notice: bad, issuer: bad },
    });
    const parts = await partsOf(await docxOf(pack, source));
    expect(unresolved(parts)).toEqual([]);
    const written = '&lt;w:br/&gt;&amp;amp;&quot;&apos;[U+202E]]]&gt;&lt;script&gt;=1+1';
    for (const [name, xml] of parts) {
      expect(xml.includes('<script>'), name).toBe(false);
      expect(xml.includes('\u202e'), name).toBe(false);
    }
    const xml = parts.get('word/document.xml') ?? '';
    for (const style of [
      'Heading1',
      'TableCaption',
      'FigureCaption',
      'Notice',
      'Signed',
      'CoverFact',
      'CellHead',
      'Cell',
    ])
      expect(
        paragraphs(xml, style).some((text) => text.includes(written)),
        style,
      ).toBe(true);
    expect(xml).toMatch(new RegExp(`descr="会场${written.replace(/[.*+?^$()[\]|\\{}]/g, '\\$&')}"`));
    expect(parts.get('docProps/core.xml')).toContain('&lt;script&gt;');
  });

  test('the same bytes in another process and another time zone', async () => {
    const here = sha256(await docxOf(fullPack(), source));
    const script = `const { fullPack, source } = await import('./tests/unit/packs/docx-pack.ts');
      const { docxOf } = await import('./tests/unit/packs/docx-xml.ts');
      const { sha256 } = await import('./tests/unit/packs/pack.ts');
      await docxOf(fullPack({ title: '另一件' }), source);
      process.stdout.write(sha256(await docxOf(fullPack(), source)));`;
    const env = { ...process.env, TZ: 'America/New_York' };
    const there = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
    expect(there).toBe(here);
  });
});
