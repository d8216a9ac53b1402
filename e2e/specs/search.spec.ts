import { expect, test } from '../fixtures';
import { EntryPage } from '../pages/entry';
import { ShellPage } from '../pages/shell';
import { textOf, words } from '../pages/words';

test('typing finds the code, Enter opens its entry', async ({ app }) => {
  const shell = new ShellPage(app.page);
  await expect(shell.search).toBeFocused();
  await app.page.keyboard.type('auth:3');
  await expect(shell.results.first()).toContainText('auth:3');
  await expect(shell.results.first()).toHaveAttribute('aria-selected', 'true');
  await app.page.keyboard.press('Enter');
  await expect(shell.heading).toContainText('auth:3');
  await expect(app.page).toHaveTitle(/^auth:3/);
});

test('the arrow keys choose, and the field names the chosen result', async ({ app }) => {
  const shell = new ShellPage(app.page);
  await shell.lookUp('auth');
  await app.page.keyboard.press('ArrowDown');
  const second = shell.results.nth(1);
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await expect(shell.search).toHaveAttribute('aria-activedescendant', (await second.getAttribute('id')) ?? '-');
  const code = await textOf(second.locator('span').nth(1));
  await app.page.keyboard.press('Enter');
  await expect(shell.heading).toContainText(code);
});

test('a bare number gives every meaning and says that it has several', async ({ app }) => {
  const shell = new ShellPage(app.page);
  await shell.lookUp('2');
  const texts = (await shell.results.allInnerTexts()).join('\n');
  for (const code of ['auth:2', 'Error code 2', 'desktop_login_accounts:2']) expect(texts).toContain(code);
  await expect(shell.main).toContainText(/2 has \w+ meanings/);
  const said = await textOf(shell.main);
  expect(
    said.match(/\d has \w+ meanings/g)?.length,
    'said by the line and to screen readers, and alike',
  ).toBeLessThanOrEqual(2);
  expect(new Set(said.match(/\d has \w+ meanings/g)).size).toBe(1);
});

test('a message with words around it finds its entry', async ({ app }) => {
  const shell = new ShellPage(app.page);
  await shell.lookUp('help!! it says "A firewall may be blocking Spotify" since yesterday');
  await expect(shell.results.first()).toContainText(/auth:|Error 30|session:103|accounts:103/);
});

test('what fits nothing is said so, not guessed', async ({ app }) => {
  const shell = new ShellPage(app.page);
  await shell.search.fill('zzqqxxyy');
  await expect(shell.main).toContainText(words.lookup.nothing('zzqqxxyy'));
  await expect(shell.results).toHaveCount(0);
  await app.page.keyboard.press('Enter');
  await expect(shell.heading).toHaveText(words.lookup.title);
});

test('pasted lines of a log are read as a log', async ({ app }) => {
  const shell = new ShellPage(app.page);
  const log = [
    '19:25:33.036 I [dns.cpp:63                      ] resolved apresolve.spotify.com to 0.0.0.0',
    '19:25:33.040 I [f:1                             ] something else',
  ].join('\n');
  await shell.search.focus();
  await app.page.evaluate((text) => navigator.clipboard.writeText(text), log);
  await app.page.keyboard.press('ControlOrMeta+V');
  await expect(shell.search).toHaveValue(/resolved apresolve\.spotify\.com.*↵/);
  await expect(shell.results.first()).toContainText(/auth:1|auth:3|accounts:4/);
});

test('Esc empties the field; Ctrl+K reaches it from every page', async ({ app }) => {
  const shell = new ShellPage(app.page);
  await shell.lookUp('auth:3');
  await app.page.keyboard.press('Escape');
  await expect(shell.search).toHaveValue('');
  for (const screen of ['diagnose', 'catalogue', 'history', 'settings'] as const) {
    await shell.go(screen);
    await app.page.keyboard.press('ControlOrMeta+K');
    await expect(shell.search).toBeFocused();
  }
  await shell.lookUp('auth:3');
  await app.page.keyboard.press('Enter');
  await expect(new EntryPage(app.page).heading).toContainText('auth:3');
});

test('markup in a query stays text', async ({ app }) => {
  const shell = new ShellPage(app.page);
  const query = '<i onqqxx=zzqqxxyy>';
  await shell.search.fill(query);
  await expect(shell.main).toContainText(query);
  await expect(shell.main.locator('i')).toHaveCount(0);
});
