/** Practices side by side: from a search to its matrix, from a cell to its sentence, figures with their chart, into a pack. */
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { listen, openApp, reader, searchFor, startHost, type TestHost } from './app-fixture.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(async () => {
  await host.stop();
});

const grid = (page: Page) => page.getByRole('grid', { name: /对照表/ });
const cell = (page: Page, name: string) => grid(page).getByRole('gridcell', { name: new RegExp(`^${name}，`) });
const panel = (page: Page) => page.getByRole('complementary', { name: '依据' });

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((n) => n.html)
          .join(' ')
          .slice(0, 300)}`,
    ),
  ).toEqual([]);
}

test('the matrix of everything: places, links, key figures, what is left out', async ({ page }) => {
  const complaints = listen(page);
  await openApp(page, host);
  await page.getByRole('link', { name: '对照' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '各地做法对照' })).toBeVisible();
  await expect(grid(page).getByRole('columnheader')).toHaveText([
    '地区',
    '民主选举',
    '民主协商',
    '民主决策',
    '民主管理',
    '民主监督',
  ]);
  await expect(grid(page).getByRole('rowheader', { name: /相城区/ })).toContainText('江苏省苏州市');
  await expect(cell(page, '相城区，民主选举')).toContainText('99.96%');
  await expect(cell(page, '相城区，民主选举')).toContainText('截至2021年');
  await expect(cell(page, '黄浦区，民主选举')).toContainText('—');
  await page.getByRole('button', { name: /另有 \d+ 件未列入/ }).click();
  await expect(page.getByRole('dialog', { name: '未列入对照表的资料' })).toContainText('未归入各列');
  await page.keyboard.press('Escape');
  await clean(page);
  expect(complaints).toEqual([]);
});

test('a cell leads to its sentence in the text', async ({ page }) => {
  await openApp(page, host, '#/compare?of=all');
  await cell(page, '相城区，民主选举').click();
  await expect(panel(page)).toContainText('选民登记率');
  await clean(page);
  await panel(page)
    .getByRole('button', { name: /在原文中查看：\s*选民登记率：99\.96%/ })
    .first()
    .click();
  await expect(reader(page).getByRole('heading', { level: 1 })).toContainText('换届选举');
  expect(page.url()).toMatch(/#\/search\/starter-xiangcheng-huanjie\?.*at=\d+-\d+/);
  await expect(reader(page).getByText('选民登记率：99.96%')).toBeInViewport();
  await page.goBack();
  await expect(grid(page)).toBeVisible();
});

test('by keys alone: arrows, Enter, Space, Escape', async ({ page }) => {
  await openApp(page, host, '#/compare?of=all');
  await cell(page, '上海市，民主选举').focus();
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, '上海市，民主协商')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('上海市 · 民主协商');
  await page.keyboard.press('ArrowDown');
  await expect(panel(page)).toContainText('黄浦区 · 民主协商');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await page.keyboard.press('Control+End');
  await expect(cell(page, '天长市，民主监督')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByText('已选 1 格')).toBeVisible();
  await expect(cell(page, '天长市，民主监督')).toHaveAttribute('aria-selected', 'true');
});

test('of the present search, rows and columns as chosen, as a table for a spreadsheet', async ({ page }) => {
  await openApp(page, host);
  await searchFor(page, '立法联系点');
  await page.getByRole('button', { name: '对照当前检索到的资料' }).click();
  await expect(page.locator('main')).toContainText('立法联系点');
  await page.getByRole('radio', { name: '实践类型' }).check({ force: true });
  await page.getByRole('radio', { name: '省级' }).check({ force: true });
  await expect(grid(page).getByRole('rowheader').first()).toContainText('上海市');
  await expect(grid(page).getByRole('columnheader', { name: '基层立法联系点' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出表格' }).click();
  const table = await readFile(await (await download).path(), 'utf8');
  expect(table.startsWith('\uFEFF地区代码,地区,所属,列,资料')).toBe(true);
  expect(table).toContain('310000,上海市');
  await page.getByRole('button', { name: '在检索中修改' }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('立法联系点');
});

test('chosen cells go into a pack as a comparison', async ({ page }) => {
  await openApp(page, host, '#/compare?of=all');
  await cell(page, '相城区，民主选举').click({ modifiers: ['Control'] });
  await cell(page, '高淳区，民主决策').click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: '加入资料包' }).click();
  await page.getByRole('menuitem', { name: '对照表（所选 3 件）' }).click();
  await expect(page.getByText('已放入“各地五个环节对照”。')).toBeVisible();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByRole('grid', { name: '资料包条目' }).getByRole('row')).toHaveCount(1);
  await expect(page.getByRole('grid', { name: '资料包条目' })).toContainText('对照表');
});

test('figures: found by their subject, drawn, each at its sentence, into the pack', async ({ page }) => {
  const complaints = listen(page);
  await openApp(page, host, '#/compare/figures?of=all');
  const groups = page.getByRole('listbox', { name: '指标' });
  await page.getByRole('textbox', { name: '筛选指标' }).fill('被采纳');
  await groups.getByRole('option', { name: /^基层立法联系点意见建议被采纳(?!（)/ }).click();
  const picture = page.getByRole('img', { name: /长宁区虹桥街道25条（截至2020年1月）.*昆山市196条（截至2023年2月）/ });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBe(640);
  await page.getByRole('radio', { name: '按地区' }).check({ force: true });
  await expect(picture).toBeVisible();
  await clean(page);
  await page.getByRole('button', { name: '加入资料包' }).click();
  await page.getByRole('menuitem', { name: '图表' }).click();
  await expect(page.getByText(/^已放入/)).toBeVisible();
  await page
    .getByRole('row', { name: /昆山市.*196/ })
    .getByRole('button', { name: /^在原文中查看/ })
    .click();
  await expect(reader(page).getByRole('heading', { level: 1 })).toContainText('昆山市');
  await expect(reader(page).getByText('196条').first()).toBeInViewport();
  expect(complaints).toEqual([]);
});

test('in a narrow window the source of a figure is still read in lines', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 800 });
  await openApp(page, host, '#/compare/figures?of=all');
  const source = page.getByRole('table').getByRole('row').nth(1).getByRole('cell').last();
  await expect(source).toBeVisible();
  expect((await source.boundingBox())?.width).toBeGreaterThan(150);
});

test('what cannot be compared is said', async ({ page }) => {
  await openApp(page, host, '#/compare?q=没有这个词');
  await expect(page.getByRole('heading', { name: '范围内没有可以对照的资料' })).toBeVisible();
  await page.getByRole('radio', { name: '数据' }).check({ force: true });
  await expect(page.getByRole('heading', { name: '范围内的资料没有著录数据' })).toBeVisible();
  await clean(page);
});

test('in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openApp(page, host, '#/compare?of=all');
  await cell(page, '相城区，民主选举').click();
  await clean(page);
  await page.getByRole('radio', { name: '数据' }).check({ force: true });
  await expect(page.getByRole('img')).toBeVisible();
  await clean(page);
});
