/** References as RIS, BibTeX, CSL-JSON and a list: each reads back, and nothing is guessed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { visible } from '../../../electron/archive/packs/wording.ts';
import type { CslItem } from '../../../electron/archive/packs/writers/citation-csl.ts';
import { citationKey } from '../../../electron/archive/packs/writers/citation-facts.ts';
import { writeCitations } from '../../../electron/archive/packs/writers/citations.ts';
import { packOf, record, sourceOf, whole } from './pack.ts';
import { evil, snapshot, source, text } from './text-pack.ts';

/** A tiny reader: entries end with ER, every other line is a tag and a value. */
function readRis(ris: string): Array<Array<[string, string]>> {
  const entries: Array<Array<[string, string]>> = [];
  let open: Array<[string, string]> = [];
  for (const line of ris.split(/[\r\n\u2028\u2029\u0085]+/).filter((l) => l !== '')) {
    const [, tag, value] = /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line) ?? [];
    if (tag === undefined || value === undefined) throw new Error(`not RIS: ${line}`);
    if (tag === 'ER') {
      entries.push(open);
      open = [];
    } else open.push([tag, value]);
  }
  expect(open).toEqual([]);
  return entries;
}

/** A tiny reader that counts braces as BibTeX does, blind to backslashes. */
function readBibtex(bib: string): Array<{ type: string; key: string; fields: Record<string, string> }> {
  const entries: Array<{ type: string; key: string; fields: Record<string, string> }> = [];
  let at = 0;
  const eat = (pattern: RegExp): RegExpExecArray => {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = at;
    const found = sticky.exec(bib);
    if (found === null) throw new Error(`not BibTeX at ${at}: ${bib.slice(at, at + 60)}`);
    at = sticky.lastIndex;
    return found;
  };
  while (at < bib.length) {
    const [, type = '', key = ''] = eat(/\s*@([a-z]+)\{([a-z0-9-]+),\n/);
    const fields: Record<string, string> = {};
    while (bib[at] !== '}') {
      const [, name = ''] = eat(/\s*([a-z]+) = \{/);
      const start = at;
      for (let depth = 1; depth > 0; at++) {
        if (at >= bib.length) throw new Error('unbalanced');
        depth += bib[at] === '{' ? 1 : bib[at] === '}' ? -1 : 0;
      }
      fields[name] = bib.slice(start, at - 1);
      eat(/,\n/);
    }
    eat(/\}\n/);
    entries.push({ type, key, fields });
  }
  return entries;
}

const named: Record<string, string> = {
  '\\textbackslash{}': '\\',
  '\\textbraceleft{}': '{',
  '\\textbraceright{}': '}',
  '\\textasciitilde{}': '~',
  '\\textasciicircum{}': '^',
  '\\textless{}': '<',
  '\\textgreater{}': '>',
  '\\textbar{}': '|',
  '{@}': '@',
};
function untex(value: string): string {
  return value.replace(/\\[a-z]+\{\}|\{@\}|\\[#$%&_]/g, (m) => named[m] ?? m.slice(1));
}

describe('citations', () => {
  const files = writeCitations(snapshot, source);
  const keys = snapshot.records.map((r) => citationKey(r.id));
  const titles = snapshot.records.map((r) =>
    visible(r.title)
      .replace(/[\s\u2028]+/g, ' ')
      .trim(),
  );

  test('RIS reads back: one entry a reference, no value breaks out of its line', () => {
    const entries = readRis(text(files, '参考文献.ris'));
    const all = (tag: string): string[] => entries.map((e) => e.find(([name]) => name === tag)?.[1] ?? '');
    expect(all('ID')).toEqual(keys);
    expect(all('TI')).toEqual(titles);
    expect(entries.every((e) => e[0]?.[0] === 'TY')).toBe(true);
    expect(entries[keys.indexOf('journal')]).toEqual([
      ['TY', 'JOUR'],
      ['ID', 'journal'],
      ['TI', '票决制的{制度}逻辑 100%'],
      ['AU', '周某'],
      ['AU', '吴某'],
      ['T2', '示例研究'],
      ['PY', '2022'],
      ['DA', '2022/10//'],
      ['VL', '31'],
      ['IS', '6'],
      ['SP', '12'],
      ['EP', '18'],
      ['UR', 'https://example.org/a_b?c=1&d={2}'],
      ['Y2', '2026/11/23/'],
    ]);
    // A day of a meeting is no day of publication, and a script is no address.
    expect(entries[keys.indexOf('speech')]?.map(([tag]) => tag)).toEqual(['TY', 'ID', 'TI', 'AU', 'T2']);
    expect(all('UR')[keys.indexOf(citationKey(evil.id))]).toBe('');
    expect(all('N1')[keys.indexOf('copy')]).toBe('转载副本；文字经机器改写');
  });

  test('BibTeX reads back, whatever the titles hold', () => {
    const entries = readBibtex(text(files, '参考文献.bib'));
    expect(entries.map((e) => e.key)).toEqual(keys);
    // A reader that only looks for the sign finds as many entries.
    expect(text(files, '参考文献.bib').match(/(?<!\{)@/g)).toHaveLength(keys.length);
    expect(entries.map((e) => untex(e.fields['title'] ?? ''))).toEqual(titles);
    expect(entries[keys.indexOf('journal')]).toEqual({
      type: 'article',
      key: 'journal',
      fields: {
        author: '{周某} and {吴某}',
        title: '票决制的\\textbraceleft{}制度\\textbraceright{}逻辑 100\\%',
        journal: '示例研究',
        volume: '31',
        number: '6',
        pages: '12--18',
        year: '2022',
        month: '10',
        url: 'https://example.org/a_b?c=1&d=%7B2%7D',
        urldate: '2026-11-23',
      },
    });
    expect(entries[keys.indexOf('speech')]?.fields).toEqual({
      author: '{陈某}',
      title: '在会上的发言',
      booktitle: '交流研讨会',
      eventdate: '2022-10-13',
    });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\\{}@%"#&,= ]{1,12}$/), (words, signs) => {
        const odd = record({ id: words, title: `${signs}${words}`, source: { author: signs } });
        const from = sourceOf(odd);
        const [entry] = readBibtex(
          text(writeCitations(takeSnapshot(packOf([whole(odd)]), from), from), '参考文献.bib'),
        );
        expect(untex(entry?.fields['title'] ?? '')).toBe(visible(odd.title).replace(/\s+/g, ' ').trim());
      }),
    );
  });

  test('CSL-JSON keeps what is known and nothing else', () => {
    const items = JSON.parse(text(files, '参考文献.json')) as CslItem[];
    expect(items.map((item) => item.id)).toEqual(keys);
    expect(items.map((item) => item['title'])).toEqual(titles);
    expect(items[keys.indexOf('journal')]).toEqual({
      id: 'journal',
      type: 'article-journal',
      title: '票决制的{制度}逻辑 100%',
      author: [{ literal: '周某' }, { literal: '吴某' }],
      'container-title': '示例研究',
      volume: '31',
      issue: '6',
      page: '12-18',
      issued: { 'date-parts': [[2022, 10]] },
      accessed: { 'date-parts': [[2026, 11, 23]] },
      URL: 'https://example.org/a_b?c=1&d={2}',
    });
    expect(items[keys.indexOf('speech')]).toEqual({
      id: 'speech',
      type: 'speech',
      title: '在会上的发言',
      author: [{ literal: '陈某' }],
      'event-title': '交流研讨会',
      'event-date': { 'date-parts': [[2022, 10, 13]] },
    });
    expect(items[keys.indexOf('copy')]).toEqual({
      id: 'copy',
      type: 'document',
      title: '转载件',
      note: '转载副本；文字经机器改写',
    });
  });

  test('the list is that of the snapshot, marks after it', () => {
    const lines = text(files, '参考文献.txt').slice(1).split('\r\n');
    expect(lines.slice(1, snapshot.references.length)).toEqual(
      snapshot.references.slice(1).map((r) => `[${r.number}]　${r.citation}`),
    );
    expect(lines.at(-2)).toBe('下列资料带有质量标记，引用前请与原件核对：[2]（转载副本、文字经机器改写）。');
  });

  test('keys are ASCII, the same in every pack, and differ where the ids do', () => {
    expect(citationKey('starter-meeting')).toBe('starter-meeting');
    const ids = ['A-b', 'a-b', 'a b', '票决', '票', citationKey('a b'), '1', '', 'x'.repeat(100), 'x'.repeat(101)];
    const made = ids.map(citationKey);
    expect(new Set(made).size).toBe(ids.length);
    for (const key of made) expect(key).toMatch(/^[a-z][a-z0-9-]*$/);
  });
});
