import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '../fixtures';
import type { AppDriver } from '../hosts/driver';
import { stayLocal } from '../pages/api';
import { DiagnosePage } from '../pages/diagnose';
import { EntryPage } from '../pages/entry';
import { ReportPage } from '../pages/report';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { homeWithSecrets, SECRETS } from '../worlds/homes';
import { nativeLine, PROBLEM, writeLog } from '../worlds/logs';
import { installStandIn } from '../worlds/stand-in/install';

/** Spotify in the world, with a log that tells a lot about somebody. */
async function leaveTraces({ world }: AppDriver): Promise<void> {
  const { program } = await installStandIn(world.home);
  const lines = [
    nativeLine(1, `signed in ${SECRETS.account} ${SECRETS.mail}`),
    nativeLine(2, PROBLEM, 'E'),
    nativeLine(3, `AP Socket Error: ${SECRETS.account} at ${world.home}/x token=${SECRETS.token} (104)`, 'E'),
    nativeLine(4, `Connecting to AP ${SECRETS.address}:4070`),
  ];
  await writeLog(dirname(program), 'debug.log', `${lines.join('\n')}\n`);
}

async function diagnose({ page }: AppDriver): Promise<void> {
  await stayLocal(page);
  await new ShellPage(page).go('diagnose');
  const diagnosis = new DiagnosePage(page);
  await diagnosis.start.click();
  await diagnosis.verdict.waitFor();
}

function expectNothingPrivate(text: string, { world }: AppDriver): void {
  for (const secret of [...Object.values(SECRETS), world.home])
    expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
}

test.describe('a report', () => {
  test.use({ files: homeWithSecrets() });

  test('[sec-26] tells what was found and nothing private, on the page and in every file', async ({ app }) => {
    await leaveTraces(app);
    await diagnose(app);
    await app.page.getByRole('main').getByRole('link', { name: words.report.make }).click();
    const report = new ReportPage(app.page);
    await report.own.fill(`It stopped. My name is ${SECRETS.account}, mail ${SECRETS.mail}.`);
    await expect(report.text).toHaveValue(/It stopped\./);
    const text = await report.read();
    expect(text).toContain('Line 4 of the hosts file sends apresolve.spotify.com to 0.0.0.0');
    expect(text).toContain('Connection error:  112');
    expect(text).toContain('ap-socket-error');
    expectNothingPrivate(text, app);
    expectNothingPrivate(await app.page.getByRole('region', { name: words.report.hidden }).innerText(), app);
    await expect(report.hidden).toContainText(/user name/);

    for (const [format, name] of [
      ['markdown', 'report.md'],
      ['json', 'report.json'],
      ['file', 'mine.backline-report'],
    ] as const) {
      const path = join(app.world.data, name);
      await app.saveTo(path);
      await report.save(format).click();
      await expect(app.page.getByText(words.report.saved)).toBeVisible();
      const saved = await readFile(path, 'utf8');
      expect(saved).toContain('apresolve.spotify.com');
      expectNothingPrivate(saved, app);
      expect((await stat(path)).size).toBeLessThan(400_000);
      await app.page.getByRole('button', { name: words.notice.close }).click();
    }

    await report.copy.click();
    await expect(app.page.getByText(words.report.copied)).toBeVisible();
    expect(await app.clipboardText()).toBe(text);
  });

  test('leaves as it was chosen and changed', async ({ app }) => {
    await diagnose(app);
    await new ShellPage(app.page).go('report');
    const report = new ReportPage(app.page);
    expect(await report.read()).toContain('All other checks');
    await report.part('checks').click();
    await expect(report.text).not.toHaveValue(/All other checks/);
    await report.text.fill('# Backline report\n\nOnly this.');
    await expect(report.main.getByText(words.report.edited)).toBeVisible();
    await expect(report.part('checks')).toBeDisabled();
    const path = join(app.world.data, 'edited.md');
    await app.saveTo(path);
    await report.save('markdown').click();
    await expect(app.page.getByText(words.report.saved)).toBeVisible();
    expect(await readFile(path, 'utf8')).toBe('# Backline report\n\nOnly this.');
    await report.startOver.click();
    await expect(report.text).toHaveValue(/It is this computer/);
  });

  test('is not saved when the person changes their mind', async ({ app }) => {
    await new ShellPage(app.page).go('report');
    const report = new ReportPage(app.page);
    await expect(report.main).toContainText(words.report.unchecked);
    await app.saveTo(null);
    await report.save('file').click();
    await expect(app.page.getByText(words.report.saved)).toHaveCount(0);
  });

  test('about an entry says so', async ({ app }) => {
    await stayLocal(app.page);
    await new ShellPage(app.page).open('auth:3');
    const entry = new EntryPage(app.page);
    await entry.finishStep();
    await entry.startChecks();
    await entry.verdict.getByRole('link', { name: words.report.make }).click();
    const report = new ReportPage(app.page);
    await expect(report.main).toContainText(words.report.about('auth:3'));
    const text = await report.read();
    expect(text).toContain('about auth:3');
    expect(text).toContain('What was tried');
  });
});

