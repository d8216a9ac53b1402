import { expect, test } from '../fixtures';
import { call } from '../pages/api';
import { LogsPage, RecordPage } from '../pages/logs';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { healthyHome } from '../worlds/homes';
import { PROBLEM } from '../worlds/logs';
import { installStandIn } from '../worlds/stand-in/install';

// The stand-in for Spotify is a script where the Debian package puts the program.
test.skip(process.platform !== 'linux', 'the stand-in for Spotify needs a system that starts scripts');
test.use({ files: healthyHome() });

test('without Spotify there is nothing to record, and it says why', async ({ app }) => {
  await new ShellPage(app.page).go('logs');
  await new LogsPage(app.page).recordLink.click();
  const record = new RecordPage(app.page);
  await expect(record.main).toContainText(words.record.failure['not-installed'][0]);
  await expect(record.start).toHaveCount(0);
});

test('what Spotify does is recorded, shown live, kept, opened and removed', async ({ app }) => {
  const spotify = await installStandIn(app.world.home);
  await new ShellPage(app.page).go('logs');
  const logs = new LogsPage(app.page);
  await logs.recordLink.click();
  const record = new RecordPage(app.page);
  await expect(record.plan).toContainText('--show-console');
  await expect(record.plan).toContainText(app.world.data);

  await record.start.click();
  await expect(record.dialog).toContainText(words.record.askStarts);
  await record.dialog.getByRole('button', { name: words.record.askNo }).click();
  expect(await spotify.notes()).toEqual([]);

  await record.begin();
  await expect(record.events).toContainText('ap-login-ok');
  await spotify.say(PROBLEM);
  const problem = record.events.getByRole('listitem').filter({ hasText: 'ap-connection-error(112)' });
  await expect(problem).toContainText(words.logs.group.problem);
  await expect(problem.getByRole('link', { name: 'auth:3' })).toBeVisible();

  await record.stop.click();
  await expect(record.state).toHaveText(words.record.state.ended);
  await expect.poll(async () => (await spotify.notes()).map(({ what }) => what)).toEqual(['started', 'quit']);
  await expect(record.past).toHaveCount(1);
  await expect(record.past).toContainText(words.logs.problems(1));

  await record.openNow.click();
  await expect(logs.rows.filter({ hasText: PROBLEM })).toHaveCount(1);
  await new ShellPage(app.page).go('history');
  await app.page.getByRole('main').getByRole('link', { name: words.history.recording }).click();
  await expect(logs.rows.filter({ hasText: PROBLEM })).toHaveCount(1);
  await logs.close.click();
  await expect(logs.main.getByRole('region', { name: words.logs.recordings }).getByRole('listitem')).toHaveCount(1);

  await logs.recordLink.click();
  await record.past.getByRole('button', { name: /^Remove/ }).click();
  await record.dialog.getByRole('button', { name: words.record.removeNo }).click();
  await expect(record.past).toHaveCount(1);
  await record.past.getByRole('button', { name: /^Remove/ }).click();
  await record.dialog.getByRole('button', { name: words.record.removeYes }).click();
  await expect(record.past).toHaveCount(0);
  expect((await call(app.page, 'record.state', {})).past).toEqual([]);
});

test('a Spotify that does not start is said to, with what to do', async ({ app }) => {
  await installStandIn(app.world.home, { startFails: true });
  await new ShellPage(app.page).go('logs');
  await new LogsPage(app.page).recordLink.click();
  const record = new RecordPage(app.page);
  await record.start.click();
  await record.dialog.getByRole('button', { name: words.record.askYesStart }).click();
  await expect(record.main.getByRole('alert')).toContainText(words.record.failure['will-not-start'][0]);
  await expect(record.start).toHaveText(words.record.again);
});
