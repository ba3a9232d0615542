/** What the specs of the packs page share: its parts by name, and the ways a pack is filled. */
import { expect, type Page } from '@playwright/test';
import { reader } from './app-fixture.ts';

export const rows = (page: Page) => page.getByRole('grid', { name: '资料包条目' }).getByRole('row');
export const saved = (page: Page) => expect(page.getByText('已保存', { exact: true })).toBeVisible();
export const sheet = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
export const toPacks = (page: Page) =>
  page
    .getByRole('navigation')
    .getByRole('link', { name: /资料包/ })
    .click();

/** A call of the page to its archive, for what is another page's work. */
export async function call<T>(page: Page, method: string, input: unknown): Promise<T> {
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

export async function newPack(page: Page, title: string, template: string): Promise<void> {
  await page.getByRole('button', { name: '新建' }).click();
  const dialog = page.getByRole('dialog', { name: '新建资料包' });
  await dialog.getByRole('textbox').fill(title);
  await dialog.getByRole('radio', { name: template }).check({ force: true });
  await dialog.getByRole('button', { name: '新建' }).click();
  await expect(page.getByRole('textbox', { name: '资料包名称' })).toHaveValue(title);
}

export async function addRecord(page: Page, id: string, title: string, count: number): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, `#/search/${id}`);
  await expect(reader(page).getByRole('heading', { level: 1 })).toContainText(title);
  await page.getByRole('button', { name: '加入资料包', exact: true }).click();
  await expect(page.getByText(`现有 ${count} 条`)).toBeVisible();
}

export async function add(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await page.getByRole('menuitem', { name: kind, exact: true }).click();
}
