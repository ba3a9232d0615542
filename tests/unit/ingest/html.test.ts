import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../electron/archive/ingest/readers/index.ts';
import * as texts from '../../tools/fixture-texts.ts';
import { readFixture, refusalOf, temporary } from './read.ts';

const files = temporary();
const readPage = (html: string, name = 'page.html') => readDocument({ path: files.put('page', html), name });

describe('a saved article', () => {
  it.each([
    ['article.html', 'utf-8', ['images:1']],
    ['article-gb2312.htm', 'gb18030', ['encoding:gb18030', 'images:1']],
    ['article-misdeclared.html', 'gb18030', ['encoding:gb18030', 'misdeclared-encoding:utf-8', 'images:1']],
  ])('%s: text, title, day, source and address', async (name, encoding, notices) => {
    const draft = await readFixture(name);
    expect(draft).toMatchObject({
      title: texts.title,
      format: 'markdown',
      mediaType: 'text/html',
      encoding,
      notices,
      dates: { document: '2024-05-17' },
      source: {
        name: '清溪区人大常委会办公室',
        publisher: '清溪区人大网',
        url: 'http://example.invalid/gzdt/202405/t20240517_88.html',
      },
    });
    for (const paragraph of [...texts.paragraphs, texts.closing]) expect(draft.text).toContain(paragraph);
    expect(draft.text).toContain('## 一、主要数据');
    expect(draft.text).toContain(
      '| 站点 | 接待选民（人次） | 办结率 |\n| --- | --- | --- |\n| 城东中心站 | 412 | 97.3% |',
    );
  });

  it('leaves out navigation, scripts, frames, forms, drawings and styles', async () => {
    const { text } = await readFixture('article.html');
    expect(text).not.toMatch(/机构职能|脚本|样式里|框架里|矢量里|表单里|javascript|alert|example\.invalid/);
    expect(text).toContain('相关链接文字');
  });

  it('a page too short for the extraction is taken whole', async () => {
    const draft = await readFixture('short.html');
    expect(draft.text).toBe('清溪区代表接待日安排\n\n每月15日上午在各站点接待选民。\n\n当日代表名单提前三天张榜。');
    expect(draft.title).toBe('清溪区代表接待日安排');
    expect(draft.source.url).toBe('http://example.invalid/notice.html');
  });
});

describe('hostile pages', () => {
  it('keep their words and nothing that runs', async () => {
    const draft = await readFixture('hostile.html');
    expect(draft.source.url).toBeUndefined();
    // Written as text on the page, so it stays text: escaped, for whoever renders Markdown.
    expect(draft.text).toContain('\\<script>alert(4)\\</script> 的字样只是文字');
    expect(draft.text).toContain('\\[点击](javascript:alert(5)) 也只是文字，\\&lt;b\\&gt; 同样如此');
    expect(draft.text).toContain('附件名称普通链接');
    expect(draft.text).toContain('样式段落仍有文字');
    for (const number of [1, 2, 3, 6, 7, 8, 9, 10]) expect(draft.text).not.toContain(`alert(${number})`);
    expect(draft.text).not.toMatch(/(?<!\\)<|数学里|模板里/);
  });

  it('nesting deeper than any stack costs the structure, not the words', async () => {
    const draft = await readPage(`<html><body>${'<div>'.repeat(20_000)}深处的文字`);
    expect(draft.text).toBe('深处的文字');
  }, 20_000);

  it('a table that claims a million columns is read as paragraphs', async () => {
    const row = `<tr>${'<td rowspan=1000 colspan=1000>格</td>'.repeat(20)}</tr>`;
    const draft = await readPage(`<html><body><table>${row.repeat(50)}</table>`);
    expect(draft.text.replaceAll(/\s/g, '')).toBe('格'.repeat(1000));
  });

  it('signs that cost a careless pattern its time are read at once', async () => {
    // Quadratic time would be minutes: the test's own limit is the bound.
    const draft = await readPage(`<html><body><p>${'[ '.repeat(20_000)}</p><p>${'&nbsp;'.repeat(30_000)}字</p>`);
    expect(draft.text).toContain('字');
  }, 60_000);

  it('inlined pictures do not count as text', async () => {
    const draft = await readPage(
      `<html><body><h1>站点照片</h1><img src="data:image/png;base64,${'A'.repeat(30_000_000)}"></body></html>`,
    );
    expect(draft).toMatchObject({ title: '站点照片', notices: ['images:1'] });
  });

  it('a page beyond all measure is refused with the number', async () => {
    const refusal = await refusalOf(readPage(`<html><body>${'<p>很长的页面。</p>'.repeat(2_000_000)}`));
    expect(refusal.code).toBe('too-large');
    expect(Number(refusal.params['size'])).toBeGreaterThan(24_000_000);
  });
});

describe('structure', () => {
  it('quotes, lists and nested lists', async () => {
    const { text } = await readPage(
      '<html><body><ul><li>甲<ol><li>乙</li><li>丙</li></ol></li></ul><blockquote>丁</blockquote><p>戊<br>己</p>',
    );
    expect(text).toBe('- 甲\n  1. 乙\n  2. 丙\n\n> 丁\n\n戊  \n己');
  });

  it('cells that reach over rows and columns keep the columns in line', async () => {
    const { text } = await readPage(
      '<html><body><table><tr><th rowspan=2>站点</th><th colspan=2>接待</th></tr><tr><td>场次</td><td>人次</td></tr><tr><td>城东</td><td>12</td><td>4|12</td></tr></table>',
    );
    expect(text.split('\n')).toEqual([
      '| 站点 | 接待 |  |',
      '| --- | --- | --- |',
      '|  | 场次 | 人次 |',
      '| 城东 | 12 | 4\\|12 |',
    ]);
  });

  it('a table used for layout becomes paragraphs', async () => {
    const { text } = await readPage('<html><body><table><tr><td><p>甲段</p><p>乙段</p></td></tr></table>');
    expect(text).toBe('甲段\n\n乙段');
  });

  it('ordinary prose comes through without a backslash', async () => {
    const prose = '得票率99.96%，见附件（1）、a_b、A&B、<5件>、3-5天、“#号”、2022. 10. 13';
    const { text } = await readPage(`<html><body><p>${prose.replace('&', '&amp;').replace('<', '&lt;')}</p>`);
    expect(text).toBe(prose);
  });

  it('the address a single-file saver leaves is found, and the day', async () => {
    const draft = await readPage(
      '<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.invalid/x \n saved date: Thu Oct 13 2022 09:00:00 GMT+0800 (中国标准时间)\n--><body><p>正文</p></body></html>',
    );
    expect(draft.source.url).toBe('https://example.invalid/x');
    expect(draft.dates.capture).toBe('2022-10-13');
  });

  it('a page called .txt is read as a page, and the name is told', async () => {
    const draft = await readPage('<!doctype html><title>甲标题</title><p>正文</p>', 'a.txt');
    expect(draft).toMatchObject({ mediaType: 'text/html', text: '正文', notices: ['wrong-extension:txt'] });
  });

  it('a single-file page of a browser is refused with what to do', async () => {
    const refusal = await refusalOf(readFixture('page.mhtml'));
    expect(refusal).toMatchObject({ code: 'unsupported', params: { kind: 'mhtml' } });
    expect(refusal.detail).toContain('打印为 PDF');
  });
});
