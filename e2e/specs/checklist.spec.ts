import { expect, test } from '../fixtures';
import { EntryPage } from '../pages/entry';
import { ShellPage } from '../pages/shell';
import { textOf, words } from '../pages/words';

test('steps and the note are still there after a restart', async ({ app }) => {
  let entry = new EntryPage(app.page);
  await new ShellPage(app.page).open('auth:3');
  const done = await entry.finishStep();
  await expect(entry.checklist.getByRole('status')).toContainText(/^1 of /);
  const next = await textOf(entry.now.getByRole('heading'));
  expect(next).not.toContain(done);
  await entry.note.fill('Router restarted twice. Nothing.\nÄ ö 🎧 <b>');
  await entry.note.blur();
  await expect(app.page.getByText(words.entry.noteSaved, { exact: true })).toBeVisible();

  await app.restart();

  entry = new EntryPage(app.page);
  await new ShellPage(app.page).open('auth:3');
  await expect(entry.note).toHaveValue('Router restarted twice. Nothing.\nÄ ö 🎧 <b>');
  await expect(entry.checklist.getByRole('status')).toContainText(/^1 of /);
  await expect(entry.now.getByRole('heading')).toHaveText(next);
});

test('a note that was being written when the page was left is kept', async ({ app }) => {
  const shell = new ShellPage(app.page);
  const entry = new EntryPage(app.page);
  await shell.open('auth:3');
  await entry.note.pressSequentially('half a sen');
  await shell.go('home');
  await shell.open('auth:3');
  await expect(entry.note).toHaveValue('half a sen');
});

test('the focus goes to the next step, and a step can be taken back', async ({ app }) => {
  const entry = new EntryPage(app.page);
  await new ShellPage(app.page).open('auth:3');
  const done = await entry.finishStep();
  await expect(entry.now.getByRole('heading')).toBeFocused();
  await entry.checklist.getByRole('button', { name: `${words.checklist.notDone}: ${done}` }).click();
  await expect(entry.checklist.getByRole('status')).toContainText(/^0 of /);
  await expect(entry.now.getByRole('heading')).toContainText(done);
});

test('a skipped step is folded away and can be brought back', async ({ app }) => {
  const entry = new EntryPage(app.page);
  await new ShellPage(app.page).open('auth:3');
  const first = await textOf(entry.now.getByRole('heading'));
  await entry.now.getByRole('button', { name: new RegExp(`^${words.checklist.skip}`) }).click();
  await expect(entry.now.getByRole('heading')).not.toHaveText(first);
  await entry.checklist.getByRole('button', { name: /folded/ }).click();
  await entry.checklist.getByRole('button', { name: new RegExp(`^${words.checklist.bringBack}`) }).click();
  await expect(entry.now.getByRole('heading')).toHaveText(first);
});

test('starting over clears the steps and keeps the note', async ({ app }) => {
  const entry = new EntryPage(app.page);
  await new ShellPage(app.page).open('auth:3');
  await entry.note.fill('stays');
  await entry.note.blur();
  await entry.finishStep();
  await entry.checklist.getByRole('button', { name: words.checklist.reset }).click();
  await expect(entry.checklist.getByRole('status')).toContainText(/^0 of /);
  await expect(entry.note).toHaveValue('stays');
});

test('"did this solve it?" goes into the history with what was done', async ({ app }) => {
  const shell = new ShellPage(app.page);
  const entry = new EntryPage(app.page);
  await shell.open('auth:3');
  const done = await entry.finishStep();
  await entry.solved.getByRole('button', { name: words.solved.yes }).click();
  await expect(entry.solved).toContainText(words.solved.thanks.yes);

  await shell.go('history');
  const solved = shell.main.getByRole('listitem').filter({ hasText: words.history.solved.yes });
  await expect(solved).toHaveCount(1);
  await expect(solved).toContainText('auth:3');
  await expect(solved).toContainText(done);

  await shell.go('home');
  await shell.search.fill('');
  await expect(shell.main.getByRole('link', { name: /auth:3/ })).toContainText(words.history.solved.yes);

  await shell.go('history');
  await shell.main.getByRole('button', { name: words.history.clear }).click();
  const question = app.page.getByRole('alertdialog', { name: words.history.clearTitle });
  await question.getByRole('button', { name: words.history.clearNo }).click();
  await expect(solved).toHaveCount(1);
  await shell.main.getByRole('button', { name: words.history.clear }).click();
  await question.getByRole('button', { name: words.history.clearYes }).click();
  await expect(solved).toHaveCount(0);
  // What was worked through is no part of that list.
  await expect(shell.main.getByRole('region', { name: words.history.worked })).toContainText(done);
});
