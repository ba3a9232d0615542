/** One pack with everything in it that a text format could trip over, and the real records of the starter archive. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import type { OutputFile } from '../../../electron/archive/packs/writers/output.ts';
import { InterchangeRecord } from '../../../electron/contract/index.ts';
import { excerpt, packOf, record, sourceOf, whole } from './pack.ts';

const starterFile = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'starter', 'records.jsonl');
export const starter = readFileSync(starterFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const { id, title, text, kind, dates, source, people } = InterchangeRecord.parse(JSON.parse(line));
    const known = { kind, dates, source, people };
    const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
    return record({ id: String(id), title: title ?? '', text: text ?? '', ...given });
  });

const nasty = [
  '# 不是标题',
  '- 不是列表',
  '1. 不是编号',
  '> 不是引用',
  '| 甲 | 乙 |\n| --- | --- |',
  '===\n---\n***',
  '**粗** _斜_ `码` ~~删~~ $x$ ==亮== [^1] {{x}}',
  '[点](javascript:alert(1)) ![图](http://example.org/p.png) <https://example.org>',
  'http://example.org www.example.org a@example.org :smile: %%藏%%',
  '<script>alert(2)</script> &lt;b&gt; &#60; &copy;',
  '=cmd|calc!A1',
  '@article{x, title = {乙}}',
  'TY  - BOOK\nER  - ',
  '} , note = {',
  '\\input{x} \\{ \\\\|',
  'a\u202eb\u0007c',
  '    四个空格',
  '\ud800 lone',
  '\u2028TY  - X',
];
export const all = nasty.join('\n\n');
export const evil = record({
  id: '坏 @{id},\n',
  title: nasty.join(' '),
  kind: 'publication',
  text: all,
  format: 'plain',
  note: all,
  source: { name: all, author: `${all}、某 and 某`, publisher: all, url: 'javascript://x/%0aalert(4)', note: all },
  people: [{ name: '<i>名</i>', office: '*职*', role: 'speaker' }],
  figures: [{ subject: '=1+1 | <b>项</b>', value: null, display: '@SUM(1)', unit: '|', bound: 'exact' }],
  extra: { edition: all, place: all, volume: all },
});
const copy = record({ id: 'copy', title: '转载件', text: '## 一\n\n转载的正文。\n', quality: ['mirror', 'rewritten'] });
const journal = record({
  id: 'journal',
  title: '票决制的{制度}逻辑 100%',
  kind: 'article',
  text: '一段。',
  source: { author: '周某、吴某', url: 'https://example.org/a_b?c=1&d={2}' },
  dates: { document: '2022-10', capture: '2026-11-23', event: '2021' },
  extra: { journal: '示例研究', volume: 31, issue: 6, pages: '12-18' },
});
const meeting = record({ id: 'meeting', title: '交流研讨会', kind: 'report' });
const speech = record({
  id: 'speech',
  title: '在会上的发言',
  kind: 'speech',
  people: [{ name: '陈某', role: 'speaker' }],
  relations: [{ type: 'presented-at', target: 'meeting' }],
  dates: { event: '2022-10-13' },
});
export const source = sourceOf(evil, copy, journal, meeting, speech, ...starter);
export const passage = starter.find((r) => r.text.includes('\n\n'))?.text ?? '';
export const first = starter.find((r) => r.text === passage) ?? copy;
export const snapshot = takeSnapshot(
  packOf(
    [
      { id: 's', type: 'section', title: '各地做法 # <b>' },
      excerpt(evil, all, all),
      excerpt(copy, '## 一\n\n转载的正文。', '可与*平湖*对照。'),
      excerpt(first, passage.slice(0, passage.indexOf('\n\n') + 20)),
      whole(evil, all),
      whole(copy),
      whole(copy, '再次列入。'),
      ...[journal, speech, ...starter].map((r) => whole(r)),
      { id: 'n', type: 'note', markdown: '1. 甲\n2. 乙\n\n- 丙' },
    ],
    { title: '资料 *包*\n第二行', cover: { subtitle: '——_摘编_', issuer: '某办公室', date: '2022-10' } },
  ),
  source,
);

export function text(files: readonly OutputFile[], name: string): string {
  const bytes = files.find((file) => file.path === name)?.bytes;
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
