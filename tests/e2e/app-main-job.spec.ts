/** The main job in one sitting: search, read, quote, arrange, export. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { listen, openApp, reader, results, startHost, type TestHost } from './app-fixture.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(async () => {
  await host.stop();
});

test('from 票决 to an exported pack', async ({ page }) => {
  const complaints = listen(page);
  await openApp(page, host);
  await page.keyboard.type('票决', { delay: 30 });
  await expect(results(page).first()).toContainText('高淳区');
  await expect(results(page).first().locator('mark').first()).toHaveText('票决');

  await results(page).first().click();
  const text = reader(page);
  await expect(text.getByRole('heading', { level: 1 })).toContainText('高淳');
  await expect(text).toContainText('赵火平');

  await page.getByRole('button', { name: '下一处命中' }).click();
  await expect(page.getByText(/命中 1 \/ \d+/)).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText(/命中 2 \/ \d+/)).toBeVisible();
  await expect(text.locator('mark[data-now]')).toHaveText('票决');

  // Drawn with the mouse over a paragraph, as a person does.
  const paragraph = text.locator('p', { has: page.locator('[data-o]') }).first();
  const box = await paragraph.boundingBox();
  if (box === null) throw new Error('the paragraph is not on the page');
  await page.mouse.move(box.x + 70, box.y + 14);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 30, { steps: 4 });
  await page.mouse.move(box.x + 260, box.y + 46, { steps: 4 });
  await page.mouse.up();
  const shown = await page.evaluate(() => window.getSelection()?.toString() ?? '');
  const quote = page.getByRole('toolbar', { name: '摘录' });
  await expect(quote).toContainText(`选中 ${[...shown].length} 字`);
  await quote.getByRole('button', { name: '摘入资料包', exact: true }).click();
  await expect(page.getByText('已放入“票决专题”，现有 1 条。')).toBeVisible();

  await page.getByRole('button', { name: '打开', exact: true }).click();
  const item = page.getByRole('grid', { name: '资料包条目' }).getByRole('row').first();
  await expect(item.locator('blockquote')).toContainText(shown);
  await expect(page.getByText('1 / 1 条引文与原文一致')).toBeVisible();

  await page.getByRole('tab', { name: '导出' }).click();
  await page.getByRole('checkbox', { name: 'Word 文档' }).uncheck({ force: true });
  await page.getByRole('checkbox', { name: '网页' }).check({ force: true });
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await expect(page.getByText(/导出完成：引文 1 条，资料 1 件/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('manifest.json')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存（压缩包）' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/票决专题.*\.zip$/);
  const bytes = await readFile(await saved.path());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(complaints).toEqual([]);
});

test('a Word document is exported, too', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await page.getByRole('button', { name: '导出…' }).click();
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await expect(page.getByText(/导出完成/)).toBeVisible({ timeout: 30_000 });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  expect((await download).suggestedFilename()).toBe('票决专题.docx');
});

test('a quotation leads back to its place in the text', async ({ page }) => {
  await openApp(page, host, '#/packs');
  const item = page.getByRole('grid', { name: '资料包条目' }).getByRole('row').first();
  const words = ((await item.locator('blockquote').textContent()) ?? '').replace(/\[\d+\]$/, '');
  await item.getByRole('button', { name: /高淳区/ }).click();
  await expect(page.locator('[data-cited]').first()).toBeVisible();
  const cited = await page.locator('[data-cited]').allTextContents();
  expect(cited.join('')).toBe(words);
});
