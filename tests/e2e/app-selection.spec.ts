/** Several results at once: selected by mouse and by keys, kept while the list changes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { listen, openApp, reader, results, searchFor, startHost, type TestHost } from './app-fixture.ts';
import { runCli } from './host.ts';
import { bar, box, chosen, press, selectThree, sound, titleOf } from './selection-page.ts';

let host: TestHost;
/** More than one page of results. */
const MANY = 75;

test.beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'exchange-archive-selection-'));
  const lines = Array.from({ length: MANY }, (_, i) =>
    JSON.stringify({
      id: `many-${i}`,
      title: `瀚海街道议事记录第${i + 1}号`,
      text: `瀚海街道议事会第${i + 1}次会议，票决公共空间改造项目。`,
      dates: { event: `2021-01-${String((i % 28) + 1).padStart(2, '0')}` },
    }),
  );
  await writeFile(join(folder, 'records.jsonl'), lines.join('\n'));
  host = await startHost({
    prepare: async (dir) => {
      const done = await runCli('import', join(folder, 'records.jsonl'), '--archive', dir);
      if (done.code !== 0) throw new Error(done.stderr);
    },
  });
  await rm(folder, { recursive: true, force: true });
});
test.afterAll(async () => {
  await host.stop();
});

test('by mouse: a box, Ctrl, Shift; a plain press still opens', async ({ page }) => {
  const complaints = listen(page);
  await openApp(page, host);
  await searchFor(page, '代表');
  await expect(bar(page)).toHaveCount(0);
  const third = results(page).nth(2);
  const before = await third.boundingBox();
  await third.hover();
  await expect(box(third)).toHaveCSS('opacity', '1');
  await box(third).click();
  await expect(chosen(page)).toHaveCount(1);
  await expect(bar(page)).toContainText('已选 1 件');
  expect(await third.boundingBox(), 'the row moved').toEqual(before);
  await expect(reader(page), 'the box opened the record').toBeHidden();

  await press(results(page).nth(0), 'ControlOrMeta');
  await expect(chosen(page)).toHaveCount(2);
  // The stretch starts at what was selected last, and takes what lies between.
  await press(results(page).nth(1), 'Shift');
  await expect(chosen(page)).toHaveCount(3);
  await press(results(page).nth(0), 'ControlOrMeta');
  await expect(chosen(page)).toHaveCount(2);
  await expect(reader(page)).toBeHidden();
  expect(await page.evaluate(() => String(window.getSelection())), 'Shift marked text').toBe('');

  const title = await titleOf(page, 4);
  await press(results(page).nth(4));
  await expect(reader(page).getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(chosen(page), 'a plain press selected').toHaveCount(2);
  // The open record is where a stretch starts when nothing was selected.
  await bar(page).getByRole('button', { name: '取消选择', exact: true }).click();
  await expect(bar(page)).toHaveCount(0);
  await press(results(page).nth(2), 'Shift');
  await expect(chosen(page)).toHaveCount(3);
  await expect(reader(page).getByRole('heading', { level: 1 })).toHaveText(title);
  // Shift counts on a box, too.
  await box(results(page).nth(0)).click();
  await box(results(page).nth(2)).click({ modifiers: ['Shift'] });
  await expect(chosen(page)).toHaveCount(5);
  expect(complaints).toEqual([]);
});

test('the selection outlives sorting, another query, other pages and a reload; what is not listed is told', async ({
  page,
}) => {
  await openApp(page, host);
  const titles = await selectThree(page);
  await page.getByRole('button', { name: '排序：按相关度' }).click();
  await page.getByRole('menuitemradio', { name: '按地区' }).click();
  await expect(results(page).first()).toContainText('上海市');
  await expect(bar(page)).toContainText('已选 3 件');
  await searchFor(page, '嘉小豸');
  await expect(results(page).first()).toContainText('嘉小豸');
  await expect(bar(page)).toContainText('已选 3 件');
  await expect(bar(page)).toContainText(/其中 [123] 件不在当前列表中/);
  await press(results(page).first(), 'ControlOrMeta');
  await expect(bar(page)).toContainText(/已选 [34] 件/);
  const count = Number(/已选 (\d)/.exec((await bar(page).textContent()) ?? '')?.[1]);
  await page.reload();
  await expect(bar(page)).toContainText(`已选 ${count} 件`);
  await page.getByRole('link', { name: /资料包/ }).click();
  await page.getByRole('link', { name: /检索/ }).click();
  await expect(bar(page)).toContainText(`已选 ${count} 件`);
  await sound(page, 'bar');

  // Looked at, thinned out, opened.
  await bar(page)
    .getByRole('button', { name: `已选 ${count} 件，查看` })
    .click();
  const dialog = page.getByRole('dialog', { name: `已选资料（${count} 件）` });
  await expect(dialog.getByRole('row')).toHaveCount(count);
  await sound(page, 'dialog');
  await dialog.getByRole('button', { name: `取消选择“${titles[0]}”` }).click();
  await expect(page.getByRole('dialog', { name: `已选资料（${count - 1} 件）` })).toBeVisible();
  await page
    .getByRole('dialog')
    .getByRole('row', { name: titles[1] ?? '' })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(reader(page).getByRole('heading', { level: 1 })).toHaveText(titles[1] ?? '');
  await expect(bar(page)).toContainText(`已选 ${count - 1} 件`);
});

test('through a list of several pages: a stretch across them, all that is loaded, and the bound', async ({ page }) => {
  await openApp(page, host);
  await searchFor(page, '瀚海街道');
  await expect(page.locator('output').first()).toContainText(`${MANY} 件`);
  await press(results(page).nth(1), 'ControlOrMeta');
  const loaded = await results(page).count();
  expect(loaded).toBeLessThan(MANY);
  await expect(async () => {
    await results(page).last().scrollIntoViewIfNeeded();
    await expect(results(page)).toHaveCount(MANY, { timeout: 500 });
  }).toPass();
  await expect(bar(page)).toContainText('已选 1 件');
  await press(results(page).nth(70), 'Shift');
  await expect(bar(page)).toContainText('已选 70 件');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar(page)).toContainText(`已选 ${MANY} 件`);

  await page.evaluate(() => {
    const kept = Array.from({ length: 1_999 }, (_, i) => [`kept-${i}`, `题名 ${i}`]);
    sessionStorage.setItem('exchange-archive:selected', JSON.stringify(kept));
  });
  await page.reload();
  await expect(bar(page)).toContainText('已选 1,999 件');
  await press(results(page).nth(0), 'ControlOrMeta');
  await expect(bar(page)).toContainText('已选 2,000 件');
  await expect(page.getByText(/最多可选/)).toHaveCount(0);
  await press(results(page).nth(1), 'ControlOrMeta');
  await expect(page.getByText('最多可选 2,000 件，其余没有选上。')).toBeVisible();
  await expect(bar(page)).toContainText('已选 2,000 件');
  await expect(results(page).nth(1)).toHaveAttribute('aria-selected', 'false');
});

