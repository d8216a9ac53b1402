import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures';
import { call, stayLocal } from '../pages/api';
import { DiagnosePage } from '../pages/diagnose';
import { EntryPage } from '../pages/entry';
import { QuestionCard } from '../pages/question';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { healthyHome } from '../worlds/homes';

test.use({ files: healthyHome() });

const WEBSITES = 'Do other websites open on this computer right now?';
const OFFLINE_MODE = "Is Offline Mode ticked in Spotify's own menu?";

test('an answer changes the verdict, is shown, and can be taken back, by keyboard alone', async ({ app }) => {
  const { page } = app;
  await new ShellPage(page).go('diagnose');
  const diagnose = new DiagnosePage(page);
  const question = new QuestionCard(page);
  await diagnose.runOffline();
  await expect(diagnose.verdict).toContainText(words.doctor.verdictSide.unknown);
  await expect(question.asked).toContainText(WEBSITES);

  await question.option('No, none opens').focus();
  await page.keyboard.press('Enter');
  await expect(diagnose.verdict).toContainText(words.sideShort.network);
  await expect(diagnose.verdict).toContainText(words.doctor.likely);
  await expect(question.said).toContainText([WEBSITES]);
  await expect(question.status).toContainText('It looks like the network.');
  await expect(question.card.getByText(WEBSITES)).toHaveCount(1);
  // The focus is still in the card, wherever the pressed button went.
  await expect(question.card.locator(':focus')).toHaveCount(1);

  await question.takeBack(WEBSITES).focus();
  await page.keyboard.press('Enter');
  await expect(diagnose.verdict).toContainText(words.doctor.verdictSide.unknown);
  await expect(question.asked).toContainText(WEBSITES);
  await expect(question.said).toHaveCount(0);
});

test('an answer that a check reads runs that check again, and no other', async ({ app }) => {
  const { page } = app;
  await stayLocal(page);
  await new ShellPage(page).go('diagnose');
  const diagnose = new DiagnosePage(page);
  const question = new QuestionCard(page);
  await diagnose.start.click();
  await diagnose.verdict.waitFor();
  const before = await call(page, 'doctor.last', {});
  // It is on demand: nobody was asked yet.
  expect(before?.leftOut).toContainEqual({ check: 'spotify.offline', why: 'on-demand' });

  // Passed over until it is the turn of the one that is wanted.
  for (let at = 0; at < 2 && !(await question.asked.textContent())?.includes(OFFLINE_MODE); at += 1) {
    const asked = await question.asked.locator('p').first().textContent();
    await question.option("I can't tell").click();
    await expect(question.said.filter({ hasText: asked ?? '' })).toHaveCount(1);
  }
  await expect(question.asked).toContainText(OFFLINE_MODE);
  await question.option('Yes, it is on').click();
  await expect(diagnose.problems).toContainText('You said Offline Mode is on.');
  await expect(diagnose.verdict).toContainText(words.sideShort.computer);

  const after = await call(page, 'doctor.last', {});
  const others = (list: typeof after) => list?.checks.filter(({ id }) => id !== 'spotify.offline');
  expect(others(after)).toEqual(others(before));
  expect(after?.startedAt).toBe(before?.startedAt);
});

test('answers that are none, or come for another run, are refused', async ({ app }) => {
  const { page } = app;
  await stayLocal(page);
  const answer = { startedAt: '2000-01-01T00:00:00.000Z', question: 'websites', option: 'none' };
  await expect(call(page, 'doctor.answer', answer)).rejects.toThrow('doctor/unknown-run');
  await expect(call(page, 'doctor.answer', { ...answer, option: 'perhaps' })).rejects.toThrow('call/bad-input');
  const start = { entry: null, offline: true, answers: { nonsense: 'x' } };
  await expect(call(page, 'doctor.start', start)).rejects.toThrow('call/bad-input');
});

test('a question stands under the verdict of an entry as well', async ({ app }) => {
  const { page } = app;
  await stayLocal(page);
  await new ShellPage(page).open('accounts:4');
  const entry = new EntryPage(page);
  await entry.startChecks();
  const question = new QuestionCard(page);
  await expect(question.asked).toContainText(WEBSITES);
  await question.option('Yes, they open').click();
  await expect(question.said).toContainText([WEBSITES]);
  await entry.unfoldCauses();
  await expect(entry.cause('There really is no connection')).toContainText(words.cause['ruled-out']);
});

test('a pasted token is used for one run and kept nowhere', async ({ app }) => {
  const { page, world } = app;
  await stayLocal(page);
  await new ShellPage(page).open('HTTP 403 - PREMIUM_REQUIRED');
  const panel = page.getByRole('region', { name: words.token.title });
  await expect(panel).toContainText('api.spotify.com alone');
  const field = panel.getByLabel(words.token.label);
  await expect(field).toHaveAttribute('type', 'password');
  const run = panel.getByRole('button', { name: words.token.run });
  await expect(run).toBeDisabled();
  const token = 'BQplantedSecretOfASpec0123456789';
  await field.fill(token);
  await field.press('Enter');
  await expect(field).toHaveValue('');
  await expect(new EntryPage(page).verdict).not.toContainText(words.entry.here.unchecked);
  await expect.poll(async () => (await call(page, 'doctor.last', {}))?.checks.length ?? 0).toBeGreaterThan(0);

  expect(JSON.stringify(await call(page, 'doctor.last', {}))).not.toContain(token);
  expect(JSON.stringify(await call(page, 'history.list', {}))).not.toContain(token);
  expect(await page.content()).not.toContain(token);
  const files = (await readdir(world.data, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  for (const file of files.filter(({ name }) => /\.(json|log|txt)$/.test(name)))
    expect(await readFile(join(file.parentPath, file.name), 'utf8'), file.name).not.toContain(token);
});

test('a country is looked up only after asking, with what is contacted', async ({ app }) => {
  const { page } = app;
  await stayLocal(page);
  await new ShellPage(page).open('accounts:408');
  const panel = page.getByRole('region', { name: words.country.title });
  await expect(panel).toContainText('www.cloudflare.com');
  const look = panel.getByRole('button', { name: words.country.run });
  const field = panel.getByLabel(words.country.label);
  await expect(look).toBeDisabled();
  await field.fill('zz');
  await expect(look).toBeDisabled();
  await field.fill('se');
  await expect(panel).toContainText('Sweden');
  await expect(look).toBeEnabled();
});
