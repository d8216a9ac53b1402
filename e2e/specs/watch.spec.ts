import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures';
import { LogsPage } from '../pages/logs';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { healthyHome } from '../worlds/homes';
import { nowLine, PROBLEM, writeLog } from '../worlds/logs';
import { installStandIn } from '../worlds/stand-in/install';

test.use({ files: healthyHome() });

test('the watch is off until it is switched on, and stays on', async ({ app }) => {
  await new ShellPage(app.page).go('settings');
  const toggle = app.page.getByRole('switch', { name: words.watch.label });
  await expect(toggle).not.toBeChecked();
  await toggle.click();
  await expect(toggle).toBeChecked();
  await app.restart();
  await new ShellPage(app.page).go('logs');
  await expect(app.page.getByRole('switch', { name: words.watch.label })).toBeChecked();
});

test('a new fault in a log is told of, counted, listed and leads to its entry', async ({ app }) => {
  // A fault counts when nothing takes it back for half a minute.
  test.slow();
  const { program } = await installStandIn(app.world.home);
  const path = await writeLog(join(program, '..'), 'debug.log', 'begins\n');
  const shell = new ShellPage(app.page);
  const logs = new LogsPage(app.page);
  await shell.go('logs');
  await app.page.getByRole('switch', { name: words.watch.label }).click();
  await expect(logs.watch).toContainText(words.watch.none);
  await shell.go('home');
  await appendFile(path, `${nowLine(PROBLEM)}\n`);
  await expect(
    app.page.getByRole('status').filter({ hasText: words.watch.seenNow('ap-connection-error(112)') }),
  ).toBeVisible({
    timeout: 60_000,
  });
  await expect(shell.railLink('logs')).toContainText(words.rail.fresh(1));
  const listed = shell.main.getByRole('listitem').filter({ hasText: words.watch.seen });
  await expect(listed).toContainText('ap-connection-error(112)');
  await expect(listed.getByRole('link')).toHaveAttribute('href', /\/entry\//);

  await shell.go('logs');
  await expect(logs.watch.getByRole('region', { name: words.watch.seen })).toContainText('ap-connection-error(112)');
  await expect(shell.railLink('logs')).not.toContainText(words.rail.fresh(1));
});