test('the keyboard alone: boxes, stretches, all, copied, let go and brought back', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page, host);
  await page.keyboard.press('/');
  await page.keyboard.type('代表', { delay: 20 });
  await expect(results(page).first().locator('mark').first()).toHaveText('代表');
  await page.keyboard.press('ArrowDown');
  await expect(results(page).first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(results(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('output').filter({ hasText: '已选 1 件' })).toHaveCount(1);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(results(page).nth(2)).toBeFocused();
  await expect(chosen(page)).toHaveCount(3);
  await page.keyboard.press('Shift+ArrowUp');
  await expect(chosen(page)).toHaveCount(2);
  // The box is a stop of its own inside the row.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const fourth = box(results(page).nth(3));
  await expect(fourth).toBeFocused();
  await expect(fourth).toHaveCSS('opacity', '1');
  await page.keyboard.press('Space');
  await expect(fourth).toBeChecked();
  await expect(chosen(page)).toHaveCount(3);
  const wanted = [await titleOf(page, 0), await titleOf(page, 1), await titleOf(page, 3)];

  // Enter still opens, and the way back leads to the row.
  await page.keyboard.press('ArrowLeft');
  await expect(results(page).nth(3)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(reader(page)).toBeFocused();
  await expect(reader(page).getByRole('heading', { level: 1 })).toHaveText(wanted[2] ?? '');
  await page.keyboard.press('Escape');
  await expect(results(page).nth(3)).toBeFocused();
  await expect(chosen(page)).toHaveCount(3);

  // Out of the list the bar comes next; it is no place without keys.
  const copy = bar(page).getByRole('button', { name: '复制题名' });
  for (let i = 0; i < 8 && !(await copy.evaluate((one) => one === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  await expect(copy).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('已复制 3 件资料的题名。')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(wanted.join('\n'));

  await results(page).nth(1).focus();
  await page.keyboard.press('ControlOrMeta+a');
  const loaded = await results(page).count();
  await expect(bar(page)).toContainText(`已选 ${loaded} 件`);
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await expect(results(page).nth(1)).toBeFocused();
  await page.getByText('撤销', { exact: true }).click();
  await expect(bar(page)).toContainText(`已选 ${loaded} 件`);
  await results(page).nth(1).focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toBeFocused();
});
