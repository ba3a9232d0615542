/** What is selected put to use together: into a pack, side by side, as an update set; and where nothing may be written. */
import { expect, test } from '@playwright/test';
import { openApp, results, startHost, type TestHost } from './app-fixture.ts';
import { rows as packRows } from './packs-page.ts';
import { bar, press, selectThree, sound } from './selection-page.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(async () => {
  await host.stop();
});

test('into a pack together, not twice, and taken back', async ({ page }) => {
  await openApp(page, host);
  const titles = await selectThree(page);
  await bar(page).getByRole('button', { name: '将已选资料加入资料包' }).click();
  await expect(page.getByText('已放入“代表专题”，现有 3 条。')).toBeVisible();
  await bar(page).getByRole('button', { name: '将已选资料加入资料包' }).click();
  await expect(page.getByText('所选资料都已在“代表专题”中，没有重复放入。')).toBeVisible();
  await press(results(page).nth(4), 'ControlOrMeta');
  await bar(page).getByRole('button', { name: '将已选资料加入资料包' }).click();
  await expect(page.getByText('已放入“代表专题” 1 件；另有 3 件原已在内，没有重复放入。')).toBeVisible();
  await page.getByText('撤销', { exact: true }).click();
  await expect(page.getByText('已从“代表专题”中撤出 1 件。')).toBeVisible();
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /资料包/ })
    .click();
  await page.getByText('代表专题').first().click();
  await expect(packRows(page)).toHaveCount(3);
  for (const title of titles) await expect(packRows(page).filter({ hasText: title })).toHaveCount(1);
});

test('compared: the selection alone, also after a reload; nothing selected is told', async ({ page }) => {
  await openApp(page, host);
  const titles = await selectThree(page);
  await bar(page).getByRole('button', { name: '对照已选资料' }).click();
  await expect(page).toHaveURL(/#\/compare\?of=selected/);
  expect(page.url().length).toBeLessThan(120);
  await expect(page.getByRole('radio', { name: '已选资料' })).toBeChecked();
  const told = /资料 (\d+) 件 · \d+ 个地区/;
  await expect(page.getByText(told)).toBeVisible();
  const asked = page.waitForRequest((request) => request.url().endsWith('/rpc/compare/matrix'));
  await page.reload();
  const scope = (JSON.parse((await asked).postData() ?? '{}') as { json: { scope: { records: string[] } } }).json.scope;
  expect(scope.records).toHaveLength(3);
  await expect(page.getByText(told)).toBeVisible();
  await sound(page, 'compare');
  await page.getByRole('button', { name: '在检索中修改' }).click();
  await expect(
    results(page)
      .filter({ hasText: titles[0] ?? '' })
      .first(),
  ).toHaveAttribute('aria-selected', 'true');
  // The button above the list means the search, whatever was compared last.
  await page.getByRole('button', { name: '对照当前检索到的资料' }).click();
  await expect(page.getByRole('radio', { name: '当前检索' })).toBeChecked();
  await page.goBack();
  await bar(page).getByRole('button', { name: '取消选择', exact: true }).click();
  await page.evaluate(() => {
    window.location.hash = '#/compare?of=selected';
  });
  await expect(page.getByRole('heading', { name: '还没有选中资料' })).toBeVisible();
});

test('an update set of the selection', async ({ page }) => {
  await openApp(page, host);
  await selectThree(page);
  await bar(page).getByRole('button', { name: '将已选资料生成更新包' }).click();
  const dialog = page.getByRole('dialog', { name: '生成更新包' });
  await expect(dialog).toContainText('已选的 3 件资料，连同原件。');
  await dialog.getByRole('button', { name: '生成', exact: true }).click();
  await expect(dialog).toContainText(/资料 [34] 件 · 资料包 0 个/, { timeout: 30_000 });
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await expect(bar(page)).toContainText('已选 3 件');
});

test('an archive that can only be read: nothing goes into a pack, and the bar says so', async ({ page }) => {
  await page.route('**/rpc/archive/info', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { json: object };
    await route.fulfill({ response: answer, json: { ...body, json: { ...body.json, writable: false } } });
  });
  await openApp(page, host);
  await selectThree(page);
  await expect(bar(page)).toContainText('档案目前只能阅读，不能加入资料包');
  await expect(bar(page).getByRole('button', { name: '将已选资料加入资料包' })).toBeDisabled();
  await expect(bar(page).getByRole('button', { name: '选择资料包' })).toBeDisabled();
  await expect(bar(page).getByRole('button', { name: '对照已选资料' })).toBeEnabled();
  await expect(bar(page).getByRole('button', { name: '将已选资料生成更新包' })).toBeEnabled();
});
