/** What the specs of update sets share: two archives that started alike, and the parts of the page by name. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { openApp, startHost, type TestHost } from './app-fixture.ts';
import { runCli } from './host.ts';
import { call } from './packs-page.ts';

/** Enough for a cancel to come in between. */
export const MANY = 1_200;

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
