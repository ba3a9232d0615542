/** Words that the archive has not taken yet: over a broken line, a page that was left, a reload, and a deletion elsewhere. */
import { expect, type Page, test } from '@playwright/test';
import { openApp, startHost, type TestHost } from './app-fixture.ts';
import { add, addRecord, call, newPack, rows, saved, toPacks } from './packs-page.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(async () => {
  await host.stop();
});

const note = (page: Page) => page.getByRole('textbox', { name: '编者说明' });
const name = (page: Page) => page.getByRole('textbox', { name: '资料包名称' });
const breakLine = (page: Page) => page.route('**/rpc/**', (call) => call.abort('connectionrefused'));
const mendLine = (page: Page) => page.unroute('**/rpc/**');
const heldBack = (page: Page) => page.getByText('连接恢复后自动保存');
const idOf = async (page: Page, title: string): Promise<string> => {
  const packs = await call<Array<{ id: string; title: string }>>(page, 'packs/list', undefined);
  return packs.find((pack) => pack.title === title)?.id ?? '';
};
const noteOf = async (page: Page, title: string): Promise<string | undefined> => {
  const { items } = await call<{ items: Array<{ markdown?: string }> }>(page, 'packs/get', {
    id: await idOf(page, title),
  });
  return items[0]?.markdown;
};

async function packWithNote(page: Page, title: string): Promise<void> {
  await openApp(page, host, '#/packs');
  await newPack(page, title, '空白');
  await add(page, '说明');
  await note(page).fill('第一稿。');
  await saved(page);
}

test('what a broken line held back is saved by itself when the line is mended', async ({ page }) => {
  await packWithNote(page, '断线');
  await breakLine(page);
  await note(page).fill('断线时写的。');
  await expect(heldBack(page)).toBeVisible();
  await mendLine(page);
  await saved(page);
  await expect(heldBack(page)).toBeHidden();
  expect(await noteOf(page, '断线')).toBe('断线时写的。');
});

test('a page that was left over a broken line still has the words', async ({ page }) => {
  await packWithNote(page, '离开');
  await breakLine(page);
  await note(page).fill('离开前写的。');
  await expect(heldBack(page)).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: /设置/ }).click();
  await toPacks(page);
  await expect(rows(page).first()).toContainText('离开前写的。');
  await mendLine(page);
  await saved(page);
  await page.reload();
  await expect(rows(page).first()).toContainText('离开前写的。');
  expect(await noteOf(page, '离开')).toBe('离开前写的。');
});

test('a reload right after a keystroke loses nothing and asks nothing', async ({ page }) => {
  await packWithNote(page, '重新载入');
  await name(page).fill('重新载入之后');
  await page.reload();
  await expect(name(page)).toHaveValue('重新载入之后');
  await saved(page);
  await expect(page.getByText(/在别处改动过/)).toBeHidden();
  expect(await idOf(page, '重新载入之后')).not.toBe('');
});

test('a pack that was deleted elsewhere becomes a new one, or is let go', async ({ page }) => {
  await packWithNote(page, '别处删除');
  const id = await idOf(page, '别处删除');
  await call(page, 'packs/remove', { id });
  await note(page).fill('删除后写的。');
  await expect(page.getByText('这个资料包已在别处删除', { exact: false })).toBeVisible();
  await expect(page.getByRole('option', { name: /别处删除/ })).toBeHidden();
  await page.getByRole('button', { name: '另存为新资料包' }).click();
  await expect(rows(page).first()).toContainText('删除后写的。');
  await expect(page.getByRole('option', { name: /别处删除/ })).toBeVisible();
  expect(await idOf(page, '别处删除')).not.toBe(id);

  const second = await idOf(page, '别处删除');
  await call(page, 'packs/remove', { id: second });
  await name(page).fill('不要了');
  await page.getByRole('button', { name: '不再保留' }).click();
  await expect(name(page)).not.toHaveValue('不要了');
  await page.evaluate((to) => {
    window.location.hash = to;
  }, `#/packs/${second}`);
  await expect(page.getByText('这个资料包已经删除')).toBeVisible();
});

test('words written while the archive arranges the cases stand in what comes back', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await newPack(page, '编排之前', '空白');
  await addRecord(page, 'starter-gaochun-piaojuezhi', '高淳区', 1);
  await addRecord(page, 'starter-meeting', '交流研讨会', 2);
  await toPacks(page);
  await saved(page);
  await page.route('**/rpc/packs/arrange', async (call) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await call.continue();
  });
  await page.getByRole('button', { name: '资料包操作' }).click();
  await page.getByRole('menuitem', { name: '按环节编排案例' }).click();
  await name(page).fill('编排之时改名');
  await expect(page.getByText('案例已按环节编排')).toBeVisible();
  await saved(page);
  await expect(name(page)).toHaveValue('编排之时改名');
  const { items } = await call<{ items: Array<{ type: string }> }>(page, 'packs/get', {
    id: await idOf(page, '编排之时改名'),
  });
  expect(items.map(({ type }) => type)).toContain('section');
  await expect(page.getByText(/在别处改动过/)).toBeHidden();
});
