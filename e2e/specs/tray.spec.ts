import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_SHORTCUT } from '../../src/contract/words';
import { expect, test } from '../fixtures';
import { ChromiumHost } from '../hosts/chromium';
import type { AppDriver } from '../hosts/driver';
import { call } from '../pages/api';
import { DiagnosePage } from '../pages/diagnose';
import { PalettePage } from '../pages/palette';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { leaveNotices } from '../worlds/logs';
import { leaveSettings } from '../worlds/world';

const LOOK_UP = 'Look up…';
const WATCH = 'Watch Spotify’s logs';

const labels = async (app: AppDriver) => (await app.tray())?.items.map(({ label, type }) => label || type);
const item = async (app: AppDriver, label: string) => (await app.tray())?.items.find((held) => held.label === label);

test('the menu of the tray says what it does, and does it', async ({ app }) => {
  await expect
    .poll(() => labels(app))
    .toEqual([LOOK_UP, 'Diagnose', 'separator', WATCH, 'separator', 'Open Backline', 'Quit Backline']);
  await expect.poll(async () => (await item(app, LOOK_UP))?.accelerator).toBe(DEFAULT_SHORTCUT);

  await app.clickTray(LOOK_UP);
  const palette = await PalettePage.shown(app);
  await palette.page.keyboard.press('Escape');
  await PalettePage.gone(app);

  await app.clickTray('Diagnose');
  await expect(new ShellPage(app.page).heading).toHaveText(words.doctor.title);
});

test('the watch is switched in the tray and in the settings, and both show it', async ({ app }) => {
  await new ShellPage(app.page).go('settings');
  const toggle = app.page.getByRole('switch', { name: words.watch.label });
  await expect(toggle).not.toBeChecked();
  await app.clickTray(WATCH);
  await expect(toggle).toBeChecked();
  await expect.poll(async () => (await item(app, WATCH))?.checked).toBe(true);
  await toggle.click();
  await expect.poll(async () => (await item(app, WATCH))?.checked).toBe(false);
  expect((await call(app.page, 'settings.get', {})).watch).toBe(false);
});

test('what the watch has seen is listed and opens its entry', async ({ app }) => {
  await leaveNotices(app.world.data);
  await app.restart();
  const notices = await call(app.page, 'watch.notices', {});
  const code = notices.flatMap(({ possible }) => possible.slice(0, 1))[0] ?? '';
  await expect.poll(() => labels(app)).toContain(code);
  await app.clickTray(code);
  await expect(new ShellPage(app.page).heading).toContainText(code);
});

test('the icon follows what goes on, and the panel it lies on', async ({ app }) => {
  test.skip(!(app instanceof ChromiumHost), 'real Electron does not say which picture a tray shows');
  test.skip(process.platform === 'darwin', 'macOS colours the icon itself');
  await expect.poll(async () => (await app.tray())?.tip).toBe('Backline');
  const tips: (string | undefined)[] = [];
  await new ShellPage(app.page).go('diagnose');
  const diagnose = new DiagnosePage(app.page);
  await diagnose.offline.click();
  await diagnose.start.click();
  await expect
    .poll(async () => {
      tips.push((await app.tray())?.tip);
      return tips.includes('Backline: checking this computer') || (await diagnose.verdict.isVisible());
    })
    .toBe(true);
  await diagnose.verdict.waitFor();
  await expect.poll(async () => (await app.tray())?.tip).toBe('Backline');
});

