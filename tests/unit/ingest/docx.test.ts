import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../electron/archive/ingest/readers/index.ts';
import * as texts from '../../tools/fixture-texts.ts';
import { readFixture, refusalOf, temporary } from './read.ts';
import { centralHeader, documentXml, docxWith, rename, zipOf } from './zip-bytes.ts';

const files = temporary();
const readBytes = (bytes: Buffer, name = 'a.docx') => readDocument({ path: files.put('document', bytes), name });
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('Word documents', () => {
  it('headings, table, list, note and properties', async () => {
    const draft = await readFixture('case.docx');
    expect(draft).toMatchObject({
      title: texts.title,
      format: 'markdown',
      source: { author: '清溪区人大常委会研究室' },
      dates: { note: '日期取自文件属性中的创建时间' },
      quality: [],
      notices: [],
    });
    expect(draft.dates.document).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(draft.text).toContain(
      `# ${texts.title}\n\n# 一、平台建设\n\n${texts.paragraphs[0]}[1]\n\n一是${texts.paragraphs[1]}`,
    );
    expect(draft.text).toContain(
      '| 站点 | 接待选民（人次） | 办结率 |\n| --- | --- | --- |\n| 城东中心站 | 412 | 97.3% |',
    );
    expect(draft.text).toContain('- 民生实事项目\n- 代表建议办理');
    expect(draft.text).toMatch(/1\. 数据截至2023年12月底。$/);
  });

  it('is read under another name, and the name is told', async () => {
    const draft = await readFixture('case-docx.txt');
    expect(draft.title).toBe(texts.title);
    expect(draft.notices).toEqual(['wrong-extension:txt']);
  });

  it('without text it is a record that says so', async () => {
    expect(await readFixture('empty.docx')).toMatchObject({ title: 'empty', text: '', quality: ['no-text'] });
  });

  it('markup in the text stays text', async () => {
    const { text } = await readBytes(
      await docxWith([], documentXml(paragraph('&lt;img src=x onerror=alert(1)&gt; 甲'))),
    );
    expect(text).toBe('\\<img src=x onerror=alert(1)> 甲');
  });
});

describe('documents that cannot be read', () => {
  it.each([
    ['truncated.docx', 'corrupt'],
    ['encrypted.docx', 'encrypted'],
    ['old.doc', 'unsupported'],
  ])('%s is refused as %s', async (name, code) => {
    expect((await refusalOf(readFixture(name))).code).toBe(code);
  });

  it('a flipped bit is found where nothing but the checksum shows it', async () => {
    const bytes = await docxWith([{ name: 'word/media/plan.bin', content: '站点平面图', stored: true }]);
    const at = bytes.indexOf('站点平面图');
    bytes.writeUInt8(bytes.readUInt8(at + 2) ^ 0x01, at + 2);
    expect((await refusalOf(readBytes(bytes))).code).toBe('corrupt');
  });

  it('a document part that is no XML is corrupt', async () => {
    expect((await refusalOf(readBytes(await docxWith([], 'not xml at all')))).code).toBe('corrupt');
  });

  it('nesting deeper than any stack is refused, not fatal', async () => {
    const deep = documentXml(`${'<w:sdt><w:sdtContent>'.repeat(30_000)}${'</w:sdtContent></w:sdt>'.repeat(30_000)}`);
    const end = await readBytes(await docxWith([], deep)).then(
      (draft) => draft.quality,
      (error: unknown) => (error as { code?: string }).code,
    );
    expect(['corrupt', 'no-text']).toContain(Array.isArray(end) ? end[0] : end);
  }, 20_000);

  it('a password on an entry is encrypted', async () => {
    const bytes = await docxWith([]);
    const at = centralHeader(bytes, 'word/document.xml');
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
    expect((await refusalOf(readBytes(bytes))).code).toBe('encrypted');
  });
});

describe('hostile packages', () => {
  const evil = { name: 'aaaa/evil.txt', content: 'x' };
  it.each([
    ['../x/evil.txt', 'traversal'],
    ['a/../evi1.txt', 'traversal'],
    ['..\\x\\evil.txt', 'traversal'],
    ['/aaa/evil.txt', 'absolute'],
    ['C:\\a\\evil.txt', 'absolute'],
    ['aaaaaaa/NUL.x', 'device'],
    ['aaaa/com1.txt', 'device'],
    ['aaaa/ev\0l.txt', 'name'],
  ])('an entry called %j is refused', async (name, reason) => {
    const bytes = rename(
      await docxWith([evil]),
      evil.name,
      name.padEnd(evil.name.length, 't').slice(0, evil.name.length),
    );
    expect(await refusalOf(readBytes(bytes))).toMatchObject({ code: 'unsafe-archive', params: { reason } });
  });

  it('so is a plain ZIP with such a name', async () => {
    const bytes = rename(await zipOf([evil]), evil.name, '../../../e.txt'.slice(0, 13));
    expect((await refusalOf(readBytes(bytes, 'a.zip'))).code).toBe('unsafe-archive');
  });

  it('a symbolic link', async () => {
    const bytes = await docxWith([{ name: 'word/link', content: '/etc/passwd', mode: 0o120777 }]);
    expect((await refusalOf(readBytes(bytes))).params['reason']).toBe('symlink');
  });

  it('two entries of one name', async () => {
    const bytes = rename(
      await docxWith([{ name: 'word/documenX.xml', content: 'x' }]),
      'word/documenX.xml',
      'word/document.xml',
    );
    expect((await refusalOf(readBytes(bytes))).params['reason']).toBe('duplicate');
  });

  it('entities, also across a chunk', async () => {
    const doctype = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>';
    const bytes = await docxWith([], documentXml(paragraph('&b;'), doctype));
    expect((await refusalOf(readBytes(bytes))).params['reason']).toBe('entity');
  });

  it('a bomb by ratio', async () => {
    const bytes = await docxWith([{ name: 'word/media/image1.bin', content: Buffer.alloc(40_000_000) }]);
    expect(bytes.length).toBeLessThan(100_000);
    expect((await refusalOf(readBytes(bytes))).params['reason']).toBe('ratio');
  });

  it('a bomb that lies about its size', async () => {
    const bytes = await docxWith([{ name: 'word/media/image1.bin', content: Buffer.alloc(5_000_000) }]);
    bytes.writeUInt32LE(1000, centralHeader(bytes, 'word/media/image1.bin') + 24);
    expect((await refusalOf(readBytes(bytes))).params['reason']).toBe('size');
  });

  it('more entries than any document has', async () => {
    const bytes = await docxWith([]);
    const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
    for (const field of [8, 10]) bytes.writeUInt16LE(10_001, end + field);
    expect((await refusalOf(readBytes(bytes))).params['reason']).toBe('count');
  });
});
