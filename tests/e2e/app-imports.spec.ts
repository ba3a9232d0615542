/** Bringing files in by button and by drop, with a broken one among them, and the report of it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { listen, openApp, reader, results, searchFor, startHost, type TestHost } from './app-fixture.ts';

let host: TestHost;
let folder: string;
test.beforeAll(async () => {
  host = await startHost();
  folder = await mkdtemp(join(tmpdir(), 'exchange-archive-files-'));
  await writeFile(join(folder, '街道议政.md'), '# 街道议政代表会的一次协商\n\n瀚海街道就停车难进行了三轮协商。\n');
  await writeFile(join(folder, '坏文件.docx'), 'PK\u0003\u0004 no document');
  await writeFile(join(folder, '=公式.txt'), '=1+1 不是公式，只是文件名和正文。\n');
});
test.afterAll(async () => {
  await host.stop();
  await rm(folder, { recursive: true, force: true });
});

test('by button: imported, refused with a reason, saved as a table', async ({ page }) => {
  const complaints = listen(page);
  await openApp(page, host);
  await page.getByRole('link', { name: /导入/ }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件', exact: true }).click();
  await (await chooser).setFiles(['街道议政.md', '坏文件.docx', '=公式.txt'].map((name) => join(folder, name)));
  await expect(page.getByText(/今天 \d\d:\d\d · 已完成/)).toBeVisible({ timeout: 20_000 });
  const report = page.getByRole('region', { name: '导入结果' });
  const refused = report.getByRole('listitem').filter({ hasText: '坏文件.docx' });
  await expect(refused).toContainText('未导入');
  await expect(refused).toContainText(/损坏|不完整/);

  await report.getByText(/^全部 3$/).click();
  await expect(report.getByRole('listitem')).toHaveCount(3);
  const download = page.waitForEvent('download');
  await report.getByRole('button', { name: '保存结果表' }).click();
  const table = await readFile(await (await download).path(), 'utf8');
  expect(table.startsWith('\ufeff')).toBe(true);
  expect(table).toContain("'=公式.txt");
  expect(table.trimEnd().split('\r\n')).toHaveLength(4);

  await report.getByRole('button', { name: '街道议政代表会的一次协商' }).click();
  await expect(reader(page)).toContainText('瀚海街道');
  await searchFor(page, '瀚海街道');
  await expect(results(page)).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test('by drop, anywhere: the same file is already here', async ({ page }) => {
  await openApp(page, host);
  const text = await readFile(join(folder, '街道议政.md'), 'utf8');
  const transfer = await page.evaluateHandle((content) => {
    const made = new DataTransfer();
    made.items.add(new File([content], '街道议政.md', { type: 'text/markdown' }));
    return made;
  }, text);
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByText('松开鼠标，导入这些文件')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await expect(page.getByText('松开鼠标，导入这些文件')).toBeHidden();
  const row = page.getByRole('region', { name: '导入结果' }).getByRole('listitem');
  await expect(row).toContainText('档案中已有', { timeout: 20_000 });
});

test('the original comes back byte for byte', async ({ page }) => {
  await openApp(page, host);
  await searchFor(page, '瀚海街道');
  await results(page).first().click();
  await page.getByRole('radio', { name: '原件' }).click({ force: true });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '取出原件副本' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('街道议政.md');
  expect(await readFile(await saved.path())).toEqual(await readFile(join(folder, '街道议政.md')));
});
