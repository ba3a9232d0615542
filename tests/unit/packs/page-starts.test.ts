/** Sections and records that begin a page: one break each, on the page as Typst and LibreOffice set it. */
import { describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { writeDocx } from '../../../electron/archive/packs/writers/docx.ts';
import { writePdf } from '../../../electron/archive/packs/writers/pdf.ts';
import type { PackItem, PackOptions } from '../../../electron/contract/index.ts';
import { cases } from './every-kind.ts';
import { canOpen, notInstalled, pagesInLibreOffice } from './libre-office.ts';
import { packOf, sourceOf, whole } from './pack.ts';
import { bare, readPdf } from './pdf-file.ts';

const source = sourceOf(...cases);
const records = cases.slice(0, 4).map((one) => whole(one));
const section = (id: string, title: string): PackItem => ({ id, type: 'section', title, hint: '' });
const [one, two, three, four] = records as [PackItem, PackItem, PackItem, PackItem];
const items: PackItem[] = [
  section('s1', '上编'),
  one,
  two,
  section('s2', '下编'),
  { id: 'note', type: 'note', markdown: '编者按。' },
  three,
  { id: 'own', type: 'page-break' },
  four,
  { ...one, id: 'again' },
];

function snapshotOf(startsPage: PackOptions['startsPage'], of = items): ReturnType<typeof takeSnapshot> {
  return takeSnapshot(packOf(of, { template: 'anthology', options: { startsPage } }), source);
}

function kindsOf(startsPage: PackOptions['startsPage'], of = items): string[] {
  return snapshotOf(startsPage, of).sections.map((s) => s.entries.map(({ type }) => type).join(' '));
}

test.each(['none', 'section', 'record'] as const)(
  'what stands before the first section is none where it is only breaks: %s',
  (starts) => {
    const breaks: PackItem[] = ['b1', 'b2'].map((id) => ({ id, type: 'page-break' }));
    expect(snapshotOf(starts, [...breaks, section('s1', '上编'), one]).sections.map((s) => s.title)).toEqual([
      '一、上编',
    ]);
    const note: PackItem = { id: 'n', type: 'note', markdown: '编者按。' };
    expect(snapshotOf(starts, [note, ...breaks, section('s1', '上编'), one]).sections.map((s) => s.title)).toEqual([
      '一、资料摘编',
      '二、上编',
    ]);
  },
);

test('breaks stand between, never two in a row, never before the first', () => {
  expect(kindsOf('none')).toEqual(['record record', 'note record page-break record record']);
  expect(kindsOf('section')).toEqual(['record record page-break', 'note record page-break record record page-break']);
  expect(kindsOf('record')).toEqual([
    'record page-break record page-break',
    'note page-break record page-break record record page-break',
  ]);
  const ended: PackItem[] = [one, { id: 'own', type: 'page-break' }, section('s2', '下编'), two];
  expect(kindsOf('record', ended)).toEqual(['record page-break', 'record page-break']);
});

/** What stands at the head of each page of the text. */
const heads = [/^一、上编（一）/, /^（二）/, /^二、下编/, /^（一）/, /^（二）/, /^三、/];

function expectHeads(pages: readonly string[]): void {
  const text = pages.slice(pages.findIndex((page) => page.startsWith('一、上编（一）')));
  let at = 0;
  for (const head of heads) {
    const found = text.findIndex((page, i) => i >= at && head.test(page));
    expect(found, String(head)).toBeGreaterThanOrEqual(at);
    at = found + 1;
  }
  expect(text.filter((page) => bare(page).replace(/[—\d]/g, '') === '')).toEqual([]);
}

test('in the PDF', async () => {
  const [file] = await writePdf(snapshotOf('record'), source);
  const { pages } = await readPdf(file?.bytes ?? new Uint8Array());
  expectHeads(pages.map((page) => bare(page.text)));
});

describe.skipIf(!canOpen)(`in Word${canOpen ? '' : `: ${notInstalled}`}`, () => {
  test('as LibreOffice sets it; the numbers in the contents are those of the pages', async () => {
    const [file] = await writeDocx(snapshotOf('record'), source);
    const pages = pagesInLibreOffice(file?.bytes, 'pages.docx');
    expectHeads(pages);
    const first = pages.findIndex((page) => page.startsWith('一、上编（一）'));
    const contents = pages
      .slice(0, first)
      .join('')
      .replace(/\.{2,}/g, ' ');
    for (const { title } of cases.slice(1, 3)) {
      const page = pages.slice(first).find((text) => text.includes(`）${bare(title)}`)) ?? '';
      expect(contents).toContain(`${bare(title)} ${/—(\d+)—$/.exec(page)?.[1]}`);
    }
  }, 60_000);
});
