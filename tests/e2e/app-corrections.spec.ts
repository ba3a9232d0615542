/** A record corrected by a person: the mark cleared, the new words found, the former state side by side. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { listen, openApp, results, searchFor, startHost, type TestHost } from './app-fixture.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(() => host.stop());

test('corrected with a reason, found by the new words, and what it said before', async ({ page }) => {
  const complaints = listen(page);
  await page.setViewportSize({ width: 1680, height: 960 });
  await openApp(page, host);
  await searchFor(page, '票决制');
  await results(page).first().click();
  const correct = page.getByRole('button', { name: '更正', exact: true });
  // Beside a wide text the description stands open; above a narrow one it is a strip of names.
  const strip = page.getByRole('toolbar', { name: '著录' }).getByRole('button', { name: '出处与著录' });
  await expect(correct.or(strip)).toBeVisible();
  if (await strip.isVisible()) await strip.click();
  await correct.click();
  const dialog = page.getByRole('dialog', { name: '更正记录' });
  const save = dialog.getByRole('button', { name: '保存更正' });
  await expect(save).toBeDisabled();
  const text = dialog.getByRole('textbox', { name: '正文' });
  await text.fill(`${await text.inputValue()}\n\n据原件补录：龘龘议事厅。`);
  const changed = page.getByRole('alertdialog', { name: '更正记录' });
  await changed.getByRole('textbox', { name: '更正原因（必填）' }).fill('与原件核对');
  await page.screenshot({ path: test.info().outputPath('correct.png') });
  expect((await new AxeBuilder({ page }).include('[role=alertdialog]').analyze()).violations).toEqual([]);
  await changed.getByRole('button', { name: '保存更正' }).click();
  await expect(page.getByText('更正已保存')).toBeVisible();
  await page.getByRole('button', { name: '历次更正 1 次' }).click();
  const history = page.getByRole('dialog', { name: '历次更正' });
  await expect(history.getByRole('option')).toContainText('与原件核对');
  await expect(history.locator('ins')).toContainText('据原件补录：龘龘议事厅。');
  await page.screenshot({ path: test.info().outputPath('history.png') });
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(async () => {
    await searchFor(page, '龘龘议事厅');
    await expect(results(page)).toHaveCount(1, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  expect(complaints).toEqual([]);
});

test('regions, practices, links, people and figures are filed anew, and found so', async ({ page }) => {
  test.setTimeout(120_000);
  const complaints = listen(page);
  await page.setViewportSize({ width: 1680, height: 960 });
  await openApp(page, host);
  await searchFor(page, '票决制');
  await results(page).nth(1).click();
  const strip = page.getByRole('toolbar', { name: '著录' }).getByRole('button', { name: '出处与著录' });
  const correct = page.getByRole('button', { name: '更正', exact: true });
  await expect(correct.or(strip)).toBeVisible();
  if (await strip.isVisible()) await strip.click();
  await correct.click();
  const dialog = page.getByRole('dialog', { name: '更正记录' }).or(page.getByRole('alertdialog', { name: '更正记录' }));

  // Part of a name, by an input method: what is being composed is not looked for.
  const regions = dialog.getByRole('combobox', { name: '地区' });
  await regions.click();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'gao', selectionStart: 3, selectionEnd: 3 });
  await expect(page.getByRole('option', { name: /无锡市/ })).toBeVisible();
  await devtools.send('Input.insertText', { text: '高淳' });
  await page.getByRole('option', { name: /高淳区/ }).click();
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('list', { name: '地区' })).toContainText('南京市高淳区');
  await expect(regions).toHaveValue('');
  await regions.fill('320583');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('list', { name: '地区' })).toContainText('昆山市');
  await dialog.getByRole('button', { name: '去掉“昆山市”' }).click();
  await expect(dialog.getByRole('list', { name: '地区' })).not.toContainText('昆山市');
  await expect(dialog.getByRole('button', { name: '去掉“南京市高淳区”' })).toBeFocused();
  // A practice by another of its names.
  const practices = dialog.getByRole('combobox', { name: '实践类型' });
  await practices.fill('履职平台');
  await page.getByRole('option', { name: '代表家站点（格）' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('list', { name: '实践类型' })).toContainText('代表家站点（格）');
  const oversight = dialog.getByRole('checkbox', { name: '民主监督' });
  if (!(await oversight.isChecked())) await oversight.check({ force: true });

  const people = dialog.getByRole('region', { name: '人物' });
  const before = await people.getByRole('listitem').count();
  await people.getByRole('button', { name: '添加人物' }).click();
  await expect(dialog.getByRole('textbox', { name: `第 ${before + 1} 人，姓名` })).toBeFocused();
  await dialog.getByRole('textbox', { name: `第 ${before + 1} 人，职务` }).fill('区人大常委会主任');
  await expect(people).toContainText('请填写姓名');
  const save = dialog.getByRole('button', { name: '保存更正' });
  await dialog.getByRole('textbox', { name: '更正原因（必填）' }).fill('补充著录');
  await expect(save).toBeDisabled();
  await dialog.getByRole('textbox', { name: `第 ${before + 1} 人，姓名` }).fill('甄某某');
  await dialog.getByRole('button', { name: `第 ${before + 1} 人，身份` }).click();
  await page.getByRole('option', { name: '发言' }).click();

  const figures = dialog.getByRole('region', { name: '数据' });
  const many = await figures.getByRole('listitem').count();
  for (const subject of ['代表票决项目数', '多余的一行']) {
    await figures.getByRole('button', { name: '添加数据' }).click();
    const n = await figures.getByRole('listitem').count();
    await dialog.getByRole('textbox', { name: `第 ${n} 项，指标` }).fill(subject);
  }
  await dialog.getByRole('button', { name: `删除第 ${many + 2} 项数据` }).click();
  const value = dialog.getByRole('textbox', { name: `第 ${many + 1} 项，数值` });
  await value.fill('一千五');
  await expect(figures).toContainText('数值只能是数字');
  await value.fill('１,５００');
  await dialog.getByRole('textbox', { name: `第 ${many + 1} 项，单位` }).fill('个');
  await dialog.getByRole('button', { name: `第 ${many + 1} 项，关系` }).click();
  await page.getByRole('option', { name: '超过' }).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await value.scrollIntoViewIfNeeded();
    await page.screenshot({ path: test.info().outputPath(`rows-${colorScheme}.png`) });
    await regions.scrollIntoViewIfNeeded();
    await regions.click();
    await page.screenshot({ path: test.info().outputPath(`filing-${colorScheme}.png`) });
    await page.keyboard.press('Escape');
    const found = await new AxeBuilder({ page }).include('[role=alertdialog]').analyze();
    expect(found.violations.map((one) => `${one.id} ${one.nodes[0]?.html.slice(0, 300)}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await save.click();
  await expect(page.getByText('更正已保存')).toBeVisible();
  const show = async (part: RegExp): Promise<void> => {
    const tab = page.getByRole('toolbar', { name: '著录' }).getByRole('button', { name: part });
    if (await tab.isVisible()) await tab.click();
  };
  await show(/^人物/);
  await expect(page.getByText('区人大常委会主任').last()).toBeVisible();
  await expect(page.getByText('甄某某').last()).toBeVisible();
  await show(/^数据/);
  await expect(page.getByText('超1500个')).toBeVisible();
  await show(/^出处与著录/);
  await page.getByRole('button', { name: '历次更正 1 次' }).click();
  const history = page.getByRole('dialog', { name: '历次更正' });
  await expect(history.getByRole('option')).toContainText('人物');
  await expect(history.locator('ins').first()).toBeVisible();
  await expect(history).toContainText('甄某某');
  await page.keyboard.press('Escape');
  await expect(async () => {
    await searchFor(page, '人物:甄某某');
    await expect(results(page)).toHaveCount(1, { timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
  expect(complaints).toEqual([]);
});
