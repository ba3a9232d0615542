/** Searching as it is done here: with an input method, by keyboard alone, with filters, and in vain. */
import { expect, test } from '@playwright/test';
import { listen, openApp, reader, results, searchFor, startHost, type TestHost } from './app-fixture.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(async () => {
  await host.stop();
});

test('nothing is searched while an input method is composing', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/rpc/search/query')) asked.push(request.postData() ?? '');
  });
  await openApp(page, host);
  await expect(results(page)).not.toHaveCount(0);
  asked.length = 0;
  const session = await page.context().newCDPSession(page);
  for (const text of ['p', 'pi', 'piao', "piao'jue"])
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await expect(page.getByRole('searchbox')).toHaveValue("piao'jue");
  await page.waitForTimeout(300);
  expect(asked).toEqual([]);
  await session.send('Input.insertText', { text: '票决' });
  await expect(results(page).first()).toContainText('高淳区');
  expect(asked.filter((body) => body.includes('piao'))).toEqual([]);
  expect(asked.filter((body) => body.includes('票决'))).toHaveLength(1);
});

test('the keyboard alone: search, move, open, hits, quote, back', async ({ page }) => {
  await openApp(page, host);
  // The box has the focus already: the key that leads to it must not become a part of the query.
  await page.keyboard.press('/');
  await page.keyboard.type('代表', { delay: 20 });
  await expect(page.getByRole('searchbox')).toHaveValue('代表');
  await expect(results(page).first().locator('mark').first()).toHaveText('代表');
  await page.keyboard.press('ArrowDown');
  await expect(results(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const second = results(page).nth(1);
  await expect(second).toBeFocused();
  const title = await second.getByRole('heading').textContent();
  await page.keyboard.press('Enter');
  const text = reader(page);
  await expect(text).toBeFocused();
  await expect(text.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
  await expect(page.locator('main section output')).toHaveText(/^命中 \d+ 处$/);
  await page.keyboard.press('n');
  await expect(page.getByText(/命中 1 \/ \d+/)).toBeVisible();
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: '摘入资料包', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/已放入“代表专题”/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(text).toBeHidden();
  await expect(results(page).nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await page.keyboard.press('Tab');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(page.getByRole('searchbox')).toHaveValue('');
});

test('while a text is open, moving in the list shows the next', async ({ page }) => {
  await openApp(page, host);
  await results(page).first().click();
  await expect(reader(page)).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const title = await results(page).nth(1).getByRole('heading').textContent();
  await expect(reader(page).getByRole('heading', { level: 1 })).toHaveText(title ?? '');
});

test('filters narrow, are told, and go away one by one', async ({ page }) => {
  await openApp(page, host);
  await expect(page.locator('output').first()).toContainText('全部资料');
  const total = await page.locator('output').first().textContent();
  await page.getByRole('checkbox', { name: /上海市/ }).click({ force: true });
  await expect(page.getByRole('button', { name: '取消筛选：上海市' })).toBeVisible();
  await expect(page.locator('output').first()).not.toHaveText(total ?? '');
  await expect(results(page)).toHaveCount(8);
  await page.getByRole('checkbox', { name: /案例/ }).click({ force: true });
  await expect(page.getByRole('button', { name: '取消筛选：案例' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: '取消筛选：案例' })).toBeVisible();
  await page.getByRole('button', { name: '取消筛选：案例' }).click();
  await page.getByRole('button', { name: '取消筛选：上海市' }).click();
  await expect(page.locator('output').first()).toHaveText(total ?? '');
});

test('a year is a bar', async ({ page }) => {
  await openApp(page, host);
  const bar = page.getByRole('button', { name: /2022 年，\d+ 件/ });
  const count = /(\d+) 件/.exec((await bar.getAttribute('aria-label')) ?? '')?.[1];
  await bar.click();
  await expect(bar).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('output').first()).toContainText(`${count} 件`);
});

test('a miss says what was searched and why, and offers the way on', async ({ page }) => {
  await openApp(page, host);
  await searchFor(page, '瓈瓈 代表');
  await expect(page.getByRole('heading', { name: '没有找到相符的资料' })).toBeVisible();
  await expect(page.getByText('“瓈瓈”')).toBeVisible();
  await page.getByRole('button', { name: '清空检索' }).click();
  await expect(results(page)).not.toHaveCount(0);

  await page.evaluate(() => {
    window.location.hash = '#/search?q=票决&region=310000&kind=publication';
  });
  await page.getByRole('button', { name: '清除筛选', exact: true }).click();
  await expect(results(page).first()).toContainText('高淳区');
});

test('the query is read aloud in pieces, and a piece can be taken away', async ({ page }) => {
  await openApp(page, host);
  await searchFor(page, '地区：苏州 代表 -昆山');
  await expect(page.getByText('地区：苏州')).toBeVisible();
  await expect(page.getByText('不含 昆山')).toBeVisible();
  await page.getByRole('button', { name: '去掉“昆山”' }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('地区：苏州 代表');
});

test('a hostile query is only a query', async ({ page }) => {
  const complaints = listen(page);
  await openApp(page, host);
  for (const query of ['"', '(((', 'a" OR "b', '<img src=x onerror=alert(1)>', '%00', '*', 'NEAR(', '-']) {
    await page.getByRole('searchbox').fill(query);
    await expect(page.locator('output').first()).toContainText('件');
  }
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a lost connection is told, and the page goes on when it is back', async ({ page }) => {
  await openApp(page, host);
  await page.route('**/rpc/**', (route) => route.abort());
  await page.getByRole('searchbox').fill('平湖');
  await expect(page.getByText(/与档案的连接已断开/)).toBeVisible();
  await page.unroute('**/rpc/**');
  await expect(page.getByText(/与档案的连接已断开/)).toBeHidden({ timeout: 10_000 });
  await expect(results(page).first()).toContainText('平湖');
});
