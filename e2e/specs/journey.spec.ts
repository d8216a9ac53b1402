import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures';
import { stayLocal } from '../pages/api';
import { EntryPage } from '../pages/entry';
import { JobsPart, RepairPart } from '../pages/repair';
import { ReportPage } from '../pages/report';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { homeWithBlockedName } from '../worlds/homes';
import { installStandIn } from '../worlds/stand-in/install';

test.skip(process.platform !== 'linux', 'on other systems the hosts file of a fake home is only pretended');

const NAME = 'apresolve.spotify.com';
const TITLE = 'Disable hosts file lines that stop Spotify';
const CODE = 'accesspoint:39';
const LINK = 'Hosts file / firewall';
const STEP = /hosts file/i;
const LINE = `0.0.0.0 ${NAME}`;
test.use({ files: homeWithBlockedName(NAME) });

test('a blocked name is found, shown before and after, mended, ticked, put back, and found again', async ({ app }) => {
  await installStandIn(app.world.home);
  const hosts = () => readFile(join(app.world.home, 'hosts'), 'utf8');
  const before = await hosts();
  const { page } = app;
  const shell = new ShellPage(page);
  const entry = new EntryPage(page);
  const repair = new RepairPart(page, TITLE);
  await stayLocal(page);
  await shell.open(CODE);
  await entry.startChecks();
  await expect(entry.verdict).toContainText(words.entry.here.confirmed);
  const link = entry.links.filter({ hasText: LINK });
  await expect(link).toContainText(words.chain.broken);

  // The step that mends it comes first, and has the only accented button.
  await expect(entry.now.getByRole('heading')).toContainText(STEP);
  await repair.offer.click();
  await expect(repair.panel).toBeFocused();
  await expect(repair.said).toHaveText(words.repair.state.ready);
  await expect(repair.panel).toContainText(`${words.repair.before}: ${LINE}`);
  await expect(repair.panel).toContainText(new RegExp(`${words.repair.after}: # .*${LINE}`));
  expect(await hosts()).toBe(before);

  await repair.doIt.click();
  await expect(repair.said).toContainText(words.repair.verified.yes);
  expect((await hosts()).split('\n')).not.toContain(LINE);
  await expect(link).toContainText(words.chain.works);
  await expect(entry.stop).toHaveCount(0);
  await expect(entry.verdict).not.toContainText(words.entry.here.confirmed);
  const step = entry.checklist.getByRole('listitem').filter({ has: repair.panel });
  await expect(step).toContainText(words.repair.ticked);
  await expect(step).toContainText(words.checklist.chip.verified);
  await repair.close.click();

  // A report names what was repaired, and how it went.
  await shell.go('report');
  expect(await new ReportPage(page).read()).toContain(`${TITLE}, done`);

  // The history tells of it, and leads to what was changed; from there it is put back.
  await shell.go('history');
  const jobs = new JobsPart(page);
  await shell.main
    .getByRole('listitem')
    .filter({ hasText: words.history.repaired })
    .getByRole('link', { name: TITLE })
    .click();
  await expect(jobs.job(TITLE)).toBeFocused();
  await jobs.undo(TITLE);
  await expect(jobs.job(TITLE)).toContainText(words.repair.job.undone);
  await expect(jobs.job(TITLE)).toBeFocused();
  expect(await hosts()).toBe(before);

  await shell.open(CODE);
  await expect(entry.checklist).not.toContainText(words.repair.ticked);
  await entry.chain.getByRole('button', { name: words.entry.again }).click();
  await expect(entry.verdict).toContainText(words.entry.here.confirmed);
  await expect(link).toContainText(words.chain.broken);
  await expect(entry.now.getByRole('heading')).toContainText(STEP);
});

test('the tick goes when the fault comes back, also after a restart', async ({ app }) => {
  await installStandIn(app.world.home);
  const path = join(app.world.home, 'hosts');
  const before = await readFile(path, 'utf8');
  await stayLocal(app.page);
  await new ShellPage(app.page).open(CODE);
  await new EntryPage(app.page).openStep(STEP);
  const repair = new RepairPart(app.page, TITLE);
  await repair.offer.click();
  await repair.doIt.click();
  await expect(repair.said).toContainText(words.repair.verified.yes);

  await app.restart();

  const entry = new EntryPage(app.page);
  await new ShellPage(app.page).open(CODE);
  await expect(entry.checklist).toContainText(words.repair.ticked);
  await writeFile(path, before);
  await entry.startChecks();
  await expect(entry.verdict).toContainText(words.entry.here.confirmed);
  await expect(entry.checklist).not.toContainText(words.repair.ticked);
  await expect(entry.now.getByRole('heading')).toContainText(STEP);
});
