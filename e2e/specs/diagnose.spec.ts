import { test as base, expect } from '../fixtures';
import { stayLocal } from '../pages/api';
import { DiagnosePage } from '../pages/diagnose';
import { EntryPage } from '../pages/entry';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { healthyHome, homeWithBlockedName, homeWithProxy } from '../worlds/homes';
import { closedPort, type LocalServer, silentServer } from '../worlds/servers';

const test = base;

test.describe('a healthy computer', () => {
  test.use({ files: healthyHome() });

  test('gets a calm answer, and what was not asked is not called fine', async ({ app }) => {
    const shell = new ShellPage(app.page);
    const diagnose = new DiagnosePage(app.page);
    await shell.go('diagnose');
    await expect(diagnose.seen).toContainText(words.doctor.contacts);
    await diagnose.runOffline();
    await expect(diagnose.problems).toHaveCount(0);
    await expect(diagnose.unknowns).toContainText(words.reason['offline-run']);
    await expect(diagnose.verdict).not.toContainText(words.sideShort.network);
  });

  test('[sec-27] nothing is run before the person has agreed', async ({ app }) => {
    await new ShellPage(app.page).open('auth:3');
    const entry = new EntryPage(app.page);
    await entry.startChecks();
    const dialog = app.page.getByRole('dialog', { name: words.doctor.consentTitle });
    await expect(dialog).toContainText(words.doctor.contacts);
    await app.page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(entry.verdict).toContainText(words.entry.here.unchecked);
  });
});

test.describe('a line in the hosts file', () => {
  test.use({ files: homeWithBlockedName('apresolve.spotify.com') });

  test('is found, named by line, and leads to the code and its confirmed cause', async ({ app }) => {
    const diagnose = new DiagnosePage(app.page);
    await new ShellPage(app.page).go('diagnose');
    await diagnose.runOffline();
    await expect(diagnose.verdict).toContainText(words.sideShort.computer);
    await expect(diagnose.problems).toContainText('Line 4 of the hosts file sends apresolve.spotify.com to 0.0.0.0');

    await diagnose.suspects.first().getByRole('link').click();
    const entry = new EntryPage(app.page);
    await expect(entry.verdict).toContainText(words.entry.here.confirmed);
    const confirmed = entry.causes.getByRole('listitem').filter({ hasText: words.cause.confirmed });
    await expect(confirmed.first()).toContainText('Line 4 of the hosts file');
  });

  test('makes the answer clear, so that the rest is left out, named, and run when asked for', async ({ app }) => {
    const diagnose = new DiagnosePage(app.page);
    await new ShellPage(app.page).go('diagnose');
    await diagnose.runOffline();
    const main = app.page.getByRole('main');
    await expect(diagnose.verdict).toContainText(words.doctor.certain);
    await expect(main).not.toContainText('Is hardware acceleration on in Spotify?');
    await diagnose.leftOut('settled').click();
    await expect(main).toContainText(words.doctor.settledHow);
    await expect(
      main.getByRole('listitem').filter({ hasText: 'Is hardware acceleration on in Spotify?' }),
    ).toBeVisible();

    const said = (await diagnose.verdict.getByRole('heading').allTextContents()).join();
    await diagnose.runLeftOut.click();
    await expect(diagnose.runLeftOut).toHaveCount(0);
    await diagnose.verdict.waitFor();
    expect((await diagnose.verdict.getByRole('heading').allTextContents()).join()).toBe(said);
    await expect(diagnose.runLeftOut).toHaveCount(0);
    // What runs only where a step needs it stays out, and says so.
    await expect(diagnose.leftOut('on-demand')).toBeVisible();
    await expect(diagnose.leftOut('settled')).toHaveCount(0);
  });

  test('lights the chain and orders the checklist of an entry', async ({ app }) => {
    await stayLocal(app.page);
    await new ShellPage(app.page).open('auth:3');
    const entry = new EntryPage(app.page);
    await entry.startChecks();
    await expect(entry.verdict).toContainText(words.entry.here.confirmed);
    await expect(entry.cause('Lines in the hosts file')).toContainText(words.cause.confirmed);
    await entry.unfoldCauses();
    await expect(entry.cause('The proxy set inside Spotify')).toContainText(words.cause['ruled-out']);
    await expect(entry.links.filter({ hasText: 'Proxy / VPN' })).toContainText(words.chain.works);
    await expect(entry.now).toContainText(/hosts/i);
  });
});

const withDeadProxy = test.extend({
  files: async ({ host: _host }, use) => use(homeWithProxy('127.0.0.1', await closedPort())),
});

withDeadProxy('a dead proxy in Spotify breaks its link of the chain', async ({ app }) => {
  await stayLocal(app.page);
  await new ShellPage(app.page).open('auth:3');
  const entry = new EntryPage(app.page);
  await entry.startChecks();
  await expect(entry.cause('The proxy set inside Spotify')).toContainText(words.cause.confirmed);
  await expect(entry.links.filter({ hasText: 'Proxy / VPN' })).toContainText(words.chain.broken);
  await expect(entry.chain).toContainText('does not answer');
  await expect(entry.now).toContainText(/proxy/i);
  await expect(app.page.getByText('127.0.0.1')).toHaveCount(0);
});

const withSilentProxy = test.extend<{ silent: LocalServer }>({
  silent: async ({ host: _host }, use) => {
    const server = await silentServer();
    await use(server);
    await server.close();
  },
  files: async ({ silent }, use) => use(homeWithProxy('127.0.0.1', silent.port)),
});

withSilentProxy('a run shows its progress and can be stopped; what is missing is unknown', async ({ app }) => {
  await stayLocal(app.page);
  await new ShellPage(app.page).go('diagnose');
  const diagnose = new DiagnosePage(app.page);
  await diagnose.start.click();
  await expect(diagnose.progress).toHaveAttribute('aria-valuetext', /^[1-9]\d* of \d+ checks/);
  await diagnose.stop.click();
  await expect(diagnose.verdict).toContainText(words.doctor.stopped);
  await expect(diagnose.unknowns).toContainText(words.reason.cancelled);
});

withSilentProxy('a run goes on while another page is looked at, and ends with a reload', async ({ app }) => {
  await stayLocal(app.page);
  const shell = new ShellPage(app.page);
  const diagnose = new DiagnosePage(app.page);
  await shell.go('diagnose');
  await diagnose.start.click();
  await expect(diagnose.stop).toBeEnabled();
  await shell.go('catalogue');
  await expect(app.page.getByRole('link', { name: new RegExp(words.top.checking) })).toBeVisible();
  await shell.go('diagnose');
  await expect(diagnose.progress).toBeVisible();
  await app.page.reload();
  await expect(diagnose.start).toBeVisible();
});
