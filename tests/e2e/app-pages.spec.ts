/** Every page in both themes: no accessibility violation of weight, no complaint of the content policy, no scrolling frame. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { listen, openApp, reader, results, startHost, type TestHost } from './app-fixture.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(async () => {
  await host.stop();
});

const pages = [
  { name: 'search', hash: '', shown: '全部资料' },
  { name: 'reader', hash: '#/search/starter-meeting?q=票决&region=320000', shown: '会议概况' },
  { name: 'miss', hash: '#/search?q=瓈瓈瓈', shown: '没有找到相符的资料' },
  { name: 'packs', hash: '#/packs', shown: '资料包' },
  { name: 'imports', hash: '#/imports', shown: '历次导入' },
  { name: 'handover', hash: '#/handover', shown: '什么是更新包' },
  { name: 'settings', hash: '#/settings', shown: '校验原件' },
];

/** Each theme and each size once: colours do not depend on the size. */
const views = [
  { theme: 'light', size: { width: 1280, height: 800 } },
  { theme: 'dark', size: { width: 1920, height: 1080 } },
] as const;

for (const { theme, size } of views) {
  test(`pages are accessible and quiet, ${theme}, ${size.width} px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize(size);
    const complaints = listen(page);
    await openApp(page, host);
    for (const { name, hash, shown } of pages) {
      await page.evaluate((to) => {
        window.location.hash = to;
      }, hash || '#/search');
      await expect(page.getByText(shown).first(), name).toBeVisible();
      const found = await new AxeBuilder({ page }).analyze();
      const serious = found.violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
      expect(
        serious.map((one) => `${name}: ${one.id} ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
      ).toEqual([]);
      const frame = await page.evaluate(() => [
        document.documentElement.scrollWidth - window.innerWidth,
        document.documentElement.scrollHeight - window.innerHeight,
        document.documentElement.scrollTop,
      ]);
      expect(frame, `${name}: the frame scrolls`).toEqual([0, 0, 0]);
    }
    expect(complaints).toEqual([]);
  });
}

test('language, theme and size are kept', async ({ page }) => {
  await openApp(page, host, '#/settings');
  await page.getByText('English', { exact: true }).click();
  await page.getByText('Dark', { exact: true }).click();
  await page.getByText('Larger', { exact: true }).click();
  await page.reload();
  await expect(page.getByRole('link', { name: /Search/ })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('20px');
});

test('verify and backup report what they did', async ({ page }) => {
  await openApp(page, host, '#/settings');
  await page.getByRole('button', { name: '开始校验' }).click();
  await expect(page.getByText(/校验通过：原件/)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.getByText(/已完成并通过核对/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('navigation')).toContainText(/备份于 \d\d:\d\d/);
  await expect(page.getByRole('navigation')).toContainText('原件校验通过');
});

test('panes remember how they were drawn', async ({ page }) => {
  await openApp(page, host);
  await results(page).first().click();
  await expect(reader(page)).toBeVisible();
  const divider = page.getByRole('separator', { name: '调整阅读区宽度' });
  const before = (await reader(page).boundingBox())?.width ?? 0;
  const box = await divider.boundingBox();
  if (box === null) throw new Error('no divider');
  await page.mouse.move(box.x, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x - 80, box.y + 200, { steps: 5 });
  await page.mouse.up();
  const after = (await reader(page).boundingBox())?.width ?? 0;
  expect(after - before).toBeGreaterThan(40);
  await page.reload();
  await expect(reader(page)).toBeVisible();
  await expect.poll(async () => Math.abs(((await reader(page).boundingBox())?.width ?? 0) - after)).toBeLessThan(12);
});

test('the key card opens by key and closes by Esc', async ({ page }) => {
  await openApp(page, host);
  await page.keyboard.press('Tab');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '键盘快捷键' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});