test('closing the window leaves the app in the tray, and tells of it once', async ({ app }) => {
  await app.closeWindow();
  await expect.poll(() => app.isWindowShown()).toBe(false);
  expect(app.isRunning()).toBe(true);
  await PalettePage.open(app);
  await app.clickTray('Open Backline');
  await expect.poll(() => app.isWindowShown()).toBe(true);
  await PalettePage.gone(app);
  await expect(new ShellPage(app.page).search).toBeVisible();
  expect((await call(app.page, 'settings.get', {})).told).toContain('closed-to-tray');

  await app.closeWindow();
  await expect.poll(() => app.isWindowShown()).toBe(false);
  if (!app.caps.has('notices')) return;
  const { notices } = app as ChromiumHost;
  expect(notices.map(({ title }) => title)).toEqual(['Backline is still here']);
  await notices[0]?.click();
  await expect.poll(() => app.isWindowShown()).toBe(true);
  await expect(new ShellPage(app.page).heading).toHaveText(words.settings.title);
});

test('a second start brings the window back', async ({ app }) => {
  await app.closeWindow();
  await expect.poll(() => app.isWindowShown()).toBe(false);
  await app.secondStart(['backline']);
  await expect.poll(() => app.isWindowShown()).toBe(true);
});

test('closing the window quits where the person wants it so, also with a palette kept ready', async ({ app }) => {
  const palette = await PalettePage.open(app);
  await palette.page.keyboard.press('Escape');
  await PalettePage.gone(app);
  await new ShellPage(app.page).go('settings');
  await app.page.getByRole('switch', { name: words.atHand.closeToTray }).click();
  await expect(app.page.getByRole('switch', { name: words.atHand.closeToTray })).not.toBeChecked();
  const ended = app.ended();
  await app.closeWindow().catch(() => undefined);
  await ended;
  expect(app.isRunning()).toBe(false);
});

test('Quit in the tray really quits', async ({ app }) => {
  await app.closeWindow();
  await expect.poll(() => app.isWindowShown()).toBe(false);
  const ended = app.ended();
  await app.clickTray('Quit Backline').catch(() => undefined);
  await ended;
  expect(app.isRunning()).toBe(false);
});

test('a quiet start opens no window until it is asked for', async ({ app }) => {
  await app.restart(['--hidden']);
  expect(await app.isWindowShown()).toBe(false);
  await app.clickTray('Open Backline');
  await expect.poll(() => app.isWindowShown()).toBe(true);
  await expect(new ShellPage(app.page).heading).toHaveText(words.lookup.title);
});

