/** What a pack becomes: every kind of item, the preview, several formats, a checked download, corrected sources. */
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { listen, openApp, startHost, type TestHost } from './app-fixture.ts';
import { runCli } from './host.ts';
import { add, addRecord, call, newPack, rows, saved, sheet, toPacks } from './packs-page.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost({
    prepare: async (dir) => {
      const folder = await mkdtemp(join(tmpdir(), 'exchange-archive-pack-'));
      const file = join(folder, 'one.jsonl');
      await writeFile(
        file,
        `${JSON.stringify({ id: 'corrected', title: '更正前后一则', text: '全区共有联络站三十一个，代表进站接待群众。' })}\n`,
      );
      const phone = join(folder, 'two.jsonl');
      await writeFile(
        phone,
        `${JSON.stringify({ id: 'phone', title: '联系人一则', text: '联系人手机 13812345678。' })}\n`,
      );
      await runCli('import', file, phone, '--archive', dir);
      await runCli('import', join(import.meta.dirname, '../fixtures/documents/plaque.png'), '--archive', dir);
    },
  });
});
test.afterAll(async () => {
  await host.stop();
});

test('every kind of item is added, filled in and printed', async ({ page }) => {
  test.setTimeout(120_000);
  const complaints = listen(page);
  await openApp(page, host, '#/packs');
  await newPack(page, '各类条目', '空白');
  await addRecord(page, 'starter-meeting', '交流研讨会', 1);
  await toPacks(page);
  await add(page, '数据表');
  await page.getByRole('textbox', { name: '表题' }).fill('主要数据');
  await add(page, '对照表');
  await page
    .getByRole('button', { name: /省份|区县/ })
    .first()
    .click();
  await page.getByRole('option', { name: '省份' }).click();
  await expect(page.getByRole('region', { name: '对照表预览' }).getByRole('rowheader').first()).toBeVisible();
  await add(page, '图表');
  await page.getByRole('button', { name: /选择指标/ }).click();
  await page.getByRole('option', { name: /参选率/ }).click();
  await expect(page.locator('[data-item] img').first()).toHaveJSProperty('complete', true);
  await add(page, '图片');
  await page.getByRole('button', { name: '选择图片' }).click();
  const chooser = page.getByRole('dialog', { name: '选择图片' });
  await chooser.getByRole('row').filter({ hasText: 'plaque' }).getByRole('checkbox').check({ force: true });
  await chooser.getByRole('button', { name: '用这张图片' }).click();
  await page.getByRole('textbox', { name: '图注' }).fill('匾额');
  await expect(page.getByRole('img', { name: '匾额' })).toBeVisible();
  for (const [place, minutes] of [
    ['联络站', '40'],
    ['议事厅', '25'],
  ] as const) {
    await add(page, '教学点');
    await page.getByRole('textbox', { name: '点位' }).fill(place);
    await page.getByRole('textbox', { name: '分钟' }).fill(minutes);
    await page.getByRole('textbox', { name: '看什么' }).fill('台账');
  }
  await expect(page.getByText('本路线共 2 站，合计 65 分钟')).toBeVisible();
  await add(page, '表格');
  const cell = page.getByRole('textbox', { name: '第 1 行，时间' });
  await cell.focus();
  await cell.evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/plain', '8:30\t开班\r\n9:00\t"专题\n讲座"\r\n');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('textbox', { name: '第 2 行，内容' })).toHaveValue('专题 讲座');
  await page.getByRole('button', { name: '“主讲或主持”栏的操作' }).click();
  await page.getByRole('menuitem', { name: '标为个人信息' }).click();
  await expect(page.getByText('“主讲或主持”涉及个人信息，不印出')).toBeVisible();
  await add(page, '分页');
  await saved(page);
  const [pack] = await call<Array<{ id: string }>>(page, 'packs/list', undefined);
  const { items } = await call<{ items: Array<{ type: string }> }>(page, 'packs/get', { id: pack?.id });
  expect(items.map((item) => item.type)).toEqual([
    'record',
    'figures',
    'comparison',
    'chart',
    'picture',
    'stop',
    'stop',
    'table',
    'page-break',
  ]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const name of ['体例', '版本', '导出', '封面']) {
      await sheet(page, name);
      const found = await new AxeBuilder({ page }).analyze();
      expect(found.violations.map((one) => `${name}: ${one.id} ${one.nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
      await page.screenshot({ path: test.info().outputPath(`${colorScheme}-${name}.png`) });
    }
  }

  await sheet(page, '预览');
  const first = page.locator('[data-page="1"]');
  await expect(first).toContainText('各类条目', { timeout: 60_000 });
  await page.screenshot({ path: test.info().outputPath('preview.png') });
  const dark = await first.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    return data.length > 0 && data.some((value, i) => i % 4 === 0 && value < 60);
  });
  expect(dark).toBe(true);
  await page.getByRole('textbox', { name: '资料包名称' }).fill('各类条目二');
  await page.getByRole('button', { name: '刷新预览' }).click();
  await expect(first).toContainText('各类条目二', { timeout: 60_000 });
  expect(complaints).toEqual([]);
});

test('several formats at once are one download; training material waits for its fields', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await newPack(page, '现场教学', '现场教学方案');
  await sheet(page, '导出');
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('培训材料导出前须填写');
  await panel.getByRole('button', { name: '课程名称' }).click();
  await expect(page.getByRole('textbox', { name: '课程名称' })).toBeFocused();
  await page.getByRole('textbox', { name: '课程名称' }).fill('基层民主实践');
  await page.getByRole('textbox', { name: '教学对象' }).fill('乡镇人大负责同志');
  await page.getByRole('textbox', { name: '学时' }).fill('4');
  await page.getByRole('button', { name: '导出…' }).click();
  await expect(panel.getByText('培训材料导出前须填写')).toBeHidden();
  for (const format of ['网页', '纯文本']) await panel.getByRole('checkbox', { name: format }).check({ force: true });
  await panel.getByRole('button', { name: '导出 3 种格式' }).click();
  await expect(panel.getByText(/导出完成/)).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByRole('list', { name: '导出的文件' })).toContainText('.docx');
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: '保存（压缩包）' }).click();
  const file = await (await download).path();
  expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
  await expect(panel.getByText(/已交给浏览器下载/)).toBeVisible();
  await page.reload();
  await sheet(page, '导出');
  await expect(page.getByRole('checkbox', { name: '纯文本' })).toBeChecked();

  // What was downloaded checks as it is.
  await page.getByRole('button', { name: '资料包操作' }).click();
  await page.getByRole('menuitem', { name: '核对资料包…' }).click();
  const dialog = page.getByRole('dialog', { name: '核对资料包' });
  const choosing = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '选择文件', exact: true }).click();
  await (await choosing).setFiles({ name: '现场教学.zip', mimeType: 'application/zip', buffer: await readFile(file) });
  await expect(dialog).toContainText('完整，未见改动', { timeout: 30_000 });
  await expect(dialog).toContainText('已与档案核对');
});

test('what an export has to say of itself stands beside its files', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await newPack(page, '存档', '空白');
  await addRecord(page, 'phone', '联系人一则', 1);
  await toPacks(page);
  await saved(page);
  await sheet(page, '导出');
  const panel = page.getByRole('tabpanel');
  for (const box of await panel.getByRole('checkbox', { checked: true }).all()) await box.uncheck({ force: true });
  await panel.getByRole('checkbox', { name: '存档包（BagIt）' }).check({ force: true });
  await panel.getByRole('button', { name: /^导出/ }).click();
  await expect(panel.getByText(/导出完成/)).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByText('其中 1 件含手机号码或证件号码')).toBeVisible();
});

test('a folder is checked on the page as the command line checks it: chosen, and dropped', async ({ page }) => {
  const complaints = listen(page);
  await openApp(page, host, '#/packs');
  await newPack(page, '文件夹', '空白');
  await addRecord(page, 'starter-meeting', '交流研讨会', 1);
  await toPacks(page);
  await saved(page);
  const [pack] = await call<Array<{ id: string }>>(page, 'packs/list', undefined);
  const out = await mkdtemp(join(tmpdir(), 'exchange-archive-folder-'));
  const exported = (format: string): Promise<unknown> =>
    runCli('pack', 'export', pack?.id ?? '', '--format', format, '--out', out, '--archive', host.dir);
  await exported('html');
  await exported('markdown');
  await exported('bag');
  const folders = (await readdir(out, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  expect(folders).toHaveLength(3);

  await page.getByRole('button', { name: '资料包操作' }).click();
  await page.getByRole('menuitem', { name: '核对资料包…' }).click();
  const dialog = page.getByRole('dialog', { name: '核对资料包' });
  const choose = async (folder: string): Promise<void> => {
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: '选择文件夹' }).click();
    await (await choosing).setFiles(folder);
  };
  for (const { name } of folders) {
    await choose(join(out, name));
    await expect(dialog.getByRole('region', { name })).toContainText('完整，未见改动', { timeout: 30_000 });
    await expect(dialog).toContainText('已与档案核对');
  }

  const changed = join(out, folders.find(({ name }) => name.includes('Markdown'))?.name ?? folders[0]?.name ?? '');
  await writeFile(join(changed, '.后来放入.txt'), '多出的文件');
  const told = JSON.parse((await runCli('pack', 'verify', changed, '--archive', host.dir, '--json')).stdout);
  expect(told.problems).toHaveLength(1);
  // As the browser itself drops it: the folder, not its files.
  const box = await dialog.getByText('把导出的文件或文件夹拖到这里').boundingBox();
  const { x, y } = box ?? { x: 0, y: 0 };
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', {
      type,
      x: x + 5,
      y: y + 5,
      data: { items: [], files: [changed], dragOperationsMask: 1 },
    });
  await expect(dialog.getByRole('listitem')).toHaveCount(1, { timeout: 30_000 });
  await expect(dialog.getByRole('listitem')).toContainText('.后来放入.txt');
  await expect(dialog).toContainText('有问题，请逐条查看');
  expect(complaints).toEqual([]);
});

test('a corrected source is told; the new words are taken and given back', async ({ page }) => {
  await openApp(page, host, '#/packs');
  await newPack(page, '更正', '空白');
  const [pack] = await call<Array<{ id: string }>>(page, 'packs/list', undefined);
  const text = '全区共有联络站三十一个';
  await call(page, 'packs/add', { id: pack?.id, items: [{ recordId: 'corrected', start: 0, end: text.length }] });
  const record = await call<{ revision: number }>(page, 'records/get', { id: 'corrected' });
  await call(page, 'records/revise', {
    id: 'corrected',
    base: record.revision,
    why: '与原件核对',
    change: { text: '全区共有联络站三十二个，代表进站接待群众。' },
  });
  await page.reload();
  await page.getByRole('button', { name: '1 条出处已更新' }).click();
  const dialog = page.getByRole('dialog', { name: '出处已更新的引文' });
  await expect(dialog.locator('del')).toContainText('一');
  await expect(dialog.locator('ins')).toContainText('二');
  await dialog.getByRole('button', { name: '采用新文' }).click();
  await expect(dialog).toContainText('引文都与原文一致');
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await expect(rows(page).first()).toContainText('三十二个');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(rows(page).first()).toContainText('三十一个');
});

test('what an export needs is loaded when a pack is opened, and when a person comes back to it', async ({ page }) => {
  await page.clock.install();
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/rpc/packs/prepare')) asked++;
  });
  await openApp(page, host, '#/packs');
  await newPack(page, '预备导出', '空白');
  await expect.poll(() => asked).toBeGreaterThan(0);
  await page.waitForLoadState('networkidle');
  const opened = asked;
  await page.mouse.move(500, 300);
  await page.mouse.move(520, 300);
  await page.clock.fastForward('05:00');
  expect(asked).toBe(opened);
  await page.mouse.move(600, 300);
  await page.mouse.move(620, 300);
  await expect.poll(() => asked).toBe(opened + 1);
});
