/** What the specs of the page share: a host of their own, the opened page, and an ear for what must not happen. */
import { expect, type Page } from '@playwright/test';
import { startHost, type TestHost } from './host.ts';

export { startHost, type TestHost };

/** Everything the browser complained about; a test ends with an empty list. */
export function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

export async function openApp(page: Page, host: TestHost, hash = ''): Promise<void> {
  await page.goto(host.url);
  await expect(page.getByRole('searchbox')).toBeFocused();
  if (hash !== '') {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
  }
}

/** What the query itself found; rows found in another way stand in groups below. */
export function results(page: Page) {
  return page.getByRole('grid', { name: /检索结果/ }).locator(':scope > [role=row]');
}

export async function searchFor(page: Page, query: string): Promise<void> {
  await page.getByRole('searchbox').fill(query);
  await expect(page.locator('output').first()).toContainText('毫秒');
}

/** The open text. */
export function reader(page: Page) {
  return page.locator('main [data-scroller]');
}