test.describe('keys that another program has', () => {
  test('are told of at the first start, once, and others can be chosen by pressing them', async ({ app }) => {
    test.skip(!app.caps.has('take-keys'), 'needs another program that has the keys');
    const host = app as ChromiumHost;
    await host.takeKeys([DEFAULT_SHORTCUT, 'CommandOrControl+Shift+K']);
    await app.restart();
    await expect
      .poll(() => host.notices.map(({ title }) => title))
      .toEqual(['Backline’s shortcut belongs to another program']);
    await app.restart();
    expect(await app.pressShortcut(DEFAULT_SHORTCUT)).toBe(false);
    expect((await item(app, LOOK_UP))?.accelerator).toBeNull();

    await new ShellPage(app.page).go('settings');
    const part = app.page.getByRole('region', { name: words.atHand.title });
    await expect(part).toContainText(words.atHand.state.taken);
    // Freed there, taken here; and the other way round.
    await host.takeKeys([]);
    await part.getByRole('button', { name: words.atHand.again }).click();
    await expect(part).toContainText(words.atHand.state.works);
    await host.takeKeys(['CommandOrControl+Shift+K']);
    await part.getByRole('button', { name: words.atHand.change }).click();
    await app.page.keyboard.press('ControlOrMeta+Shift+K');
    await expect(part).toContainText(words.atHand.state.taken);
    await expect(part.getByRole('button', { name: words.atHand.change })).toBeFocused();
    await app.page.keyboard.press('Enter');
    await app.page.keyboard.press('Shift+K');
    await expect(part.getByRole('alert')).toHaveText(words.atHand.unusable);
    await app.page.keyboard.press('Alt+Shift+K');
    await expect(part).toContainText(words.atHand.state.works);
    expect(host.notices).toHaveLength(1);
    await PalettePage.open(app, 'Alt+Shift+K');
    await expect.poll(async () => (await item(app, LOOK_UP))?.accelerator).toBe('Alt+Shift+K');
  });

  test('the shortcut rests while another is chosen, and Esc keeps it', async ({ app }) => {
    await new ShellPage(app.page).go('settings');
    const part = app.page.getByRole('region', { name: words.atHand.title });
    await part.getByRole('button', { name: words.atHand.change }).click();
    await expect(part.getByRole('textbox', { name: words.atHand.press })).toBeFocused();
    // That it rests, and that it works again, is on its way to main. Pressed too early it would open the palette,
    // and pressed twice close it again.
    await expect.poll(() => app.hearsShortcut(DEFAULT_SHORTCUT)).toBe(false);
    if (app instanceof ChromiumHost) expect(await app.pressShortcut(DEFAULT_SHORTCUT)).toBe(false);
    await app.page.keyboard.press('Escape');
    await expect(part.getByRole('button', { name: words.atHand.change })).toBeFocused();
    await expect.poll(() => app.hearsShortcut(DEFAULT_SHORTCUT)).toBe(true);
    await PalettePage.open(app);
  });

  test('none at all is a choice, kept over a restart', async ({ app }) => {
    await new ShellPage(app.page).go('settings');
    const part = app.page.getByRole('region', { name: words.atHand.title });
    await part.getByRole('button', { name: words.atHand.remove }).click();
    await expect(part).toContainText(words.atHand.state.off);
    await app.restart();
    expect(await app.pressShortcut(DEFAULT_SHORTCUT)).toBe(false);
    await new ShellPage(app.page).go('settings');
    await app.page.getByRole('button', { name: words.atHand.first }).click();
    await expect(app.page.getByRole('region', { name: words.atHand.title })).toContainText(words.atHand.state.works);
    await PalettePage.open(app);
  });
});

test.describe('start with the computer', () => {
  test.skip(process.platform !== 'linux', 'elsewhere the system keeps a list of its own, which specs leave alone');

  test('is one file in the home, written, changed and removed again', async ({ app }) => {
    const folder = join(app.world.home, '.config', 'autostart');
    const read = () => readFile(join(folder, 'backline.desktop'), 'utf8').catch(() => null);
    await new ShellPage(app.page).go('settings');
    expect(await read()).toBeNull();
    await app.page.getByRole('switch', { name: words.atHand.login }).click();
    await expect.poll(read).toContain('"--hidden"');
    await app.page.getByRole('switch', { name: words.atHand.hidden }).click();
    await expect.poll(read).not.toContain('--hidden');
    await app.page.getByRole('switch', { name: words.atHand.login }).click();
    await expect.poll(read).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  test('stays off when it was taken out of the desktop’s own list', async ({ app }) => {
    await app.quit();
    await leaveSettings(app.world.data, { welcomed: true, openAtLogin: true });
    await app.restart();
    await expect.poll(async () => (await call(app.page, 'settings.get', {})).openAtLogin).toBe(false);
  });
});

test.describe('without a tray', () => {
  test.use({ hasTray: false });

  test('closing the window quits, and the settings say so', async ({ app }) => {
    test.skip(!(app instanceof ChromiumHost), 'needs a system without a tray');
    expect(await app.tray()).toBeNull();
    await new ShellPage(app.page).go('settings');
    const toggle = app.page.getByRole('switch', { name: words.atHand.closeToTray });
    await expect(toggle).toBeDisabled();
    await expect(app.page.getByRole('region', { name: words.atHand.title })).toContainText(words.atHand.noTray);
    // Nothing that could not be brought back is hidden.
    await app.restart(['--hidden']);
    expect(await app.isWindowShown()).toBe(true);
    const ended = app.ended();
    await app.closeWindow().catch(() => undefined);
    await ended;
    expect(app.isRunning()).toBe(false);
  });
});
