import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures';
import { stayLocal as agree } from '../pages/api';
import { EntryPage } from '../pages/entry';
import { JobsPart, RepairPart } from '../pages/repair';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { healthyHome, prefsPath } from '../worlds/homes';
import { installStandIn } from '../worlds/stand-in/install';

// The stand-in for Spotify is a script where the Debian package puts the program.
test.skip(process.platform !== 'linux', 'the stand-in for Spotify needs a system that starts scripts');
test.use({ files: healthyHome() });

const TITLE = 'Switch off hardware acceleration';
const LINE = 'ui.hardware_acceleration=false';

test('a repair is shown, done in its step, ticked by its check, and undone from the history', async ({ app }) => {
  await installStandIn(app.world.home);
  const prefs = () => readFile(join(app.world.home, prefsPath()), 'utf8');
  const before = await prefs();
  const shell = new ShellPage(app.page);
  await agree(app.page);
  await shell.open('black screen');
  const entry = new EntryPage(app.page);
  const repair = new RepairPart(app.page, TITLE);
  await entry.openStep(/hardware acceleration/i);
  await repair.offer.click();
  await expect(repair.panel).toContainText(words.repair.state.ready);
  await expect(repair.panel).toContainText(LINE);
  expect(await prefs()).toBe(before);

  await repair.doIt.click();
  await expect(repair.panel).toContainText(words.repair.verified.yes);
  expect(await prefs()).toBe(`${before}${LINE}\n`);
  await expect(entry.checklist.getByRole('listitem').filter({ has: repair.panel })).toContainText(words.repair.ticked);

  await app.restart();
  await new ShellPage(app.page).go('history');
  const jobs = new JobsPart(app.page);
  await expect(jobs.jobs.getByRole('listitem')).toContainText([TITLE]);
  await jobs.undo(TITLE);
  await expect(jobs.jobs).toContainText(words.repair.job.undone);
  expect(await prefs()).toBe(before);
});

test('[sec-33] what changed since is not overwritten by an undo, and it says so', async ({ app }) => {
  await installStandIn(app.world.home);
  const path = join(app.world.home, prefsPath());
  await agree(app.page);
  await new ShellPage(app.page).open('black screen');
  const repair = new RepairPart(app.page, TITLE);
  await new EntryPage(app.page).openStep(/hardware acceleration/i);
  await repair.offer.click();
  await repair.doIt.click();
  await expect(repair.undo).toBeVisible();
  await writeFile(path, 'ui.hardware_acceleration=1\n');
  await repair.undo.click();
  await expect(repair.panel).toContainText(words.repair.notUndone(words.repair.fault.changed));
  expect(await readFile(path, 'utf8')).toBe('ui.hardware_acceleration=1\n');
});

test('[sec-27] nothing is looked at for a repair before the person agreed', async ({ app }) => {
  await installStandIn(app.world.home);
  await new ShellPage(app.page).open('black screen');
  const repair = new RepairPart(app.page, TITLE);
  await new EntryPage(app.page).openStep(/hardware acceleration/i);
  await repair.offer.click();
  await expect(app.page.getByRole('dialog', { name: words.doctor.consentTitle })).toBeVisible();
  await expect(repair.panel).toHaveCount(0);
});
