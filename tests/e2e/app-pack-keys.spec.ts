/** A pack by keys and ears: what a row is called, where the focus goes, and that nothing flickers while it is saved. */
import { expect, type Page, test } from '@playwright/test';
import { listen, openApp, startHost, type TestHost } from './app-fixture.ts';
import { add, addRecord, newPack, rows, saved, sheet, toPacks } from './packs-page.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(async () => {
  await host.stop();
});

async function packOfTwo(page: Page, title: string): Promise<void> {
  await openApp(page, host, '#/packs');
  await newPack(page, title, '空白');
  await addRecord(page, 'starter-gaochun-piaojuezhi', '高淳区', 1);
  await addRecord(page, 'starter-meeting', '交流研讨会', 2);
  await toPacks(page);
  await expect(rows(page)).toHaveCount(2);
}

test('a record is called by its title, and keeps it while the pack is saved', async ({ page }) => {
  await packOfTwo(page, '题名');
  await expect(rows(page).first()).toHaveAttribute('aria-label', /高淳区/);
  await page.route('**/rpc/packs/check', async (call) => {
    await new Promise((done) => setTimeout(done, 3_000));
    await call.continue();
  });
  await add(page, '小标题');
  await saved(page);
  await expect(rows(page).first()).toContainText('高淳区', { timeout: 500 });
  await expect(rows(page).first()).toHaveAttribute('aria-label', /高淳区/, { timeout: 500 });
});

test('the focus stays at the work: after an undo, after the last item, in a card that was added', async ({ page }) => {
  const complaints = listen(page);
  await packOfTwo(page, '焦点');
  await page.getByRole('status').getByRole('button', { name: '关闭' }).click();
  await rows(page).first().getByRole('button', { name: '移除' }).focus();
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toBeFocused();
  await page.getByRole('button', { name: '撤销' }).focus();
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).filter({ hasText: '交流研讨会' })).toBeFocused();
  for (const left of [1, 0]) {
    await rows(page).first().getByRole('button', { name: '移除' }).focus();
    await page.keyboard.press('Enter');
    await expect(rows(page)).toHaveCount(left);
  }
  await expect(page.getByRole('button', { name: '去检索' })).toBeFocused();
  for (const [kind, field] of [
    ['图表', '图题'],
    ['图片', '图注'],
    ['表格', '表题'],
  ] as const) {
    await add(page, kind);
    await expect(page.getByRole('textbox', { name: field })).toBeFocused();
    await page.keyboard.press('Escape');
  }
  expect(complaints).toEqual([]);
});

test('an export by keys: to its cancel button while it runs, and back', async ({ page }) => {
  await packOfTwo(page, '导出焦点');
  await sheet(page, '导出');
  const go = page.getByRole('tabpanel').getByRole('button', { name: '导出', exact: true });
  const cancel = page.getByRole('tabpanel').getByRole('button', { name: '取消' });
  let hold = true;
  await page.route('**/rpc/packs/export', async (call) => {
    while (hold) await new Promise((done) => setTimeout(done, 50));
    await call.continue().catch(() => undefined);
  });
  await go.focus();
  await page.keyboard.press('Enter');
  await expect(cancel).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('导出已取消')).toBeVisible();
  await expect(go).toBeFocused();
  hold = false;
  await page.keyboard.press('Enter');
  await expect(page.getByText(/导出完成/)).toBeVisible({ timeout: 30_000 });
  await expect(go).toBeFocused();
});

test('letters of an unfinished composition do not search for records', async ({ page }) => {
  await packOfTwo(page, '组字');
  await add(page, '数据表');
  await page.getByRole('button', { name: '选择资料' }).click();
  const find = page.getByRole('dialog').getByRole('searchbox');
  const found = page.getByRole('grid', { name: '可选资料' }).getByRole('row');
  await expect(find).toBeFocused();
  await expect.poll(() => found.count()).toBeGreaterThan(10);
  const before = await found.count();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'gao chun', selectionStart: 8, selectionEnd: 8 });
  await expect(find).toHaveValue('gao chun');
  await page.waitForTimeout(600);
  expect(await found.count()).toBe(before);
  await input.send('Input.insertText', { text: '高淳' });
  await expect(find).toHaveValue('高淳');
  await expect.poll(() => found.count()).toBeLessThan(before);
});

test('a name of any length leaves the list and the notices in shape, and English fits its frame', async ({ page }) => {
  const long = '长三角地区人民代表大会工作交流材料汇编'.repeat(12);
  await openApp(page, host, '#/packs');
  await newPack(page, long, '空白');
  const entry = page.getByRole('option', { name: /长三角地区/ });
  expect((await entry.boundingBox())?.height).toBeLessThan(110);
  await page.evaluate(() => {
    window.location.hash = '#/settings';
  });
  await page.getByText('English', { exact: true }).click();
  const brand = page.getByRole('navigation').getByText('Exchange Archive', { exact: true });
  const [name, frame] = [await brand.boundingBox(), await page.getByRole('navigation').boundingBox()];
  if (name === null || frame === null) throw new Error('the frame is not on the page');
  expect(await brand.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  expect(name.x + name.width).toBeLessThanOrEqual(frame.x + frame.width);
});
