import { join } from 'node:path';
import { expect, test } from '../fixtures';
import { expectAccessible } from '../pages/accessible';
import { call } from '../pages/api';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';

const { welcome } = words;

test.use({ firstRun: true });

test('the first start says what is looked at before anything is', async ({ app }) => {
  const { page } = app;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(welcome.title);
  const seen = page.getByRole('region', { name: welcome.seen });
  const checks = (await call(page, 'catalog.checks', {})).filter(({ here }) => here);
  for (const { looksAt } of checks) await expect(seen).toContainText(looksAt);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  expect((await call(page, 'settings.get', {})).consent).toBe(false);

  await page.getByRole('group', { name: words.settings.theme }).getByText(words.settings.themes.dark).click();
  await page.getByRole('switch', { name: welcome.watch }).click();
  await page.getByRole('button', { name: welcome.agree }).click();
  await expect(new ShellPage(page).heading).toHaveText(words.lookup.title);
  expect(await call(page, 'settings.get', {})).toMatchObject({
    theme: 'dark',
    watch: true,
    consent: true,
    welcomed: true,
  });
  await app.restart();
  await expect(new ShellPage(app.page).heading).toHaveText(words.lookup.title);
});

test('who decides later is asked at the first check', async ({ app }) => {
  await app.page.getByRole('button', { name: welcome.later }).click();
  const shell = new ShellPage(app.page);
  await expect(shell.heading).toHaveText(words.lookup.title);
  expect((await call(app.page, 'settings.get', {})).consent).toBe(false);
  await shell.go('diagnose');
  await expect(app.page.getByRole('button', { name: words.doctor.agreeStart })).toBeVisible();
});

test('who leaves without an answer is asked again; an address is opened all the same', async ({ app }) => {
  await app.restart();
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(welcome.title);
  await app.restart(['backline://code/auth:3']);
  await expect(new ShellPage(app.page).heading).toContainText('auth:3');
  await app.restart();
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(welcome.title);
});

for (const theme of ['light', 'dark'] as const)
  test(`the first page is accessible at every size, ${theme}`, async ({ app }) => {
    const { page } = app;
    await call(page, 'settings.set', { theme });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.getByRole('region', { name: welcome.seen }).getByRole('listitem').first().waitFor();
    for (const [width, height] of [
      [900, 600],
      [1280, 860],
      [640, 430],
    ] as const) {
      await app.resize({ width, height });
      await page.screenshot({
        path: join(import.meta.dirname, '..', 'screenshots', `welcome-${theme}-${width}x${height}.png`),
        animations: 'disabled',
      });
      await expectAccessible(page);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(over).toBe(0);
    }
  });