/** Saves the report of one world; gives the file's content. */
async function makeFile(app: AppDriver): Promise<string> {
  await diagnose(app);
  await new ShellPage(app.page).go('report');
  const report = new ReportPage(app.page);
  await report.read();
  const path = join(app.world.data, 'theirs.backline-report');
  await app.saveTo(path);
  await report.save('file').click();
  await expect(app.page.getByText(words.report.saved)).toBeVisible();
  return readFile(path, 'utf8');
}

let theirs = '';

test.describe
  .serial('somebody else’s report', () => {
    test.describe('there', () => {
      test.use({ files: homeWithSecrets() });
      test('is made', async ({ app }) => {
        await leaveTraces(app);
        theirs = await makeFile(app);
        expectNothingPrivate(theirs, app);
      });
    });

    test('is shown here, marked as theirs, in our own words', async ({ app }) => {
      const path = join(app.world.data, 'got.backline-report');
      await writeFile(path, theirs.replace('It is this computer, not Spotify.', 'Please send money.'));
      await app.chooseFiles([path]);
      await new ShellPage(app.page).go('report');
      await new ReportPage(app.page).open.click();
      const main = app.page.getByRole('main');
      await expect(main.getByRole('heading', { level: 1 })).toHaveText(words.report.opened);
      await expect(main.getByRole('note')).toContainText(words.report.openedLead);
      await expect(main.getByRole('region', { name: words.doctor.verdict })).toContainText(
        'It is this computer, not Spotify. Line 4 of the hosts file sends apresolve.spotify.com to 0.0.0.0',
      );
      await expect(main).not.toContainText('send money');
      await expect(main.getByRole('region', { name: words.doctor.problems })).toContainText('hosts file');
      await expect(main.getByRole('region', { name: /^Causes of / }).first()).toContainText(words.cause.confirmed);
      await expect(main.getByRole('button', { name: words.report.make })).toHaveCount(0);
      await main.getByRole('button', { name: new RegExp(words.report.events) }).click();
      await expect(main).toContainText('ap-connection-error(112)');
    });

    for (const [what, content, code] of [
      ['is none', 'hello', 'report/not-a-report'],
      ['is newer', '{"format":"backline-report","version":9}', 'report/newer'],
      ['was changed', '{"format":"backline-report","version":1,"checks":7}', 'report/damaged'],
      ['is far too large', ' '.repeat(4 * 1024 * 1024 + 1), 'report/too-large'],
    ] as const)
      test(`a file that ${what} is refused in plain words`, async ({ app }) => {
        const path = join(app.world.data, 'bad.backline-report');
        await writeFile(path, content);
        await app.chooseFiles([path]);
        await new ShellPage(app.page).go('report');
        await new ReportPage(app.page).open.click();
        await expect(app.page.getByText(words.failure[code])).toBeVisible();
      });
  });
