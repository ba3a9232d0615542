/** Arranging a pack: order by keys and by mouse, removal with undo, two windows, marked items, kept states, copies. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openApp, startHost, type TestHost } from './app-fixture.ts';
import { runCli } from './host.ts';
import { addRecord, call, newPack, rows, saved, sheet, toPacks } from './packs-page.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost({
    prepare: async (dir) => {
      const folder = await mkdtemp(join(tmpdir(), 'exchange-archive-pack-'));
      const file = join(folder, 'one.jsonl');
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

test('made, filled, arranged, and kept over a reload', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await newPack(page, '交流摘编', '空白');
  await addRecord(page, 'starter-gaochun-piaojuezhi', '高淳区', 1);
  await addRecord(page, 'starter-meeting', '交流研讨会', 2);
  await toPacks(page);
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: '小标题', exact: true }).click();
  await page.getByRole('textbox', { name: '小标题' }).fill('一、会议概况');
  await page.getByRole('button', { name: '说明', exact: true }).click();
  await page.getByRole('textbox', { name: '编者说明' }).fill('据**会议材料**整理。');
  await expect(page.getByRole('region', { name: '排印效果' }).locator('strong')).toHaveText('会议材料');
  await page.keyboard.press('Escape');
  await expect(rows(page)).toHaveCount(4);

  // The heading goes to the top by keys, one step at a time.
  const heading = rows(page).filter({ has: page.getByRole('textbox', { name: '小标题' }) });
  await heading.hover();
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

test('removed items come back, one or several', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await expect(rows(page)).toHaveCount(4);
  await rows(page).nth(1).hover();
  await rows(page).nth(1).getByRole('button', { name: '移除' }).click();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(rows(page).nth(1)).toContainText('交流研讨会');
  for (const n of [1, 2]) {
    await rows(page).nth(n).hover();
    await rows(page).nth(n).getByRole('checkbox').check({ force: true });
  }
  const tools = page.getByRole('toolbar', { name: '对选中的条目' });
  await expect(tools).toContainText('选中 2 条');
  await tools.getByRole('button', { name: '移除' }).click();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(rows(page).nth(2)).toContainText('高淳区');
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
  await toPacks(page);
  await expect(rows(page)).toHaveCount(5);
  await expect(rows(page).last()).toContainText('转载副本');
  await sheet(page, '导出');
  const go = page.getByRole('tabpanel').getByRole('button', { name: '导出', exact: true });
  await go.click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('转载件一则');
  await question.getByRole('button', { name: '取消' }).click();
  await expect(page.getByText(/导出完成/)).toBeHidden();
  await go.click();
  await question.getByRole('button', { name: '已核对，导出' }).click();
  await expect(page.getByText(/导出完成/)).toBeVisible({ timeout: 30_000 });
});

test('kept states are looked at and brought back', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await page.getByRole('option', { name: /交流摘编/ }).click();
  await expect(rows(page)).toHaveCount(5);
  await sheet(page, '版本');
  await page.getByRole('textbox', { name: '版本说明' }).fill('送审稿');
  await page.getByRole('button', { name: '保留', exact: true }).click();
  const kept = page.getByRole('listitem').filter({ hasText: '送审稿' });
  await expect(kept).toContainText('手动保留');
  await rows(page).last().hover();
  await rows(page).last().getByRole('button', { name: '移除' }).click();
  await saved(page);
  await kept.getByRole('button', { name: '查看' }).click();
  const dialog = page.getByRole('dialog', { name: '交流摘编' });
  await expect(dialog).toContainText('转载件一则');
  await dialog.getByRole('button', { name: '恢复这一版本' }).click();
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(rows(page)).toHaveCount(4);
});

test('a copy, another template, and a deletion that is asked for and undone', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await page.getByRole('option', { name: /交流摘编/ }).click();
  await page.getByRole('button', { name: '资料包操作' }).click();
  await page.getByRole('menuitem', { name: '另存一份' }).click();
  const name = page.getByRole('textbox', { name: '资料包名称' });
  await expect(name).toHaveValue('交流摘编（副本）');
  await page.getByRole('button', { name: /模板/ }).click();
  await page.getByRole('option', { name: '会议简报/交流简报' }).click();
  await expect(page.getByRole('textbox', { name: '刊名' })).toBeVisible();
  await expect(rows(page)).toHaveCount(4);
  await saved(page);
  await page.getByRole('button', { name: '资料包操作' }).click();
  await page.getByRole('menuitem', { name: '删除资料包' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('删除“交流摘编（副本）”？');
  await question.getByRole('button', { name: '删除资料包' }).click();
  await expect(name).not.toHaveValue('交流摘编（副本）');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(name).toHaveValue('交流摘编（副本）');
  await expect(rows(page)).toHaveCount(4);
});

test('an anthology shows its hints, and its cases are arranged by link or by region and back', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await newPack(page, '案例选编', '案例选编');
  await expect(rows(page).filter({ hasText: '加入案例后，可按五个环节或按地区分编' })).toHaveCount(1);
  await expect(rows(page).filter({ hasText: '编选缘起' })).toHaveCount(1);
  const menu = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: '资料包操作' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await page.getByRole('button', { name: '资料包操作' }).click();
  await expect(page.getByRole('menuitem', { name: '另存一份' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: '按环节编排案例' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await addRecord(page, 'starter-gaochun-piaojuezhi', '高淳区', 1);
  await addRecord(page, 'starter-meeting', '交流研讨会', 2);
  await toPacks(page);
  // What it is for has come: the hint of the section is gone.
  await expect(rows(page).filter({ hasText: '加入案例后' })).toHaveCount(0);
  const before = await rows(page).count();
  const headings = async (): Promise<string[]> => {
    const [pack] = await call<Array<{ id: string }>>(page, 'packs/list', undefined);
    const { items } = await call<{ items: Array<{ type: string; title?: string }> }>(page, 'packs/get', {
      id: pack?.id,
    });
    return items.flatMap((item) => (item.type === 'section' ? [item.title ?? ''] : []));
  };
  const own = await headings();
  await menu('按地区编排案例');
  await expect(page.getByText('案例已按地区编排')).toBeVisible();
  expect(await headings()).toEqual(expect.arrayContaining(['南京市', '苏州市']));
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(rows(page)).toHaveCount(before);
  await expect.poll(headings).toEqual(own);
  await menu('按环节编排案例');
  await expect(page.getByText('案例已按环节编排')).toBeVisible();
  expect((await headings()).some((title) => title.startsWith('民主'))).toBe(true);
  await sheet(page, '版本');
  await expect(page.getByRole('tabpanel')).toContainText('更新引文或重新编排前');
});

test('the page of essentials lists what the pack holds, and can be told not to', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await newPack(page, '一页要情', '专题资料汇编');
  const note = rows(page).filter({ hasText: '资料包里还没有资料' });
  await expect(note).toContainText('十行以内');
  await addRecord(page, 'starter-gaochun-piaojuezhi', '高淳区', 1);
  await toPacks(page);
  const filled = rows(page).filter({ hasText: '逐条注明出处' });
  await filled.hover();
  await filled.getByRole('button', { name: '编辑' }).click();
  const box = page.getByRole('checkbox', { name: /自动列出主要数据和可比案例/ });
  await expect(box).toBeChecked();
  await expect(page.getByRole('textbox', { name: '编者说明' })).toHaveAttribute('placeholder', /十行以内/);
  await page.screenshot({ path: test.info().outputPath('essentials.png') });
  const isListed = async (): Promise<boolean> => {
    const [pack] = await call<Array<{ id: string }>>(page, 'packs/list', undefined);
    const { items } = await call<{ items: Array<{ auto?: string }> }>(page, 'packs/get', { id: pack?.id });
    return items.some((item) => item.auto === 'essentials');
  };
  expect(await isListed()).toBe(true);
  await box.uncheck({ force: true });
  await expect.poll(isListed, { timeout: 10_000 }).toBe(false);
  await box.check({ force: true });
  await expect.poll(isListed, { timeout: 10_000 }).toBe(true);
});
