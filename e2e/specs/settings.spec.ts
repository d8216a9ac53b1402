import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { ChromiumHost } from '../hosts/chromium';
import { call } from '../pages/api';
import { DiagnosePage } from '../pages/diagnose';
import { EntryPage } from '../pages/entry';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { homeWithBlockedName } from '../worlds/homes';
import { leaveNotices, leaveRecording } from '../worlds/logs';

/** Light words stand on a dark ground. */
const isDark = (page: Page) =>
  page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] = getComputedStyle(document.body).color.match(/\d+/g)?.map(Number) ?? [];
    return red + green + blue > 3 * 128;
  });

test('the theme follows the system until one is chosen, and the choice is kept', async ({ app }) => {
  await app.setSystemDark(true);
  await expect.poll(() => isDark(app.page)).toBe(true);
  await app.setSystemDark(false);
  await expect.poll(() => isDark(app.page)).toBe(false);

  const shell = new ShellPage(app.page);
  await shell.go('settings');
  await app.page.getByRole('group', { name: words.settings.theme }).getByText(words.settings.themes.dark).click();
  await expect(app.page.getByRole('radio', { name: words.settings.themes.dark })).toBeChecked();
  await expect.poll(() => isDark(app.page)).toBe(true);

  await app.restart();

  await expect.poll(() => isDark(app.page)).toBe(true);
  await new ShellPage(app.page).go('settings');
  await expect(app.page.getByRole('radio', { name: words.settings.themes.dark })).toBeChecked();
});

test.describe('a check that is switched off', () => {
  test.use({ files: homeWithBlockedName('apresolve.spotify.com') });

  test('is not run, also after a restart', async ({ app }) => {
    const hosts = 'Does the hosts file redirect Spotify?';
    await new ShellPage(app.page).go('settings');
    await app.page.getByRole('switch', { name: hosts }).click();
    await expect(app.page.getByRole('switch', { name: hosts })).not.toBeChecked();

    await app.restart();

    await new ShellPage(app.page).go('diagnose');
    const diagnose = new DiagnosePage(app.page);
    await diagnose.runOffline();
    await expect(app.page.getByRole('main')).not.toContainText(/Line \d+ of the hosts file/);
    expect((await call(app.page, 'doctor.last', {}))?.checks.map(({ id }) => id)).not.toContain('net.hosts');
  });
});

test('a check that runs only where a step asks for it is named as such', async ({ app }) => {
  await new ShellPage(app.page).go('settings');
  const check = (name: string) => app.page.getByRole('switch', { name });
  await expect(check('Is Offline Mode switched on in Spotify?')).toHaveAccessibleDescription(
    /^Only where a step of an entry asks for it\. Looks at /,
  );
  await expect(check('Does the hosts file redirect Spotify?')).toHaveAccessibleDescription(/^Looks at /);
});

test('the settings say where data lies and what this runs in', async ({ app }) => {
  await new ShellPage(app.page).go('settings');
  const main = app.page.getByRole('main');
  await expect(main).toContainText(app.world.data);
  await expect(main).toContainText(app.name);
  await expect(main).toContainText(words.settings.unofficial);
});

test('a copy that was not installed offers no updates', async ({ app }) => {
  await new ShellPage(app.page).go('settings');
  const panel = app.page.getByRole('region', { name: words.updates.title });
  await expect(panel).toContainText(words.updates.by.nobody);
  await expect(panel.getByRole('button')).toHaveCount(0);
  await expect(panel.getByRole('switch')).toHaveCount(0);
  expect(await call(app.page, 'updates.check', {})).toMatchObject({ by: 'nobody', phase: 'idle' });
});

test('what is kept is named with its size, and each part is deleted alone, after a question', async ({ app }) => {
  await leaveRecording(app.world.data);
  await leaveNotices(app.world.data);
  await app.restart();
  const shell = new ShellPage(app.page);
  await shell.open('auth:3');
  await new EntryPage(app.page).finishStep();
  await shell.go('settings');
  const list = app.page.getByRole('list', { name: words.kept.title });
  const row = (part: keyof typeof words.kept.part) =>
    list.getByRole('listitem').filter({ hasText: words.kept.part[part][1] });
  const button = (part: keyof typeof words.kept.part) =>
    row(part).getByRole('button', { name: `${words.kept.clear[part]} ${words.kept.part[part][0]}` });
  for (const part of ['history', 'checklists', 'recordings', 'watch', 'settings'] as const)
    await expect(row(part)).toContainText(/\d+ .* · [\d.]+ k?B/);

  const question = app.page.getByRole('alertdialog');
  await button('recordings').click();
  await question.getByRole('button', { name: words.kept.no }).click();
  await expect(row('recordings')).not.toContainText(words.kept.nothing);

  for (const part of ['recordings', 'watch', 'checklists'] as const) {
    await button(part).click();
    await question.getByRole('button', { name: words.kept.yes }).click();
    await expect(row(part)).toContainText(words.kept.nothing);
    await expect(button(part)).toBeDisabled();
  }
  await expect(row('history')).not.toContainText(words.kept.nothing);
  expect(await readdir(join(app.world.data, 'recordings'))).toEqual([]);
  expect(await call(app.page, 'watch.notices', {})).toEqual([]);
  await shell.go('history');
  await expect(shell.main).toContainText('auth:3');

  await shell.go('settings');
  await button('settings').click();
  await question.getByRole('button', { name: words.kept.yesSettings }).click();
  await expect(row('settings')).toContainText(words.kept.nothing);
  await app.restart();
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(words.welcome.title);
});

test('the data folder is shown by the system, without the page naming it', async ({ app }) => {
  test.skip(!(app instanceof ChromiumHost), 'a file manager would open');
  const host = app as ChromiumHost;
  await new ShellPage(app.page).go('settings');
  await app.page.getByRole('button', { name: words.kept.openFolder }).click();
  await expect.poll(() => host.openedFolders).toEqual([app.world.data]);
});
