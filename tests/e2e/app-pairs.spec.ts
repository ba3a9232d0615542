/** The list of rewritten words, the comparison that adds to it, and the restored reading that comes of it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { listen, openApp, reader, startHost, type TestHost } from './app-fixture.ts';
import { runCli } from './host.ts';

const resources = join(import.meta.dirname, '..', '..', 'resources');

let host: TestHost;
let folder: string;

/** The meeting of the starter collection as a robot would have it, with one word that no list knows. */
async function rewrittenMeeting(): Promise<string> {
  const records = (await readFile(join(resources, 'starter', 'records.jsonl'), 'utf8')).trim().split('\n');
  const meeting = records
    .map((line) => JSON.parse(line) as { id: string; text: string })
    .find(({ id }) => id === 'starter-meeting');
  if (meeting === undefined) throw new Error('no meeting in the starter collection');
  const pairs = (await readFile(join(resources, 'taxonomy', 'rewritten-word-pairs.tsv'), 'utf8')).trim().split('\n');
  const text = pairs
    .slice(1)
    .map((line) => line.split('\t'))
    .filter(([, standard = '', , cls]) => !standard.includes(' / ') && cls !== 'X')
    .reduce(
      (now, [spun = '', standard = '']) => now.replaceAll(standard, spun),
      meeting.text.replaceAll('街道', '衢道'),
    );
  return JSON.stringify({
    id: 'rewritten-meeting',
    title: '亮点经验图片',
    text: `${text}\n\n代表网格是一个震动岗。`,
    format: 'markdown',
    kind: 'web-copy',
    regions: ['320507'],
  });
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-archive-pairs-'));
  const file = join(folder, 'rewritten.jsonl');
  await writeFile(file, `${await rewrittenMeeting()}\n`);
  host = await startHost({
    prepare: async (dir) => {
      const done = await runCli('import', file, '--archive', dir);
      if (done.code !== 0) throw new Error(done.stderr);
    },
  });
});
test.afterAll(async () => {
  await host.stop();
  await rm(folder, { recursive: true, force: true });
});

