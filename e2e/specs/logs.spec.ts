import { appendFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import type { AppDriver } from '../hosts/driver';
import { LogsPage } from '../pages/logs';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { healthyHome } from '../worlds/homes';
import { clientLog, engineLine, NOISE, nativeLine, PROBLEM, WORKS, writeLog } from '../worlds/logs';
import { installStandIn } from '../worlds/stand-in/install';

test.use({ files: healthyHome() });

async function goToLogs({ page }: AppDriver): Promise<LogsPage> {
  await new ShellPage(page).go('logs');
  return new LogsPage(page);
}

/** Opens files as a person would, in the system's dialog. */
async function choose(app: AppDriver, logs: LogsPage, files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = join(app.world.home, 'given');
  const paths = await Promise.all(Object.entries(files).map(([name, content]) => writeLog(folder, name, content)));
  await app.chooseFiles(paths);
  await logs.choose.click();
  await logs.list.waitFor();
  return paths;
}

/** Keeps what the page puts into the clipboard, whatever this browser lets a page without a person do. */
async function watchClipboard(page: Page): Promise<() => Promise<string | null>> {
  await page.evaluate(() => {
    const held = window as { copied?: string };
    navigator.clipboard.writeText = async (text) => {
      held.copied = text;
    };
  });
  return () => page.evaluate(() => (window as { copied?: string }).copied ?? null);
}

test('a computer without logs says so, and what to do', async ({ app }) => {
  const logs = await goToLogs(app);
  await expect(logs.main).toContainText(words.logs.nothing);
  await logs.recordLink.click();
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(words.record.title);
});

test('a log that Spotify left is found, and opened with all its lines', async ({ app }) => {
  const { program } = await installStandIn(app.world.home);
  await writeLog(join(program, '..'), 'debug.log', `${engineLine(1, 'gpu.cc(1)] GPU process launch failed')}\n`);
  const logs = await goToLogs(app);
  await expect(logs.sources.getByRole('listitem').filter({ hasText: 'Browser engine log' })).toContainText(
    words.logs.state.present,
  );
  await logs.open.click();
  await expect(logs.rows).toHaveCount(1);
  await expect(logs.rows).toContainText('GPU process launch failed');
});

test('several files are merged by time, and each line says where it is from', async ({ app }) => {
  const logs = await goToLogs(app);
  await choose(app, logs, {
    'client.log': `${nativeLine(1, 'first')}\n${nativeLine(30, 'fourth')}\n`,
    'other.log': `${nativeLine(5, 'second')}\n${nativeLine(9, 'third')}\n${nativeLine(59, 'fifth')}\n`,
  });
  await expect(logs.rows).toContainText(['first', 'second', 'third', 'fourth', 'fifth']);
  await expect(logs.rows.nth(1)).toContainText('other.log');
  await logs.toggle('client.log');
  await expect(logs.rows).toContainText(['first', 'fourth']);
  await logs.expectRows(2);
});

test('noise is folded and counted, kinds and levels can be chosen, text is searched', async ({ app }) => {
  const logs = await goToLogs(app);
  await choose(app, logs, { 'client.log': clientLog() });
  await logs.expectRows(36);
  await expect(logs.main).toContainText(words.logs.folded(4));
  await logs.fold.click();
  await logs.expectRows(40);
  await expect(logs.rows.filter({ hasText: NOISE }).first()).toContainText(words.logs.group.benign);

  await logs.toggle(words.logs.group.clears);
  await logs.expectRows(1);
  await expect(logs.rows).toContainText(WORKS);
  await logs.toggle(words.logs.group.clears);
  await logs.toggle(words.logs.level.error);
  await logs.expectRows(6);
  await logs.toggle(words.logs.level.error);

  await logs.search.fill('STEP 2');
  await logs.expectRows(10);
  await expect(logs.rows.first().locator('mark')).toHaveText('step 2');
  await logs.main.getByRole('checkbox', { name: words.logs.onlyText }).uncheck();
  await logs.expectRows(40);
  await logs.nextHit.click();
  await expect(logs.current).toContainText('step 2 ');
  await logs.nextHit.click();
  await expect(logs.current).toContainText('step 20 ');

  await logs.search.fill('nowhere in it');
  await logs.main.getByRole('checkbox', { name: words.logs.onlyText }).check();
  await expect(logs.main).toContainText(words.logs.none);
  await logs.main.getByRole('button', { name: words.logs.clear }).click();
  await logs.expectRows(40);
});

test('problems are found one after the other, by button and by key, and lead to entries', async ({ app }) => {
  const logs = await goToLogs(app);
  await choose(app, logs, { 'client.log': clientLog() });
  await logs.nextProblem.click();
  await expect(logs.current).toContainText(PROBLEM);
  await expect(logs.current).toContainText('09:00:12');
  await logs.list.focus();
  await app.page.keyboard.press('n');
  await expect(logs.current).toContainText('09:00:31');
  await app.page.keyboard.press('F8');
  await expect(app.page.getByRole('status').filter({ hasText: words.logs.noProblem })).toBeVisible();
  await app.page.keyboard.press('Shift+N');
  await expect(logs.current).toContainText('09:00:12');

  await app.page.keyboard.press('Enter');
  await expect(logs.detail).toContainText(words.logs.never);
  // The reason stands beside the codes, in the words of the patterns file.
  await expect(logs.detail).toContainText('The number agrees with the table of the mobile clients');
  await expect(logs.detail).toContainText(words.logs.place('client.log', 13));
  await app.page.keyboard.press('Escape');
  await expect(logs.detail).toHaveCount(0);
  await expect(logs.list).toBeFocused();
  await app.page.keyboard.press('Enter');
  await logs.detail.getByRole('link', { name: 'auth:3' }).click();
  await expect(app.page.getByRole('heading', { level: 1 })).toContainText('auth:3');

  await new ShellPage(app.page).railLink('logs').click();
  await expect(logs.list).toBeVisible();
});

test('a list of any length goes by keys from end to end', async ({ app }) => {
  const count = 500_000;
  const logs = await goToLogs(app);
  await choose(app, logs, {
    'long.log': Array.from({ length: count }, (_, at) => `line ${at}`).join('\n'),
  });
  await logs.expectRows(count);
  await logs.list.focus();
  await app.page.keyboard.press('End');
  await expect(logs.current).toContainText(`line ${count - 1}`);
  await expect(logs.rows.last()).toHaveAttribute('aria-rowindex', String(count));
  await app.page.keyboard.press('PageUp');
  await app.page.keyboard.press('ArrowUp');
  await expect(logs.current).toContainText(/line 4999\d\d/);
  await logs.list.evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
  await expect(logs.rows.first()).toContainText(/line 2[45]\d{4}/);
  await logs.list.hover();
  const before = await logs.rows.first().getAttribute('aria-rowindex');
  await app.page.mouse.wheel(0, 240);
  // Ten rows, however long the list is.
  await expect(logs.rows.first()).toHaveAttribute('aria-rowindex', String(Number(before) + 10));
  await app.page.keyboard.press('Home');
  await expect(logs.current).toContainText('line 0');
  expect(await logs.rows.count()).toBeLessThan(100);
});

test('lines that are written meanwhile appear, and the list keeps to its end until it is scrolled', async ({ app }) => {
  const logs = await goToLogs(app);
  const [path = ''] = await choose(app, logs, { 'client.log': clientLog() });
  await logs.expectRows(36);
  await logs.follow.click();
  await expect(logs.follow).toBeChecked();
  await appendFile(path, `${nativeLine(50, 'written later')}\n`);
  await expect(logs.rows.last()).toContainText('written later');
  await expect(logs.rows.last()).toBeInViewport();

  await logs.list.focus();
  await app.page.keyboard.press('Home');
  await expect(logs.rows.first()).toBeInViewport();
  await appendFile(path, `${nativeLine(51, 'one more')}\n${nativeLine(52, PROBLEM, 'E')}\n`);
  const fresh = logs.main.getByRole('button', { name: words.logs.newLines(2) });
  await expect(fresh).toBeVisible();
  await expect(logs.rows.first()).toBeInViewport();
  await fresh.click();
  await expect(logs.rows.filter({ hasText: '09:00:52' })).toBeInViewport();

  // The log is put aside and begun anew, as Spotify's own are.
  await rename(path, `${path}.old`);
  await writeLog(join(path, '..'), 'client.log', `${nativeLine(60, 'after the change')}\n`);
  await expect(logs.rows.last()).toContainText('after the change');
  await logs.expectRows(40);
});

test('text can be pasted and a file dropped anywhere on the page', async ({ app }) => {
  const logs = await goToLogs(app);
  await logs.paste(`${nativeLine(1, PROBLEM, 'E')}\nsecond line\n`);
  await expect(logs.rows).toHaveCount(2);
  await expect(logs.main).toContainText(words.logs.pasted);
  await logs.drop('dropped.log', 'only line');
  await expect(logs.main).toContainText('dropped.log');
  await expect(logs.rows).toHaveCount(1);
  await logs.close.click();
  await expect(logs.choose).toBeVisible();
});

test('lines are copied without private parts unless they are wanted', async ({ app }) => {
  const copied = await watchClipboard(app.page);
  const logs = await goToLogs(app);
  await choose(app, logs, { 'client.log': clientLog() });
  await logs.rows.nth(0).click();
  await logs.rows.nth(2).click({ modifiers: ['Shift'] });
  await expect(logs.main).toContainText(words.logs.selected(3));
  await logs.copy.click();
  await expect.poll(copied).toMatch(/step 0 .*\n.*step 1 .*\n.*step 2 /);
  expect(await copied()).not.toContain('somebody@example.com');

  await logs.main.getByRole('switch', { name: words.logs.withPrivate }).click();
  await logs.list.focus();
  await app.page.keyboard.press('ControlOrMeta+A');
  await expect(logs.main).toContainText(words.logs.selected(36));
  await app.page.keyboard.press('ControlOrMeta+C');
  await expect.poll(copied).toContain('step 39 of the start by somebody@example.com');
});
