/** What the specs of update sets share: two archives that started alike, and the parts of the page by name. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page } from '@playwright/test';
import { openApp, startHost, type TestHost } from './app-fixture.ts';
import { runCli } from './host.ts';
import { call } from './packs-page.ts';

/** Enough for a cancel to come in between, also on a machine that is slow to draw the page. */
export const MANY = 5_000;

const base = ['newer', 'older', 'conflict-1', 'conflict-2'].map((id, i) => ({
  id: `ho-${id}`,
  title: `代表联络站工作交流之${'一二三四'[i]}`,
  text: `代表联络站每月接待选民两次。第${'一二三四'[i]}站的台账由专人登记，群众意见当月答复。`,
  regions: ['320507'],
  kind: 'case',
}));
const many = Array.from({ length: MANY }, (_, i) => ({
  id: `many-${String(i).padStart(4, '0')}`,
  title: `批量交接材料第${i + 1}号`,
  text: `批量交接材料第${i + 1}号：票决项目已办结，代表逐项评议。`,
}));

async function importLines(dir: string, records: readonly object[]): Promise<void> {
  const file = join(await mkdtemp(join(tmpdir(), 'exchange-archive-handover-')), 'records.jsonl');
  await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const done = await runCli('import', file, '--archive', dir);
  if (done.code !== 0) throw new Error(done.stderr);
}

/** `from` has more than `to`; both hold the same four records. */
export async function startBoth(): Promise<{ from: TestHost; to: TestHost }> {
  const folder = await mkdtemp(join(tmpdir(), 'exchange-archive-handover-'));
  const document = join(folder, '议事厅新做法.md');
  await writeFile(document, '# 议事厅新做法\n\n瀚海街道把议事厅搬进社区，居民当场提问。\n');
  const from = await startHost({
    prepare: async (dir) => {
      await importLines(dir, base);
      await importLines(dir, many);
      await runCli('import', document, '--archive', dir);
    },
  });
  return { from, to: await startHost({ prepare: (dir) => importLines(dir, base) }) };
}

/** A browser of its own: both hosts stand on one address, and their cookies would replace each other. */
export async function openSide(browser: Browser, host: TestHost, hash = ''): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })).newPage();
  await openApp(page, host, hash);
  return page;
}

export async function revise(page: Page, id: string, change: object): Promise<void> {
  const { revision } = await call<{ revision: number }>(page, 'records/get', { id });
  await call(page, 'records/revise', { id, base: revision, change, why: '更正' });
}

export async function idOf(page: Page, title: string): Promise<string> {
  const { hits } = await call<{ hits: { id: string; title: string }[] }>(page, 'search/query', {
    query: `标题:${title}`,
  });
  const found = hits.find((hit) => hit.title === title);
  if (found === undefined) throw new Error(`there is no record ${title}`);
  return found.id;
}

export async function makePack(page: Page, title: string, records: readonly string[]): Promise<string> {
  const { id } = await call<{ id: string }>(page, 'packs/create', { title });
  await call(page, 'packs/add', { id, items: records.map((recordId) => ({ recordId })) });
  return id;
}

/** In both themes, down to the last rule. */
export async function sound(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((one) => `${name} ${colorScheme}: ${one.id} ${one.nodes[0]?.html.slice(0, 160)}`)).toEqual(
      [],
    );
  }
}

/** Both archives go on by themselves: what the set will bring is new, newer, older and twice in conflict. */
export async function drift(browser: Browser, from: TestHost, to: TestHost): Promise<{ page: Page; pack: string }> {
  const page = await openSide(browser, from);
  await revise(page, 'ho-newer', { text: '代表联络站每周接待选民一次，龘龘台账公开。' });
  await revise(page, 'ho-conflict-1', { text: '甲方：代表联络站每月接待选民四次。' });
  await revise(page, 'ho-conflict-2', { title: '甲方题名' });
  const fresh = await idOf(page, '议事厅新做法');
  const pack = await makePack(page, '联络站专题', ['ho-newer', 'ho-older', 'ho-conflict-1', 'ho-conflict-2', fresh]);
  const there = await openSide(browser, to);
  await revise(there, 'ho-older', { title: '本方后来的题名' });
  await revise(there, 'ho-conflict-1', { text: '乙方：代表联络站每月接待选民三次。' });
  await revise(there, 'ho-conflict-2', { title: '乙方题名' });
  await there.context().close();
  return { page, pack };
}

export const items = (page: Page) => page.getByRole('region', { name: '更新包的内容' }).getByRole('listitem');
export const strip = (page: Page) => page.getByRole('region', { name: '各项的状态和处理方式' });
export const report = (page: Page) => page.getByRole('region', { name: '更新结果' });

/** Chooses one file or, by its path, a folder. */
export async function give(page: Page, path: string, what: 'files' | 'folder' = 'files'): Promise<void> {
  await page.getByTestId(what).setInputFiles(path);
}

/** Makes the set in the dialog that is open, and fetches it. */
export async function fetchSet(page: Page, target: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '生成更新包' });
  await dialog.getByRole('button', { name: '生成', exact: true }).click();
  await expect(dialog.getByText('更新包已生成')).toBeVisible({ timeout: 30_000 });
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '保存（压缩包）' }).click();
  await (await download).saveAs(target);
}
