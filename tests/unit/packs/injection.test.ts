/** Strings that are code somewhere come out as text in every format. */
import vm from 'node:vm';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { toBlocks } from '../../../electron/archive/packs/markdown.ts';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { writeDocx } from '../../../electron/archive/packs/writers/docx.ts';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import { scriptString } from '../../../electron/archive/packs/writers/escape.ts';
import { writeHtml } from '../../../electron/archive/packs/writers/html.ts';
import type { PackData } from '../../../renderer/pack/data.ts';
import { excerpt, packOf, record, sourceOf, whole } from './pack.ts';

const nasty = [
  '<script>alert(1)</script>',
  '</script><img src=x onerror=alert(2)>',
  ']]><![CDATA[',
  '=cmd|calc!A1',
  '@SUM(1)',
  '__proto__',
  'a\u202Eb\u0007c',
  `'\\u0027\`\${x}\``,
  '<!-- <script> -->',
  '&lt;b&gt; &#60;i&#62;',
  '\u2028\u2029',
  '{{x}} %s \\input{x}',
  '[点](javascript:alert(3)) ![图](http://example.org/p.png) <a href="javascript:1">链</a>',
  '\ud800 lone',
];
const all = nasty.join('\n\n');

const evil = record({
  id: '"><script>id</script>',
  title: nasty.slice(0, 7).join(' '),
  text: `标题\n\n${all}`,
  note: all,
  source: { name: all, author: '<b>某</b>', url: 'javascript:alert(4)', note: all },
  people: [{ name: '<i>名</i>', office: '"职"', role: 'speaker', topic: '<u>题</u>' }],
  figures: [{ subject: '<b>项</b>', value: null, display: '=1+1', unit: '<s>', bound: 'exact', note: ']]>' }],
  extra: { journal: '</script>' },
});
const plain = record({ id: 'plain', title: '纯文本', format: 'plain', text: all });
const items = [
  { id: 's', type: 'section' as const, title: nasty.join(' ') },
  excerpt(evil, nasty[0] ?? '', nasty.join(' ')),
  excerpt(evil, nasty[1] ?? ''),
  whole(evil, all),
  whole(plain),
  { id: 'n', type: 'note' as const, markdown: all },
];
const cover = { subtitle: nasty.join(' '), issuer: '<b>单位</b>', date: '"2022"' };
const pack = packOf(items, { title: '</title><script>alert(0)</script>', cover });
const source = sourceOf(evil, plain);
const snapshot = takeSnapshot(pack, source);

describe('injection', () => {
  test('the page has the elements of its template and no others', () => {
    const files = writeHtml(snapshot, source);
    const page = new TextDecoder().decode(files.find((f) => f.path === 'index.html')?.bytes);
    const { document } = parseHTML(page);
    expect([...document.querySelectorAll('script')].map((s) => s.getAttribute('src'))).toEqual([
      'assets/data.js',
      'assets/pack.js',
    ]);
    expect([...document.querySelectorAll('img, iframe, object, embed, style, base, link[rel=icon], u, s, i')]).toEqual(
      [],
    );
    for (const element of document.querySelectorAll('*'))
      for (const { name, value } of element.attributes) {
        expect(name.startsWith('on'), `${name}=${value}`).toBe(false);
        if (name === 'href')
          expect(value).toMatch(/^(#[\w-]+|https?:\/\/\S+|assets\/(?:pack\.css|data\.js|pack\.js))$/);
      }
    expect(document.title).toBe('</title><script>alert(0)</script>');
    const text = document.querySelector('main')?.textContent ?? '';
    for (const shown of [
      '<script>alert(1)</script>',
      ']]><![CDATA[',
      '=cmd|calc!A1',
      '[U+202E]',
      '[U+0007]',
      '〔图：图〕',
    ])
      expect(text).toContain(shown);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(page).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069]/);
    expect(page).not.toContain('javascript:alert(3)"');
  });

  test('the data is data: it parses back to what went in and runs nothing', () => {
    const files = writeHtml(snapshot, source);
    const script = new TextDecoder().decode(files.find((f) => f.path === 'assets/data.js')?.bytes);
    expect(script).not.toMatch(/<|[\u2028\u2029]/);
    const sandbox: { window: { exchangePack?: { data: string; index: string } } } = { window: {} };
    vm.runInNewContext(script, sandbox);
    const data = JSON.parse(sandbox.window.exchangePack?.data ?? '') as PackData;
    expect(data.docs.map((d) => d.id)).toEqual([evil.id, 'plain']);
    // JSON writes a lone surrogate as an escape, so even that comes back.
    expect(data.docs[0]?.text).toBe(evil.text);
    expect(Object.hasOwn(Object.prototype, 'docs')).toBe(false);
  });

  test('any JSON survives the script string', () => {
    for (const value of [...nasty, "it's", '\\', '\\\\n', '</SCRIPT', { __proto__: null, a: "'" }]) {
      const json = JSON.stringify(value);
      expect(vm.runInNewContext(scriptString(json))).toBe(json);
    }
  });

  test('the Word file is well-formed, without fields, links or markup of a source', async () => {
    const [file] = await writeDocx(snapshot, source);
    const parts = await readZip(Buffer.from(file?.bytes ?? []));
    const xml = parts.find((p) => p.name === 'word/document.xml')?.data.toString() ?? '';
    expect(xml).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(xml).toContain('[U+202E]');
    expect(xml).toContain('=cmd|calc!A1');
    expect(xml).not.toContain('<![CDATA[');
    for (const { name, data } of parts.filter((p) => /\.(xml|rels)$/.test(p.name))) {
      const text = data.toString();
      expect(text, name).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
      // Every tag closes: a parser that knows no HTML agrees on the tree.
      const depth = [...text.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)].reduce((d, [, close, , self]) => {
        if (self === '/') return d;
        return close === '/' ? d - 1 : d + 1;
      }, 0);
      expect(depth, name).toBe(0);
      expect(text, name).not.toMatch(/TargetMode="External"/);
    }
    const fields = [...xml.matchAll(/<w:instrText[^>]*>([^<]*)/g)].map((m) => m[1]);
    expect(fields.every((f) => /^(TOC |PAGEREF _Toc\d+ )/.test(f ?? ''))).toBe(true);
  });

  test('deep nesting is text, not a stack overflow', () => {
    const deep = `${'> '.repeat(5000)}底`;
    expect(JSON.stringify(toBlocks(deep, 'markdown'))).toContain('底');
    expect(JSON.stringify(toBlocks(`${'- '.repeat(2000)}底`, 'markdown'))).toContain('底');
    expect(JSON.stringify(toBlocks(`${'*'.repeat(9000)}底${'['.repeat(9000)}`, 'markdown'))).toContain('底');
  });
});
