/** A record corrected by a person: the mark cleared, the new words found, the former state side by side. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { listen, openApp, results, searchFor, startHost, type TestHost } from './app-fixture.ts';

let host: TestHost;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(() => host.stop());

test('corrected with a reason, found by the new words, and what it said before', async ({ page }) => {
  const complaints = listen(page);
  await page.setViewportSize({ width: 1680, height: 960 });
  await openApp(page, host);
  await searchFor(page, '票决制');
  await results(page).first().click();
  const correct = page.getByRole('button', { name: '更正', exact: true });
  // Beside a wide text the description stands open; above a narrow one it is a strip of names.
  const strip = page.getByRole('toolbar', { name: '著录' }).getByRole('button', { name: '出处与著录' });
  await expect(correct.or(strip)).toBeVisible();
  if (await strip.isVisible()) await strip.click();
  await correct.click();
  const dialog = page.getByRole('dialog', { name: '更正记录' });
  const save = dialog.getByRole('button', { name: '保存更正' });
  await expect(save).toBeDisabled();
  const text = dialog.getByRole('textbox', { name: '正文' });
  await text.fill(`${await text.inputValue()}\n\n据原件补录：龘龘议事厅。`);
  const changed = page.getByRole('alertdialog', { name: '更正记录' });
  await changed.getByRole('textbox', { name: '更正原因（必填）' }).fill('与原件核对');
  await page.screenshot({ path: test.info().outputPath('correct.png') });
  expect((await new AxeBuilder({ page }).include('[role=alertdialog]').analyze()).violations).toEqual([]);
  await changed.getByRole('button', { name: '保存更正' }).click();
  await expect(page.getByText('更正已保存')).toBeVisible();
  await page.getByRole('button', { name: '历次更正 1 次' }).click();
  const history = page.getByRole('dialog', { name: '历次更正' });
  await expect(history.getByRole('option')).toContainText('与原件核对');
  await expect(history.locator('ins')).toContainText('据原件补录：龘龘议事厅。');
  await page.screenshot({ path: test.info().outputPath('history.png') });
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(async () => {
    await searchFor(page, '龘龘议事厅');
    await expect(results(page)).toHaveCount(1, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  expect(complaints).toEqual([]);
});
