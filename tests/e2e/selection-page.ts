/** What the specs of selecting share: the bar, the rows and their boxes, and three rows that are selected. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { results, searchFor } from './app-fixture.ts';

export const bar = (page: Page) => page.getByRole('toolbar', { name: '对已选资料的操作' });
export const chosen = (page: Page) =>
  page.getByRole('grid', { name: /检索结果/ }).locator('[role=row][aria-selected=true]');
export const titleOf = async (page: Page, n: number): Promise<string> =>
  (await results(page).nth(n).getByRole('heading').textContent()) ?? '';
export const box = (row: Locator) => row.getByRole('checkbox', { name: /^选择“/ });
/** Where nothing but the row itself is. */
const body = { position: { x: 200, y: 24 } };

/** Goes to the row first, as a hand does: a list that gets the focus in the instant it is scrolled goes back. */
export async function press(row: Locator, modifier?: 'ControlOrMeta' | 'Shift'): Promise<void> {
  await row.scrollIntoViewIfNeeded();
  await row.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await row.click({ ...body, modifiers: modifier === undefined ? [] : [modifier] });
}

export async function sound(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // The search page starts with its box, not with a heading; that is not this spec's matter.
    const { violations } = await new AxeBuilder({ page }).disableRules(['page-has-heading-one']).analyze();
    expect(violations.map((one) => `${name} ${colorScheme}: ${one.id} ${one.nodes[0]?.html.slice(0, 160)}`)).toEqual(
      [],
    );
  }
}

export async function selectThree(page: Page): Promise<string[]> {
  await searchFor(page, '代表');
  await expect(results(page).nth(4)).toBeVisible();
  await press(results(page).nth(1), 'ControlOrMeta');
  await press(results(page).nth(3), 'Shift');
  await expect(bar(page)).toContainText('已选 3 件');
  return [await titleOf(page, 1), await titleOf(page, 2), await titleOf(page, 3)];
}
