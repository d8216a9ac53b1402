import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures';
import type { AppDriver } from '../hosts/driver';
import { stayLocal } from '../pages/api';
import { EntryPage } from '../pages/entry';
import { HistoryPage } from '../pages/history';
import { JobsPart, RepairPart } from '../pages/repair';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { homeWithSecrets, prefsPath, SECRETS } from '../worlds/homes';
import { installStandIn } from '../worlds/stand-in/install';

test.skip(process.platform !== 'linux', 'the stand-in for Spotify needs a system that starts scripts');
test.use({ files: { ...homeWithSecrets(), '.cache/spotify/Data/aa/one.file': 'x'.repeat(1_200_000) } });

const CACHE = "Clear Spotify's cache";

/** The cache is moved aside, a step ticked, a note written that tells too much, and the question answered. */
async function work(app: AppDriver): Promise<string> {
  await installStandIn(app.world.home);
  await stayLocal(app.page);
  await new ShellPage(app.page).open('black screen');
  const entry = new EntryPage(app.page);
  await entry.openStep(/^clear spotify's cache/i);
  const repair = new RepairPart(app.page, CACHE);
  await repair.offer.click();
  await repair.doIt.click();
  await expect(repair.said).toContainText(words.repair.verified.yes);
  const step = await entry.finishStep();
  await entry.note.fill(`Wrote to ${SECRETS.mail} about it, signed in as ${SECRETS.account}.`);
  await entry.note.blur();
  await expect(app.page.getByText(words.entry.noteSaved, { exact: true })).toBeVisible();
  await entry.solved.getByRole('button', { name: words.solved.yes }).click();
  await expect(entry.solved).toContainText(words.solved.thanks.yes);
  return step;
}

test('the history tells what was changed, worked through and solved, and can be searched', async ({ app }) => {
  const step = await work(app);
  const shell = new ShellPage(app.page);
  await shell.go('history');
  const history = new HistoryPage(app.page);
  const jobs = new JobsPart(app.page);
  await expect(jobs.job(CACHE)).toContainText(words.repair.job.done);
  await expect(history.worked.getByRole('listitem')).toContainText([step]);
  await expect(history.worked).toContainText(SECRETS.mail);
  await expect(shell.main).toContainText(words.history.solved.yes);
  await expect(history.repaired).toHaveCount(1);

  await history.search.fill('.backline-');
  await expect(jobs.job(CACHE)).toBeVisible();
  await expect(history.worked).toHaveCount(0);
  await history.search.fill(SECRETS.mail);
  await expect(jobs.jobs).toHaveCount(0);
  await expect(history.worked.getByRole('listitem')).toHaveCount(1);
  await history.search.fill('');

  // Cleared, it still says what was changed.
  await shell.main.getByRole('button', { name: words.history.clear }).click();
  await app.page.getByRole('alertdialog').getByRole('button', { name: words.history.clearYes }).click();
  await expect(history.repaired).toHaveCount(0);
  await expect(jobs.job(CACHE)).toContainText(words.repair.job.done);
});

test('it is exported without what is private, to read and for programs', async ({ app }) => {
  const step = await work(app);
  await new ShellPage(app.page).go('history');
  const history = new HistoryPage(app.page);
  const asText = join(app.world.data, 'exported.md');
  const asData = join(app.world.data, 'exported.json');

  // Nothing is written, and the question stays, when they change their mind in the system's dialog.
  await app.saveTo(null);
  await history.export('markdown');
  const again = history.dialog.getByRole('button', { name: words.history.exportAs.markdown });
  // Until then the system's dialog may still be asked, and would get the next answer.
  await expect(again).toBeEnabled();
  await app.saveTo(asText);
  await again.click();
  await expect(app.page.getByText(words.history.exported)).toBeVisible();
  await expect(history.dialog).toHaveCount(0);
  await app.saveTo(asData);
  await history.export('json');
  await expect(history.dialog).toHaveCount(0);

  const [text, data] = await Promise.all([readFile(asText, 'utf8'), readFile(asData, 'utf8')]);
  expect(text).toContain(`${CACHE} (`);
  expect(text).toContain(step);
  expect(text).toContain('Solved'.toLowerCase());
  expect(JSON.parse(data)).toMatchObject({
    format: 'backline-history',
    changed: [{ title: CACHE, state: 'done', verified: 'yes' }],
    checklists: [{ done: [step] }],
  });
  for (const secret of [...Object.values(SECRETS), app.world.home]) {
    expect(text).not.toContain(secret);
    expect(data).not.toContain(secret);
  }
});

test('what is kept for undoing is named in the settings with its size, and goes when it is told to', async ({
  app,
}) => {
  await work(app);
  const shell = new ShellPage(app.page);
  await shell.go('settings');
  const row = app.page
    .getByRole('list', { name: words.kept.title })
    .getByRole('listitem')
    .filter({ hasText: words.kept.part.copies[1] });
  await expect(row).toContainText(`${words.kept.items.copies(1)} · 1.2 MB`);
  await row.getByRole('button').click();
  await app.page.getByRole('alertdialog').getByRole('button', { name: words.kept.yes }).click();
  await expect(row).toContainText(words.kept.nothing);

  await shell.go('history');
  const jobs = new JobsPart(app.page);
  // The history tells that it was; what was done, and how to put it back, is gone.
  await expect(new HistoryPage(app.page).repaired).toHaveCount(1);
  await expect(jobs.job(CACHE)).toHaveCount(0);
  const left = await readdir(join(app.world.data, 'repairs'));
  expect(left).toEqual([]);
  expect(await readFile(join(app.world.home, prefsPath()), 'utf8')).toContain('storage.size');
});
