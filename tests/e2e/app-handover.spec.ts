/** Update sets on the page: made in one archive, looked at, decided and applied in another. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { listen, results, searchFor, type TestHost } from './app-fixture.ts';
import { drift, fetchSet, give, items, MANY, openSide, report, sound, startBoth, strip } from './handover-page.ts';
import { runCli } from './host.ts';
import { call } from './packs-page.ts';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let from: TestHost;
let to: TestHost;
let folder: string;
let pack: string;
const place = (name: string): string => join(folder, name);
const number = (value: number): string => value.toLocaleString('zh-CN');

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-archive-set-'));
  ({ from, to } = await startBoth());
});
test.afterAll(async () => {
  await Promise.all([from.stop(), to.stop()]);
  await rm(folder, { recursive: true, force: true });
});

test('a set is made from the menu of a pack and fetched', async ({ browser }) => {
  const drifted = await drift(browser, from, to);
  const { page } = drifted;
  pack = drifted.pack;
  const complaints = listen(page);
  await page.evaluate((id) => {
    window.location.hash = `#/packs/${id}`;
  }, pack);
  await page.getByRole('button', { name: '资料包操作' }).click();
  await page.getByRole('menuitem', { name: '生成更新包…' }).click();
  const dialog = page.getByRole('dialog', { name: '生成更新包' });
  await expect(dialog).toContainText('资料包“联络站专题”');
  await fetchSet(page, place('pack.zip'));
  await expect(dialog).toContainText('资料 5 件 · 资料包 1 个 · 原件 1 件');
  await expect(dialog).toContainText('有 4 件资料来自 JSONL 交换文件');
  await expect(dialog).toContainText('U 盘');
  await sound(page, 'made');
  expect((await readFile(place('pack.zip'))).subarray(0, 2).toString()).toBe('PK');
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('opened in the other archive: told apart, compared, decided, applied, gone on with', async ({ browser }) => {
  const page = await openSide(browser, to);
  const complaints = listen(page);
  const before = await call<{ records: number }>(page, 'archive/info', undefined);
  await page.getByRole('link', { name: /导入/ }).click();
  await page.getByText('更新包', { exact: true }).click();
  await expect(page).toHaveURL(/#\/handover$/);
  await expect(page.getByText(/两边都改过的，没有决定之前一律保持原样/)).toBeVisible();
  await sound(page, 'empty');
  await give(page, place('pack.zip'));

  // What is in it, and how it stands.
  await expect(page.getByRole('heading', { name: /的更新包$/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/为资料包“联络站专题”生成/)).toBeVisible();
  await expect(items(page)).toHaveCount(6);
  for (const [state, count] of [
    ['冲突', 2],
    ['更新', 1],
    ['新增', 2],
    ['较旧', 1],
    ['相同', 0],
  ] as const)
    await expect(strip(page).getByRole('button', { name: new RegExp(`^${state} ${count}`) })).toBeVisible();
  await expect(page.getByText(/有 2 项两边各有改动，尚未决定。没有决定的保持本方原样/)).toBeVisible();
  await expect(page.getByText('采用 3 项 · 保留本方 1 项 · 未决定 2 项')).toBeVisible();
  await sound(page, 'items');

  // One state alone, in the address; ours beside theirs.
  await strip(page)
    .getByRole('button', { name: /^冲突 2/ })
    .click();
  await expect(page).toHaveURL(/state=conflict/);
  await expect(items(page)).toHaveCount(2);
  const first = items(page).filter({ hasText: '代表联络站工作交流之三' });
  await expect(first.getByRole('radio', { checked: true })).toHaveCount(0);
  await first.getByRole('button', { name: /^对照/ }).click();
  const dialog = page.getByRole('dialog', { name: '代表联络站工作交流之三' });
  await expect(dialog.locator('del').filter({ hasText: '乙' })).toBeVisible();
  await expect(dialog.locator('ins').filter({ hasText: '甲' })).toBeVisible();
  await sound(page, 'compared');
  await dialog.getByRole('radio', { name: '采用对方' }).check({ force: true });
  await page.keyboard.press('Escape');
  await expect(page.getByText('采用 4 项 · 保留本方 1 项 · 未决定 1 项')).toBeVisible();

  // A reload loses no decision.
  await page.reload();
  await expect(first.getByRole('radio', { name: '采用对方' })).toBeChecked();
  await page.getByRole('button', { name: '关闭更新包' }).click();
  const question = page.getByRole('alertdialog', { name: '关闭更新包？' });
  await expect(question).toContainText('有 1 项逐项作出的决定还没有执行');
  await question.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '更新档案' }).click();
  await expect(page).toHaveURL(/\/report$/);
  await expect(page.getByText(/有 1 项没有决定，保持原样/)).toBeVisible({ timeout: 20_000 });
  await expect(report(page).getByRole('listitem')).toHaveText([/甲方题名.*冲突 · 未决定/]);
  await sound(page, 'report');
  const { records } = await call<{ records: number }>(page, 'archive/info', undefined);
  expect(records).toBe(before.records + 1);
  await expect(page.getByRole('link', { name: /检索/ })).toContainText(String(records));

  // What is still open goes on; theirs comes in beside ours.
  await page.getByRole('button', { name: '继续处理' }).click();
  await expect(items(page)).toHaveCount(1);
  await items(page).getByRole('radio', { name: '两者并存' }).check({ force: true });
  await page.getByRole('button', { name: '更新档案' }).click();
  await expect(page.getByText(/更新完成：.*已并存 1/)).toBeVisible({ timeout: 20_000 });
  const download = page.waitForEvent('download');
  await report(page).getByRole('button', { name: '保存结果表' }).click();
  const table = await readFile(await (await download).path(), 'utf8');
  expect(table.startsWith('\ufeff类别,编号,题名,状态,结果,本档案编号\r\n')).toBe(true);
  expect(table).toMatch(/资料,ho-conflict-2,甲方题名,冲突,已并存,(?!ho-conflict-2)\S+\r\n/);
  expect(table.trimEnd().split('\r\n')).toHaveLength(7);

  await searchFor(await toSearch(page), '龘龘台账');
  await expect(results(page)).toHaveCount(1);
  expect((await call<{ title: string }>(page, 'records/get', { id: 'ho-older' })).title).toBe('本方后来的题名');
  expect((await call<{ title: string }>(page, 'records/get', { id: 'ho-conflict-2' })).title).toBe('乙方题名');
  expect((await call<{ text: string }>(page, 'records/get', { id: 'ho-conflict-1' })).text).toContain('甲方：');
  expect(complaints).toEqual([]);
  await page.context().close();
});

async function toSearch(page: Page): Promise<Page> {
  await page.getByRole('link', { name: /检索/ }).click();
  return page;
}

test('a pack changed on both sides is compared field by field; one way for all conflicts', async ({ browser }) => {
  const [mine, theirs] = [await openSide(browser, to), await openSide(browser, from)];
  for (const [page, title, note] of [
    [mine, '本方的专题', '本方说明'],
    [theirs, '对方的专题', '对方说明'],
  ] as const) {
    const now = await call<{ version: number; items: object[] }>(page, 'packs/get', { id: pack });
    const more = [...now.items, { id: note, type: 'note', markdown: note }];
    await call(page, 'packs/save', { ...now, title, items: more });
  }
  const made = await runCli('handover', 'export', '--pack', pack, '--out', folder, '--archive', from.dir);
  expect(made.stderr).toContain('资料包 1 个');
  await mine.evaluate(() => {
    window.location.hash = '#/handover';
  });
  await give(mine, made.stdout.trim(), 'folder');
  await strip(mine).getByRole('button', { name: /^冲突/ }).click({ timeout: 30_000 });
  const row = items(mine).filter({ hasText: '对方的专题' });
  await expect(row).toContainText('本方题名：本方的专题');
  await expect(row).toContainText('不同之处：名称、条目');
  await row.getByRole('button', { name: /^对照/ }).click();
  const dialog = mine.getByRole('dialog', { name: '对方的专题' });
  await expect(dialog.getByRole('heading', { name: '条目' })).toBeVisible();
  await expect(dialog.locator('ins').filter({ hasText: '对' }).last()).toBeVisible();
  await expect(dialog).toContainText('整件资料：议事厅新做法');
  await mine.keyboard.press('Escape');
  await mine.getByRole('button', { name: /对“冲突”的处理/ }).click();
  await mine.getByRole('option', { name: '采用对方' }).click();
  await mine.getByRole('button', { name: '更新档案' }).click();
  await expect(mine.getByText(/更新完成：/)).toBeVisible({ timeout: 20_000 });
  await mine.getByRole('button', { name: '对方的专题' }).click();
  await expect(mine.getByRole('textbox', { name: '资料包名称' })).toHaveValue('对方的专题');
  await mine.context().close();
  await theirs.context().close();
});

test('made from a search; stopped on the way, and applied again it does nothing twice', async ({ browser }) => {
  const page = await openSide(browser, from);
  await searchFor(page, '批量交接材料');
  await page.getByRole('button', { name: '将检索结果生成更新包' }).click();
  await expect(page.getByRole('dialog')).toContainText(`检索“批量交接材料”得到的 ${number(MANY)} 件资料`);
  await fetchSet(page, place('search.zip'));
  await page.context().close();

  const there = await openSide(browser, to, '#/handover');
  await closeOpen(there);
  await give(there, place('search.zip'));
  await expect(there.getByText(`第 1—50 项，共 ${number(MANY)} 项`)).toBeVisible({ timeout: 30_000 });
  await there.getByRole('button', { name: '下一页' }).click();
  await expect(there.getByText(`第 51—100 项，共 ${number(MANY)} 项`)).toBeVisible();
  await there.getByRole('button', { name: '更新档案' }).click();
  // In the page itself: the archive is faster than a click that waits for the button to stand still.
  await there.evaluate(async () => {
    const at = (): string | null | undefined =>
      document.querySelector('[role=progressbar][aria-label=正在更新档案]')?.getAttribute('aria-valuenow');
    while (!/[1-9]/.test(at() ?? '')) await new Promise(requestAnimationFrame);
    document.querySelector<HTMLButtonElement>('[role=progressbar] button')?.click();
  });
  const told = there.getByRole('note').filter({ hasText: /^已停止/ });
  await expect(told).toBeVisible({ timeout: 20_000 });
  const done = Number(/处理了 ([\d,]+) 项/.exec((await told.textContent()) ?? '')?.[1]?.replace(',', ''));
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(MANY);
  await there.getByRole('button', { name: '继续处理' }).click();
  await there.getByRole('button', { name: '更新档案' }).click();
  await expect(
    there.getByText(new RegExp(`更新完成：已采用 ${number(MANY - done)} · 已有 ${number(done)}`)),
  ).toBeVisible({ timeout: 60_000 });
  await there.context().close();
});

/** Whatever set a test before has left open is let go of. */
async function closeOpen(page: Page): Promise<void> {
  const close = page.getByRole('button', { name: '关闭更新包' });
  if (await close.isVisible()) await close.click();
}

