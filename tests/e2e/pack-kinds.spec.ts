/** An exported page with an item of every kind: its comparison narrows, its pictures show, it prints, it is accessible. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { exportPack } from '../../electron/archive/packs/export.ts';
import { briefing, everyPack, everySource } from '../unit/packs/every-kind.ts';
import { openPack } from './pack-page.ts';

let folder: string;
/** A pack with an item of every kind, and the same as a briefing. */
let everyKind: string;
let issued: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-archive-pack-'));
  const exported = async (fields: typeof briefing): Promise<string> => {
    const pack = everyPack(fields);
    await exportPack({ pack, source: everySource(), formats: ['html'], targetDir: folder });
    return pathToFileURL(join(folder, pack.title, 'index.html')).href;
  };
  everyKind = await exported({});
  issued = await exported(briefing);
});
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const rowsOf = (page: Page) => page.locator('#table-1 tbody tr');

test('filters by region and link narrow the comparison as well', async ({ page }) => {
  const { requests, complaints } = await openPack(page, everyKind);
  await expect(rowsOf(page).filter({ visible: true })).toHaveCount(5);
  await page.getByLabel('地区', { exact: true }).selectOption('320000');
  await expect(rowsOf(page).filter({ visible: true }).locator('th')).toHaveText(['南京市', '苏州市']);
  // A district narrows the row of its city to its own cases.
  await page.getByLabel('地区', { exact: true }).selectOption('320583');
  await expect(rowsOf(page).filter({ visible: true }).locator('th')).toHaveText(['苏州市']);
  await expect(rowsOf(page).locator('li').filter({ visible: true })).toHaveText([/昆山市/, /昆山市/]);
  await page.getByLabel('地区', { exact: true }).selectOption('');
  await page.getByLabel('环节', { exact: true }).selectOption('L5');
  await expect(page.locator('#table-1 thead th').filter({ visible: true })).toHaveText(['设区的市', '民主监督']);
  await expect(rowsOf(page).filter({ visible: true }).locator('th')).toHaveText(['苏州市', '嘉兴市']);
  await expect(page.locator('#table-1 .narrowed')).toHaveText('按“民主监督”筛选，列出2行。');
  await page.getByLabel('环节', { exact: true }).selectOption('');
  await expect(rowsOf(page).filter({ visible: true })).toHaveCount(5);
  await expect(page.locator('#table-1 .narrowed')).toBeHidden();
  await rowsOf(page).locator('li[data-n="1"] a').first().click();
  await expect(page.locator('#record-1')).toBeInViewport();
  expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the head and the first column of the comparison stay in sight', async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 500 });
  await openPack(page, everyKind);
  const frame = page.locator('#table-1 .matrix-frame');
  await frame.scrollIntoViewIfNeeded();
  await frame.evaluate((element) => element.scrollTo(200, 300));
  const [box, corner] = [await frame.boundingBox(), await page.locator('#table-1 .corner').boundingBox()];
  expect(Math.abs((corner?.x ?? -99) - (box?.x ?? 0))).toBeLessThan(3);
  expect(Math.abs((corner?.y ?? -99) - (box?.y ?? 0))).toBeLessThan(3);
});

test('charts and pictures are shown from the folder', async ({ page }) => {
  await openPack(page, everyKind);
  for (const image of await page.locator('main img').all()) {
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
  }
});

test('the switch of colours: as the system, light, dark; nothing is stored', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openPack(page, everyKind);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await background();
  expect(dark).not.toBe(light);
  const button = page.getByRole('button', { name: /^配色/ });
  await button.click();
  expect(await background()).toBe(light);
  await page.emulateMedia({ colorScheme: 'light' });
  await button.click();
  expect(await background()).toBe(dark);
  await button.click();
  expect(await background()).toBe(light);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('on paper: A4, contents, whole tables with repeated heads, nothing of the screen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPack(page, everyKind);
  await page.getByLabel('环节', { exact: true }).selectOption('L5');
  await expect(rowsOf(page).filter({ visible: true })).toHaveCount(2);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-contents h2')).toBeVisible();
  for (const gone of ['.bar', '.side', '.narrowed >> nth=0', '.chip.jade >> nth=0'])
    await expect(page.locator(gone)).toBeHidden();
  await expect(rowsOf(page).filter({ visible: true })).toHaveCount(5);
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
  expect(await page.locator('#table-1 thead').evaluate((head) => getComputedStyle(head).display)).toBe(
    'table-header-group',
  );
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const paper = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: true }).promise;
  const first = await paper.getPage(1);
  expect(first.view.slice(2).map((points) => Math.round((points / 72) * 25.4))).toEqual([210, 297]);
  let words = '';
  for (let i = 1; i <= paper.numPages; i++) {
    const { items } = await (await paper.getPage(i)).getTextContent();
    words += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  const solid = words.normalize('NFKC').replace(/\s+/g, '');
  for (const shown of ['目录', '一、概述与摘编', '表1各地做法对照表', '嘉兴市', '图2各地选', '八、编制说明'])
    expect(solid).toContain(shown);
  expect(solid).not.toContain('检索全部资料');
});

for (const [name, at, width, scheme] of [
  ['every kind, light', () => everyKind, 1280, 'light'],
  ['every kind, dark', () => everyKind, 1280, 'dark'],
  ['every kind, phone', () => everyKind, 400, 'light'],
  ['briefing', () => issued, 1280, 'light'],
] as const)
  test(`accessible: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    const { complaints } = await openPack(page, at());
    // Before axe comes in, which asks for the style sheet in a way that the policy forbids.
    expect(complaints).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' | ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
  });
