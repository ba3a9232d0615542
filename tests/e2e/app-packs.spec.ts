/** A pack from its template to its files: filled, arranged, compared with corrected sources, kept, looked at, exported. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { listen, openApp, reader, startHost, type TestHost } from './app-fixture.ts';
import { runCli } from './host.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost({
    prepare: async (dir) => {
      const folder = await mkdtemp(join(tmpdir(), 'exchange-archive-marked-'));
      const file = join(folder, 'marked.jsonl');
      const lines = [
        { id: 'marked', title: '转载件一则', text: '转载的正文。', quality: ['mirror'] },
        { id: 'corrected', title: '更正前后一则', text: '全区共有联络站三十一个，代表进站接待群众。' },
      ];
      await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      await runCli('import', file, '--archive', dir);
      await runCli('import', join(import.meta.dirname, '../fixtures/documents/plaque.png'), '--archive', dir);
    },
  });
});
test.afterAll(async () => {
  await host.stop();
});

const rows = (page: Page) => page.getByRole('grid', { name: '资料包条目' }).getByRole('row');
const saved = (page: Page) => expect(page.getByText('已保存', { exact: true })).toBeVisible();
const sheet = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const toPacks = (page: Page) =>
  page
    .getByRole('navigation')
    .getByRole('link', { name: /资料包/ })
    .click();

/** A call of the page to its archive, for what is another page's work. */
async function call<T>(page: Page, method: string, input: unknown): Promise<T> {
  const answer = await page.evaluate(
    async ([path, json]) => {
      const response = await fetch(`/rpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': 'orpc' },
        body: JSON.stringify({ json }),
      });
      return { ok: response.ok, body: (await response.json()) as { json: unknown } };
    },
    [method, input] as const,
  );
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.body)}`);
  return answer.body.json as T;
}

async function newPack(page: Page, title: string, template: string): Promise<void> {
  await page.getByRole('button', { name: '新建' }).click();
  const dialog = page.getByRole('dialog', { name: '新建资料包' });
  await dialog.getByRole('textbox').fill(title);
  await dialog.getByRole('radio', { name: template }).check({ force: true });
  await dialog.getByRole('button', { name: '新建' }).click();
  await expect(page.getByRole('textbox', { name: '资料包名称' })).toHaveValue(title);
}

async function addRecord(page: Page, id: string, title: string, count: number): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, `#/search/${id}`);
  await expect(reader(page).getByRole('heading', { level: 1 })).toContainText(title);
  await page.getByRole('button', { name: '加入资料包', exact: true }).click();
  await expect(page.getByText(`现有 ${count} 条`)).toBeVisible();
}

async function add(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await page.getByRole('menuitem', { name: kind, exact: true }).click();
}

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
  await page.getByRole('option').first().click();
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
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map((one) => `${one.id} ${one.nodes[0]?.html.slice(0, 200)}`)).toEqual([]);

  await sheet(page, '预览');
  const first = page.locator('[data-page="1"]');
  await expect(first).toContainText('各类条目', { timeout: 60_000 });
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
  await dialog.getByRole('button', { name: '选择文件' }).click();
  await (await choosing).setFiles({ name: '现场教学.zip', mimeType: 'application/zip', buffer: await readFile(file) });
  await expect(dialog).toContainText('完整，未见改动', { timeout: 30_000 });
  await expect(dialog).toContainText('已与档案核对');
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
