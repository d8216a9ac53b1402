import { expect, test } from '../fixtures';
import { EntryPage } from '../pages/entry';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';

test('an entry shows everything that is known of it', async ({ app }) => {
  const entry = new EntryPage(app.page);
  await new ShellPage(app.page).open('auth:3');
  await expect(entry.heading).toContainText('auth:3');
  await expect(entry.tags).toContainText(words.severity.error);
  await expect(entry.verdict).toContainText(words.entry.usually(words.side.computer));
  await expect(entry.verdict).toContainText(words.entry.here.unchecked);
  await expect(entry.messages).toContainText('A firewall may be blocking Spotify');
  await expect(entry.links).toHaveCount(4);
  await expect(entry.links.first()).toContainText(words.chain.unchecked);
  await entry.unfoldCauses();
  await expect(entry.cause('hosts file')).toHaveCount(1);
  for (const part of [entry.checklist, entry.questions, entry.escalate, entry.conflicts, entry.sources, entry.solved]) {
    await expect(part).toBeVisible();
  }
});

test('exactly one step is the one to do now', async ({ app }) => {
  const entry = new EntryPage(app.page);
  await new ShellPage(app.page).open('auth:3');
  await expect(entry.now).toHaveCount(1);
  await expect(entry.checklist.getByRole('status')).toContainText(/^0 of \d+ done/);
});

test('questions open and close', async ({ app }) => {
  const entry = new EntryPage(app.page);
  await new ShellPage(app.page).open('auth:3');
  const first = entry.questions.getByRole('button').first();
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await first.press('Enter');
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await first.press('Space');
  await expect(first).toHaveAttribute('aria-expanded', 'false');
});

test('[sec-15] a source is opened by its id, as an https address', async ({ app }) => {
  const entry = new EntryPage(app.page);
  await new ShellPage(app.page).open('auth:3');
  const before = app.page.url();
  await entry.sources.getByRole('button').first().click();
  await expect.poll(async () => (await app.openedLinks()).length).toBe(1);
  expect((await app.openedLinks())[0]).toMatch(/^https:\/\//);
  expect(app.page.url()).toBe(before);
});

test('another meaning of the same number leads to its entry, and back', async ({ app }) => {
  const entry = new EntryPage(app.page);
  await new ShellPage(app.page).open('auth:2');
  const other = app.page.getByRole('link', { name: /desktop_login_accounts:2/ }).first();
  await other.click();
  await expect(entry.heading).toContainText('desktop_login_accounts:2');
  await app.page.goBack();
  await expect(entry.heading).toContainText('auth:2');
});

test('a reload shows the same entry again', async ({ app }) => {
  const entry = new EntryPage(app.page);
  await new ShellPage(app.page).open('auth:3');
  await app.page.reload();
  await expect(entry.heading).toContainText('auth:3');
  await expect(entry.now).toHaveCount(1);
});

test('an address that names no entry says so and leads on', async ({ app }) => {
  await app.page.goto(new URL('/entry/there-is-none', app.page.url()).href);
  const shell = new ShellPage(app.page);
  await expect(shell.heading).toHaveText(words.problem.noEntry);
  await shell.main.getByRole('link', { name: words.lookup.browse }).click();
  await expect(shell.heading).toHaveText(words.catalogue.title);
});

test('an address that leads nowhere says so', async ({ app }) => {
  await app.page.goto(new URL('/no/such/page', app.page.url()).href);
  await expect(new ShellPage(app.page).heading).toHaveText(words.problem.notFound);
});