async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map((one) => `${name}: ${one.id} ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}

const table = (page: Page) => page.getByRole('table', { name: '还原词表' });
const rowOf = (page: Page, spun: string, standard: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: spun, exact: true }) })
    .filter({ has: page.getByRole('cell', { name: standard, exact: true }) });
const find = (page: Page) => page.getByRole('searchbox', { name: '查找改写词或标准词' });

test('from settings: found by either word, switched off and back, added, changed, removed', async ({ page }) => {
  const complaints = listen(page);
  await openApp(page, host, '#/settings');
  await page.getByRole('button', { name: '打开词表' }).click();
  await expect(table(page).getByRole('row')).toHaveCount(101);
  await page.getByRole('button', { name: '加载更多' }).click();
  await expect(table(page).getByRole('row')).toHaveCount(201);

  await find(page).fill('全过程');
  await expect(rowOf(page, '全历程', '全过程')).toBeVisible();
  await expect(page.locator('main output')).toContainText('符合条件');

  const use = rowOf(page, '全历程', '全过程').getByRole('switch');
  await expect(use).toBeChecked();
  await use.focus();
  await page.keyboard.press('Space');
  await expect(use).not.toBeChecked();
  await page.getByRole('region', { name: '通知' }).getByRole('button', { name: '撤销' }).click();
  await expect(use).toBeChecked();
  await page.reload();
  await find(page).fill('全历程');
  await expect(rowOf(page, '全历程', '全过程').getByRole('switch')).toBeChecked();
  await expect(rowOf(page, '全历程', '全过程').getByRole('button', { name: /删除/ })).toHaveCount(0);

  await page.getByRole('button', { name: '添加', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '添加词条' });
  await dialog.getByRole('textbox', { name: '改写词' }).fill('履职阵地儿');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByRole('alert')).toContainText('填写完整');
  await dialog.getByRole('textbox', { name: '标准词' }).fill('履职阵地');
  await dialog.getByRole('textbox', { name: '标准词' }).press('Enter');
  await expect(dialog).toBeHidden();
  await find(page).fill('履职阵地儿');
  const added = rowOf(page, '履职阵地儿', '履职阵地');
  await expect(added).toContainText('仅限疑似改写文本');
  await expect(added).toContainText('添加');

  await added.getByRole('button', { name: /修改/ }).click();
  const change = page.getByRole('dialog', { name: '修改词条' });
  await change.getByText('只提示不替换').click();
  await change.getByRole('textbox', { name: '备注' }).fill('待核');
  await change.getByRole('button', { name: '保存' }).click();
  await expect(added).toContainText('只提示不替换');
  await expect(added).toContainText('待核');
  await added.getByRole('button', { name: /删除/ }).click();
  await expect(added).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('letters of an unfinished composition do not filter', async ({ page }) => {
  await openApp(page, host, '#/pairs');
  await expect(table(page).getByRole('row')).toHaveCount(101);
  await find(page).focus();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'min zhu', selectionStart: 7, selectionEnd: 7 });
  await expect(find(page)).toHaveValue('min zhu');
  await expect(table(page).getByRole('row')).toHaveCount(101);
  await input.send('Input.insertText', { text: '民主' });
  await expect(find(page)).toHaveValue('民主');
  await expect(rowOf(page, '平易近主', '民主')).toBeVisible();
});

test('a table goes out, comes in by drop, and bad lines are told one by one', async ({ page }) => {
  await openApp(page, host, '#/pairs');
  await page.getByRole('button', { name: /^类别/ }).click();
  await page.getByRole('menuitemradio', { name: '只提示不替换' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /导出所列/ }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text.startsWith('\ufeffspun\tstandard\tclass\tnote\r\n')).toBe(true);
  const lines = text.trimEnd().split('\r\n');
  expect(lines.length).toBe(await table(page).getByRole('row').count());
  expect(lines.slice(1).every((line) => line.split('\t')[2] === 'X')).toBe(true);

  const again = `${text}调换会儿\t交流会\tC\t试\r\n只有一列\r\n甲\t乙\tQ\r\n`;
  const transfer = await page.evaluateHandle((content) => {
    const made = new DataTransfer();
    made.items.add(new File([content], '词表.tsv', { type: 'text/tab-separated-values' }));
    return made;
  }, again);
  const place = table(page);
  await place.dispatchEvent('dragenter', { dataTransfer: transfer });
  await expect(page.getByText('松开鼠标，导入这些文件')).toBeHidden();
  await place.dispatchEvent('drop', { dataTransfer: transfer });
  const report = page.getByRole('dialog', { name: '导入“词表.tsv”' });
  await expect(report).toContainText(`新增 1 条，更改 0 条，未变 ${lines.length - 1} 条，未采用 2 行。`);
  await expect(report.getByRole('row').filter({ hasText: '只有一列' })).toContainText('缺少标准词');
  await expect(report.getByRole('row').filter({ hasText: 'Q' })).toContainText('类别无法识别');
  await report.getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('button', { name: '清除条件' }).click();
  await find(page).fill('调换会儿');
  await expect(rowOf(page, '调换会儿', '交流会')).toContainText('导入');
});

test('the reader shows the restored reading, word by word, and quotes nothing from it', async ({ page }) => {
  const complaints = listen(page);
  await openApp(page, host, '#/search/rewritten-meeting?q=全过程人民民主');
  await expect(reader(page)).toContainText('本文疑似经机器改写');
  await expect(reader(page)).toContainText('平易近主');
  await page.getByRole('button', { name: '看还原文字' }).click();
  await expect(reader(page)).toContainText(/还原了 \d+ 处，涉及 \d+ 个改写词；原文未改动/);
  await expect(reader(page).locator('mark').first()).toHaveText(/全过程人民民主|全过程|人民民主/);

  const word = reader(page).locator('[data-word]').first();
  await word.focus();
  const shown = (await word.textContent()) ?? '';
  await expect(reader(page).getByText(/^原文“.+”$/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(word).not.toHaveText(shown);
  await expect(word).toHaveAttribute('aria-pressed', 'true');
  await expect(reader(page).getByText(`还原词“${shown}”`)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reader(page).getByText(/^还原词“/)).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(reader(page).locator('[data-word]').nth(1)).toBeFocused();

  const suggestion = reader(page).locator('[data-word]').filter({ hasText: '震动岗' });
  await suggestion.hover();
  await expect(reader(page).getByText('可能是“流动岗”或“活动岗”，未替换')).toBeVisible();

  await page.getByRole('button', { name: '显示原词' }).click();
  await expect(reader(page)).toContainText('平易近主');
  await page.getByRole('button', { name: '显示还原词' }).click();
  await expect(word).toHaveText(shown);

  // Neither the mouse nor the key finds anything to quote here.
  const paragraph = reader(page)
    .locator('p')
    .filter({ has: page.locator('[data-word]') })
    .first();
  await paragraph.click({ clickCount: 3 });
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: '摘入资料包' })).toHaveCount(0);
  await page.getByRole('radio', { name: '阅读' }).click({ force: true });
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: '摘入资料包' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('two texts are compared, and only what is ticked is added', async ({ page }) => {
  const complaints = listen(page);
  await openApp(page, host, '#/pairs?rewritten=rewritten-meeting');
  await expect(page.getByRole('region', { name: '改写文本' })).toContainText('亮点经验图片');
  const box = page.getByRole('combobox', { name: '规范文本' });
  await box.fill('基层实践工作交流研讨会');
  await page.getByRole('option', { name: '长三角全过程人民民主的基层实践工作交流研讨会' }).click();
  await page.getByRole('button', { name: '开始对照' }).click();
  const result = page.getByRole('region', { name: '对照结果' });
  const proposal = result.getByRole('checkbox', { name: /衢道/ }).first();
  await expect(proposal).not.toBeChecked();
  expect(await result.getByRole('checkbox', { checked: true }).count()).toBe(0);
  await expect(result.getByRole('button', { name: '采用所选 0 条' })).toBeDisabled();
  await expectAccessible(page, 'comparison');
  await proposal.focus();
  await page.keyboard.press('Space');
  await result.getByRole('button', { name: '采用所选 1 条' }).click();
  await expect(result.getByRole('note')).toContainText('已采用 1 条。');
  await page.getByRole('radio', { name: '词表' }).click({ force: true });
  await find(page).fill('衢道');
  await expect(table(page).getByRole('row')).toHaveCount(2);
  await expect(table(page)).toContainText('对照“长三角全过程人民民主的基层实践工作交流研讨会”得出');
  await expect(table(page).getByRole('cell', { name: '对照得出', exact: true })).toHaveCount(1);
  await table(page).getByRole('button', { name: /删除/ }).click();
  await expect(table(page).getByRole('row')).toHaveCount(0);
  await page.getByRole('region', { name: '通知' }).getByRole('button', { name: '撤销' }).click();
  await expect(table(page).getByRole('cell', { name: '对照得出', exact: true })).toHaveCount(1);
  expect(complaints).toEqual([]);
});

/** Each theme and each size once: colours do not depend on the size. */
for (const [theme, size] of [
  ['light', { width: 1280, height: 800 }],
  ['dark', { width: 1920, height: 1080 }],
] as const) {
  test(`accessible and still, ${theme}, ${size.width} px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize(size);
    const complaints = listen(page);
    const still = async (): Promise<void> => {
      const frame = await page.evaluate(() => [
        document.documentElement.scrollWidth - window.innerWidth,
        document.documentElement.scrollHeight - window.innerHeight,
      ]);
      expect(frame).toEqual([0, 0]);
    };
    await openApp(page, host, '#/pairs');
    await expect(table(page).getByRole('row')).toHaveCount(101);
    await still();
    // A hundred rows are looked at as slowly as they are alike.
    await find(page).fill('全过程');
    await expect(rowOf(page, '全历程', '全过程')).toBeVisible();
    await expectAccessible(page, 'list');
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, 'dialog');
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      window.location.hash = '#/search/rewritten-meeting?q=民主';
    });
    await page.getByRole('button', { name: '看还原文字' }).click();
    await reader(page).locator('[data-word]').first().focus();
    await expectAccessible(page, 'restored');
    await still();
    expect(complaints).toEqual([]);
  });
}