test('one byte flipped is refused and named; a cancel while opening leaves nothing', async ({ browser }) => {
  const made = await runCli('handover', 'export', '--pack', pack, '--out', folder, '--archive', from.dir);
  const damaged = place('damaged');
  await cp(made.stdout.trim(), damaged, { recursive: true });
  const inside = (await readdir(damaged, { recursive: true })).filter((name) => /originals.*[0-9a-f]{64}$/.test(name));
  const original = inside[0] ?? '';
  const bytes = await readFile(join(damaged, original));
  bytes[10] = (bytes[10] ?? 0) ^ 1;
  await writeFile(join(damaged, original), bytes);

  const page = await openSide(browser, to, '#/handover');
  await give(page, damaged, 'folder');
  const refused = page.getByRole('alert').filter({ hasText: '校验值不符' });
  await expect(refused).toContainText(original.replaceAll('\\', '/'), { timeout: 20_000 });
  await expect(refused).toContainText('没有改动');
  await sound(page, 'refused');

  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/rpc/handover/open', async (route) => {
    await held;
    await route.abort().catch(() => {});
  });
  await give(page, place('pack.zip'));
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: '取消' }).click();
  await expect(page.getByText('已取消，没有打开更新包，档案没有改动。')).toBeVisible();
  await expect(page.getByRole('button', { name: '选择更新包' })).toBeEnabled();
  release();
  await page.context().close();
});

test('an own set says so, and a set that is gone says how to go on', async ({ browser }) => {
  const page = await openSide(browser, from, '#/handover/nowhere');
  await expect(page.getByText(/这个更新包已经关闭/)).toBeVisible();
  const content = (await readFile(place('pack.zip'))).toString('base64');
  const transfer = await page.evaluateHandle((base64) => {
    const made = new DataTransfer();
    made.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], '更新包.zip'));
    return made;
  }, content);
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByText('松开鼠标，打开这个更新包')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await expect(page.getByText(/这个更新包由本档案自己生成/)).toBeVisible({ timeout: 20_000 });
  await page.context().close();
});

test('a read-only archive says so and takes nothing', async ({ browser }) => {
  const page = await openSide(browser, to);
  await page.route('**/rpc/archive/info', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { json: object };
    await route.fulfill({ response: answer, json: { ...body, json: { ...body.json, writable: false } } });
  });
  await page.reload();
  await page.evaluate(() => {
    window.location.hash = '#/handover';
  });
  await expect(page.getByText(/档案目前只能阅读，不能打开或执行更新包/)).toBeVisible();
  await expect(page.getByRole('button', { name: '选择更新包' })).toBeDisabled();
  await page.context().close();
});
