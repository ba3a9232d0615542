/** Opens an exported page and listens to what it does. */
import { expect, type Page } from '@playwright/test';

/** Everything the page asks for, and everything it complains about. */
export async function openPack(page: Page, at: string): Promise<{ requests: string[]; complaints: string[] }> {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(at);
  await expect(page.locator('form.search')).toBeVisible();
  return { requests, complaints };
}
