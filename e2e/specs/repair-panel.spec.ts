import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures';
import { stayLocal } from '../pages/api';
import { EntryPage } from '../pages/entry';
import { RepairPart } from '../pages/repair';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { healthyHome, homeWithLongLine, prefsPath } from '../worlds/homes';
import { installStandIn } from '../worlds/stand-in/install';

test.skip(process.platform !== 'linux', 'the stand-in for Spotify needs a system that starts scripts');

const HWACCEL = 'Switch off hardware acceleration';
const LINE = 'ui.hardware_acceleration=false';

test.describe('a repair by keyboard alone', () => {
  test.use({ files: healthyHome() });

  test('the focus goes to what opens, stays there, and comes back; what happens is said', async ({ app }) => {
    await installStandIn(app.world.home);
    const { page } = app;
    const prefs = () => readFile(join(app.world.home, prefsPath()), 'utf8');
    const before = await prefs();
    await stayLocal(page);
    await new ShellPage(page).open('black screen');
    const repair = new RepairPart(page, HWACCEL);
    const entry = new EntryPage(page);
    await entry.openStep(/hardware acceleration/i);

    await repair.offer.focus();
    await page.keyboard.press('Enter');
    await expect(repair.panel).toBeFocused();
    await expect(repair.said).toHaveText(words.repair.state.ready);
    await page.keyboard.press('Escape');
    await expect(repair.panel).toHaveCount(0);
    await expect(repair.offer).toBeFocused();
    expect(await prefs()).toBe(before);

    await page.keyboard.press('Enter');
    await expect(repair.said).toHaveText(words.repair.state.ready);
    await page.keyboard.press('Tab');
    await expect(repair.doIt).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(repair.said).toContainText(words.repair.verified.yes);
    await expect(repair.panel).toBeFocused();
    expect(await prefs()).toContain(LINE);

    await page.keyboard.press('Tab');
    await expect(repair.undo).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(repair.said).toHaveText(words.repair.job.undone);
    await expect(repair.panel).toBeFocused();
    expect(await prefs()).toBe(before);
    // The checks run again meanwhile, and move the steps.
    await expect(entry.stop).toHaveCount(0);
    await expect(repair.panel).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(repair.offer).toBeFocused();
  });

  test('one button alone is accented, also where a plan lies open in a later step', async ({ app }) => {
    await installStandIn(app.world.home);
    const { page } = app;
    await stayLocal(page);
    await new ShellPage(page).open('black screen');
    const entry = new EntryPage(page);
    await expect(entry.accented).toHaveCount(1);
    const repair = new RepairPart(page, HWACCEL);
    await entry.openStep(/hardware acceleration/i);
    await repair.offer.click();
    await expect(repair.said).toHaveText(words.repair.state.ready);
    await expect(entry.accented).toHaveText([words.repair.doIt]);
    await repair.close.click();
    await expect(entry.accented).toHaveCount(1);
  });
});

test.describe('a step that is the person’s to do', () => {
  test.use({ files: homeWithLongLine('apresolve.spotify.com') });
  const TITLE = 'Disable hosts file lines that stop Spotify';

  test('says why and how, and looks again by itself when they come back', async ({ app }) => {
    await installStandIn(app.world.home);
    const { page } = app;
    await stayLocal(page);
    await new ShellPage(page).open('accesspoint:39');
    const entry = new EntryPage(page);
    await entry.startChecks();
    await expect(entry.now.getByRole('heading')).toContainText(/hosts file/i);
    const repair = new RepairPart(page, TITLE);
    await repair.offer.click();
    await expect(repair.said).toHaveText(words.repair.state.guide);
    await expect(repair.panel).toContainText(words.repair.guide['only-you']);
    await expect(repair.panel.getByRole('button', { name: /sudo nano/ })).toBeVisible();
    await expect(repair.doIt).toHaveCount(0);

    // They come back without having done it, and later with it done.
    await app.comeBack();
    await expect(repair.said).toHaveText(words.repair.state.guide);
    await app.world.write(healthyHome());
    await app.comeBack();
    await expect(repair.said).toHaveText(words.repair.mended);
    await expect(entry.links.filter({ hasText: 'Hosts file / firewall' })).toContainText(words.chain.works);
  });
});
