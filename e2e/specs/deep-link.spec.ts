import { expect, test } from '../fixtures';
import { ChromiumHost } from '../hosts/chromium';
import { call } from '../pages/api';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';

test('[sec-40] an address opens the entry it names, at the first start and at a second', async ({ app }) => {
  await app.restart(['backline://code/accounts%3A4']);
  const shell = () => new ShellPage(app.page);
  await expect(shell().heading).toContainText('accounts:4');
  await app.secondStart(['backline', '--some-switch', 'backline://code/auth:3']);
  await expect(shell().heading).toContainText('auth:3');
  await app.secondStart(['backline', 'backline://code/Error%20code%202/']);
  await expect(shell().heading).toContainText('Error code 2');
});

test('an address brings the window back out of the tray', async ({ app }) => {
  await app.closeWindow();
  await expect.poll(() => app.isWindowShown()).toBe(false);
  await app.secondStart(['backline', 'backline://code/auth:3']);
  await expect.poll(() => app.isWindowShown()).toBe(true);
  await expect(new ShellPage(app.page).heading).toContainText('auth:3');
});

test('[sec-39] [sec-40] whatever else is handed over leaves the page where it is, and does nothing', async ({
  app,
}) => {
  const shell = new ShellPage(app.page);
  await shell.go('history');
  const before = app.page.url();
  for (const argument of [
    'backline://code/unknown:99',
    'backline://code/..%2f..%2fdiagnose',
    'backline://repair/clear-cache',
    'backline://code/auth:3/repair',
    'backline://code/auth:3?run=1',
    'backline://code/%',
    'backline://entry/%00',
    'backline:diagnose',
    'app://backline/diagnose',
    'https://example.com/',
    'javascript:alert(1)',
    '--remote-debugging-port=9222',
  ])
    await app.secondStart(['backline', argument]);
  await app.secondStart(['backline', 'backline://code/auth:3', 'backline://code/accounts:4']);
  // The last of them is answered after all before it.
  await app.secondStart(['backline']);
  await expect(shell.heading).toHaveText(words.history.title);
  expect(app.page.url()).toBe(before);
  expect(await call(app.page, 'doctor.last', {})).toBeNull();
  expect(await app.openedLinks()).toEqual([]);
  if (app instanceof ChromiumHost) expect(app.allWindows).toHaveLength(1);
});
