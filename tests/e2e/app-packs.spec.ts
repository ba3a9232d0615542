/** Arranging a pack: order by keys and by mouse, notes, removal with undo, two windows on one pack, marked items. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openApp, reader, startHost, type TestHost } from './app-fixture.ts';
import { runCli } from './host.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost({
    prepare: async (dir) => {
      const folder = await mkdtemp(join(tmpdir(), 'exchange-archive-marked-'));
      const file = join(folder, 'marked.jsonl');
      await writeFile(
        file,
        `${JSON.stringify({ id: 'marked', title: '转载件一则', text: '转载的正文。', quality: ['mirror'] })}\n`,
      );
      await runCli('import', file, '--archive', dir);
    },
  });
});
test.afterAll(async () => {
  await host.stop();
});

const rows = (page: Page) => page.getByRole('grid', { name: '资料包条目' }).getByRole('row');
const saved = (page: Page) => expect(page.getByText('已保存', { exact: true })).toBeVisible();

async function addRecord(page: Page, id: string, title: string, count: number): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, `#/search/${id}`);
  await expect(reader(page).getByRole('heading', { level: 1 })).toContainText(title);
  await page.getByRole('button', { name: '加入资料包', exact: true }).click();
  await expect(page.getByText(`现有 ${count} 条`)).toBeVisible();
}

test('made, filled, arranged, and kept over a reload', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await page.getByRole('button', { name: '新建' }).click();
  await page.getByRole('textbox', { name: '资料包名称' }).fill('交流简报');
  await saved(page);
  await addRecord(page, 'starter-gaochun-piaojuezhi', '高淳区', 1);
  await addRecord(page, 'starter-meeting', '交流研讨会', 2);
  await page.getByRole('link', { name: /资料包/ }).click();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: '小标题', exact: true }).click();
  await page.getByRole('textbox', { name: '小标题' }).fill('一、会议概况');
  await page.getByRole('button', { name: '说明', exact: true }).click();
  await page.getByRole('textbox', { name: '编者说明' }).fill('据会议材料整理。');
  await expect(rows(page)).toHaveCount(4);

  // The heading goes to the top by keys, one step at a time.
  const heading = rows(page).filter({ has: page.getByRole('textbox', { name: '小标题' }) });
  await heading.getByRole('button', { name: '上移' }).click();
  await heading.getByRole('textbox').press('Alt+ArrowUp');
  await expect(rows(page).first().getByRole('textbox')).toHaveValue('一、会议概况');

  // The meeting goes before Gaochun by mouse.
  const meeting = rows(page).filter({ hasText: '交流研讨会' });
  const from = await meeting.getByRole('button', { name: '拖动以改变次序' }).boundingBox();
  const to = await rows(page).filter({ hasText: '高淳区' }).boundingBox();
  if (from === null || to === null) throw new Error('the cards are not on the page');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 120, to.y + 40, { steps: 6 });
  await page.mouse.move(to.x + 120, to.y + 3, { steps: 4 });
  await page.mouse.up();
  await expect(rows(page).nth(1)).toContainText('交流研讨会');
  await saved(page);
  await page.reload();
  await expect(rows(page).first().getByRole('textbox')).toHaveValue('一、会议概况');
  await expect(rows(page).nth(1)).toContainText('交流研讨会');
  await expect(rows(page).nth(2)).toContainText('高淳区');
});

test('a removed item comes back', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await expect(rows(page)).toHaveCount(4);
  await rows(page).nth(1).hover();
  await rows(page).nth(1).getByRole('button', { name: '移除' }).click();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(rows(page).nth(1)).toContainText('交流研讨会');
  await saved(page);
});

test('two windows on one pack: nothing is overwritten without asking', async ({ page, context }) => {
  await openApp(page, host, '#/packs');
  await expect(rows(page)).toHaveCount(4);
  const other = await context.newPage();
  await openApp(other, host, '#/packs');
  await other.getByRole('textbox', { name: '副题' }).fill('第一期');
  await saved(other);
  await page.getByRole('textbox', { name: '编印单位' }).fill('办公室');
  await expect(page.getByText(/这个资料包在别处改动过/)).toBeVisible();
  await page.getByRole('button', { name: '采用已存的版本' }).click();
  await expect(page.getByRole('textbox', { name: '副题' })).toHaveValue('第一期');
  await expect(page.getByRole('textbox', { name: '编印单位' })).toHaveValue('');
  await page.getByRole('textbox', { name: '编印单位' }).fill('办公室');
  await saved(page);
  await other.close();
});

test('marked items are shown and confirmed before an export', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await expect(rows(page)).toHaveCount(4);
  await addRecord(page, 'marked', '转载件一则', 3);
  await page.getByRole('link', { name: /资料包/ }).click();
  await expect(rows(page)).toHaveCount(5);
  await expect(rows(page).last()).toContainText('转载副本');
  await page.getByRole('button', { name: 'Word 文档' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('转载件一则');
  await question.getByRole('button', { name: '取消' }).click();
  await expect(page.getByText(/导出完成/)).toBeHidden();
  await page.getByRole('button', { name: 'Word 文档' }).click();
  await question.getByRole('button', { name: '已核对，导出' }).click();
  await expect(page.getByText(/导出完成/)).toBeVisible({ timeout: 30_000 });
});

test('deleting asks first', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await page.getByRole('button', { name: '删除资料包' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('删除“交流简报”？');
  await question.getByRole('button', { name: '删除资料包' }).click();
  await expect(page.getByText('把检索到的引文和资料按次序编在一起')).toBeVisible();
});
