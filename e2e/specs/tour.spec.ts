import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { stayLocal } from '../pages/api';
import { EntryPage } from '../pages/entry';
import { JobsPart, RepairPart } from '../pages/repair';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { homeWithBlockedName } from '../worlds/homes';
import { installStandIn } from '../worlds/stand-in/install';

/** From a pasted message to a mended computer, as the moving picture of the README shows it. */
const FOLDER = join(import.meta.dirname, '..', 'screenshots', 'tour');
const MESSAGE = 'A firewall may be blocking Spotify';
const CODE = 'accesspoint:39';
const NAME = 'apresolve.spotify.com';
const REPAIR = 'Disable hosts file lines that stop Spotify';

test.use({ files: homeWithBlockedName(NAME) });
test.skip(process.platform !== 'linux', 'on other systems the hosts file of a fake home is only pretended');

/** Takes the frames in order; a file's name says how long it is shown, in milliseconds. */
function camera(page: Page) {
  let count = 0;
  return async (ms: number) => {
    count += 1;
    const name = `${String(count).padStart(2, '0')}-${ms}.png`;
    await page.screenshot({ path: join(FOLDER, name), animations: 'disabled', caret: 'hide' });
  };
}

const center = (part: Locator) => part.evaluate((element) => element.scrollIntoView({ block: 'center' }));

test('a message is looked up, its cause found, mended with one click and kept undoable', async ({ app }) => {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await installStandIn(app.world.home);
  // It looks for Spotify when it starts.
  await app.restart();
  const { page } = app;
  await page.setViewportSize({ width: 1160, height: 760 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await stayLocal(page);
  const frame = camera(page);
  const shell = new ShellPage(page);
  const entry = new EntryPage(page);
  const repair = new RepairPart(page, REPAIR);

  await expect(shell.search).toBeFocused();
  await frame(900);
  for (const end of [10, 17, 26]) {
    await shell.lookUp(MESSAGE.slice(0, end));
    await frame(300);
  }
  await shell.lookUp(MESSAGE);
  const meant = shell.results.filter({ hasText: CODE });
  await meant.hover();
  await frame(2000);

  await meant.click();
  await expect(entry.links.first()).toContainText(words.chain.unchecked);
  await frame(1600);
  await entry.startChecks();
  // However far it has come by then.
  await frame(700);
  const link = entry.links.filter({ hasText: 'Hosts file / firewall' });
  await expect(link).toContainText(words.chain.broken);
  await expect(entry.now).toContainText(/hosts file/i);
  await expect(entry.stop).toHaveCount(0);
  await expect(entry.verdict).toContainText(words.entry.here.confirmed);
  await frame(2200);

  await repair.offer.click();
  await expect(repair.said).toHaveText(words.repair.state.ready);
  await center(repair.panel);
  await frame(2600);
  await repair.doIt.click();
  await expect(repair.said).toContainText(words.repair.verified.yes);
  await expect(link).toContainText(words.chain.works);
  await expect(entry.stop).toHaveCount(0);
  await expect(entry.verdict).not.toContainText(words.entry.here.confirmed);
  await center(repair.panel);
  await frame(2400);

  await shell.go('history');
  await expect(new JobsPart(page).job(REPAIR)).toBeVisible();
  await frame(2400);
});
