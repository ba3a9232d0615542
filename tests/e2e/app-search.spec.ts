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

test('pinyin finds in a group of its own, and the keyboard goes through it', async ({ page }) => {
  await openApp(page, host);
  await searchFor(page, 'pjz');
  const group = page.getByRole('rowgroup', { name: '拼音“pjz”读作“票决制”' });
  await expect(group.getByRole('row', { name: /高淳区：民生实事项目/ })).toBeVisible();
  await page.getByRole('searchbox').press('ArrowDown');
  const first = page.locator('[role=grid] [role=row][data-key]').first();
  await expect(first).toBeFocused();
  const title = await first.getByRole('heading').textContent();
  await page.keyboard.press('Enter');
  await expect(reader(page).getByRole('heading', { level: 1 })).toHaveText(title ?? '');
  // The hits in the text are those of the query that found it.
  await expect(page.locator('main section output')).toHaveText(/^命中 \d+ 处$/);
});

test('a likely spelling is offered, and applied only when it is pressed', async ({ page }) => {
  await openApp(page, host);
  await searchFor(page, '街道仪政代表会');
  await expect(page.getByText('您要找的是不是：')).toBeVisible();
  await page
    .getByRole('button', { name: /议政代表会（\d+ 条）/ })
    .first()
    .click();
  await expect(page.getByRole('searchbox')).toHaveValue(/议政代表会/);
  await expect(results(page).first()).toContainText('议政代表会');
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('街道仪政代表会');
});

test('every word or the best match: the choice is in the address', async ({ page }) => {
  await openApp(page, host);
  await searchFor(page, '票决');
  await expect(page.getByRole('radiogroup', { name: '检索方式' })).toHaveCount(0);
  await searchFor(page, '票决制 吉祥物');
  await expect(results(page)).toHaveCount(0);
  await page.getByText('按相关程度', { exact: true }).click();
  await expect(results(page)).not.toHaveCount(0);
  expect(await page.evaluate(() => window.location.hash)).toContain('mode=natural');
  await page.reload();
  await expect(results(page)).not.toHaveCount(0);
  await expect(page.getByRole('radio', { name: '按相关程度' })).toBeChecked();
});

test('a date says which other spellings it finds, and can be taken literally', async ({ page }) => {
  await openApp(page, host);
  await searchFor(page, '2019年4月');
  await expect(page.getByText(/也找 .*2019-04/)).toBeVisible();
  await page.getByRole('button', { name: /按原字查/ }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('"2019年4月"');
  await expect(page.getByText('短语“2019年4月”')).toBeVisible();
});

test('a filter that empties the answer is named and taken away by itself', async ({ page }) => {
  await openApp(page, host, '#/search?q=票决&kind=regulation');
  await page.getByRole('button', { name: /去掉“类型”条件可得 \d+ 条/ }).click();
  await expect(results(page).first()).toContainText('高淳区');
  await expect(page.getByRole('searchbox')).toHaveValue('票决');
});

test('results go by region; a person and a meeting are filters', async ({ page }) => {
  await openApp(page, host);
  await searchFor(page, '代表');
  await page.getByRole('button', { name: '排序：按相关度' }).click();
  await page.getByRole('menuitemradio', { name: '按地区' }).click();
  expect(await page.evaluate(() => window.location.hash)).toContain('sort=region');
  // 310000 comes before 320000.
  await expect(results(page).first()).toContainText('上海市');
  // The box itself is drawn by its label.
  await page.getByTitle('马利忠', { exact: true }).click();
  await expect(page.getByRole('button', { name: '取消筛选：马利忠' })).toBeVisible();
  await page.getByRole('button', { name: '取消筛选：马利忠' }).click();
  await page.getByTitle('长三角全过程人民民主的基层实践工作交流研讨会').click();
  await expect(page.getByRole('button', { name: /取消筛选：长三角全过程人民民主/ })).toBeVisible();
});

test('a search is saved, renamed, opened, deleted and brought back; what was asked is remembered', async ({ page }) => {
  await openApp(page, host);
  await searchFor(page, '议政代表会');
  await results(page).first().click();
  await expect(reader(page)).toBeVisible();
  const button = page.getByRole('button', { name: '已存检索' });
  const list = page.getByRole('dialog', { name: '已存检索' });
  await button.click();
  await expect(list.getByRole('button', { name: /^议政代表会 \d+ 件/ })).toBeVisible();
  await list.getByRole('button', { name: '保存这次检索' }).click();
  await expect(list.getByRole('textbox')).toHaveValue('议政代表会');
  await list.getByRole('textbox').fill('街道议政');
  await page.keyboard.press('Enter');
  await list.getByRole('button', { name: '重命名“街道议政”' }).click();
  await list.getByRole('textbox').fill('街道议政做法');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('button', { name: /^街道议政做法/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('');
  await button.click();
  await list.getByRole('button', { name: /^街道议政做法/ }).click();
  await expect(list).toBeHidden();
  await expect(page.getByRole('searchbox')).toHaveValue('议政代表会');
  await button.click();
  await list.getByRole('button', { name: '删除“街道议政做法”' }).click();
  await expect(list.getByText('还没有保存过检索。')).toBeVisible();
  await page.getByText('撤销', { exact: true }).click();
  await button.click();
  await expect(list.getByRole('button', { name: /^街道议政做法/ })).toBeVisible();
  await list.getByRole('button', { name: '全部清空' }).click();
  await expect(list.getByText('还没有检索记录。')).toBeVisible();
});

test('the note of a search can be pasted', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page, host);
  await searchFor(page, '票决 -上海');
  await page.getByRole('button', { name: '复制检索记录' }).click();
  await expect(page.getByText('检索记录已复制。')).toBeVisible();
  const note = await page.evaluate(() => navigator.clipboard.readText());
  expect(note).toContain('检索式：票决 -上海');
  expect(note).toContain('解读：票决；不含 上海');
  expect(note).toMatch(/结果：\d+ 件/);
  expect(note).toMatch(/- 地区：江苏省 \d+/);
  expect(note).toMatch(/程序：.+；分析器：第 \d+ 版/);
});

test('a record leads to what is like it and to the same practice elsewhere', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openApp(page, host, '#/search/starter-jiading-lianxidian');
  const known = page.getByRole('complementary', { name: '著录' });
  await known.getByRole('heading', { name: '出处与著录' }).scrollIntoViewIfNeeded();
  await expect(known.getByRole('heading', { name: '相近内容' })).toBeVisible();
  await expect(known.getByRole('heading', { name: /同类做法在其他地区/ })).toBeVisible();
  await known.getByRole('button', { name: '检索全部同类做法' }).click();
  await expect(page.getByRole('button', { name: '取消筛选：基层立法联系点' })).toBeVisible();
});
