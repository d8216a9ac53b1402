import { join } from 'node:path';
import { test as base, expect } from '../fixtures';
import type { AppDriver } from '../hosts/driver';
import { expectAccessible, sticksOut } from '../pages/accessible';
import { stayLocal } from '../pages/api';
import { DiagnosePage } from '../pages/diagnose';
import { EntryPage } from '../pages/entry';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { desktopProxy, healthyHome, homeWithBlockedName, homeWithProxy } from '../worlds/homes';
import { closedPort, type HeldProxy, heldProxy } from '../worlds/servers';

/**
 * A run that is seen from within: Spotify's own proxy is gone, and the check of the desktop's proxy waits for
 * a server that answers when the spec says so.
 */
const test = base.extend<{ held: HeldProxy }>({
  held: async ({ host: _host }, use) => {
    const proxy = await heldProxy();
    await use(proxy);
    await proxy.close();
  },
  files: async ({ held }, use) =>
    use({ ...homeWithProxy('127.0.0.1', await closedPort()), ...desktopProxy('127.0.0.1', held.port) }),
});

const FOLDER = join(import.meta.dirname, '..', 'screenshots');

/** How it looks in the middle of a run. */
async function lookAround(app: AppDriver): Promise<void> {
  const { page } = app;
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const [width, height] of [
      [640, 430],
      [900, 600],
      [2560, 1440],
      [1280, 860],
    ] as const) {
      await app.resize({ width, height });
      const path = join(FOLDER, `entry-running-${theme}-${width}x${height}.png`);
      await page.screenshot({ path, animations: 'disabled' });
      expect.soft([width, await sticksOut(page)]).toEqual([width, []]);
    }
    await expectAccessible(page);
  }
}

const PROXY_CAUSE = 'The proxy set inside Spotify';

test.describe('a check that takes its time', () => {
  test.skip(process.platform !== 'linux', 'a fake home holds the proxy setting of a KDE desktop alone');

  test('does not keep the fault from turning its link, its cause and the step to do', async ({ app, held, world }) => {
    await stayLocal(app.page);
    await new ShellPage(app.page).open('auth:3');
    const entry = new EntryPage(app.page);
    const link = entry.links.filter({ hasText: 'Proxy / VPN' });
    await expect(link).toContainText(words.chain.unchecked);
    await expect(entry.now).not.toContainText(/proxy/i);

    await entry.startChecks();
    await expect(link).toContainText(words.chain.broken);
    await expect(link).toContainText('does not answer');
    const cause = entry.cause(PROXY_CAUSE);
    await expect(cause).toContainText(words.cause.confirmed);
    await expect(cause).toContainText('does not answer');
    await expect(entry.now).toContainText(/proxy/i);
    // Still at it: the desktop's proxy has not answered yet, and nothing is said of it.
    const waited = entry.cause('The proxy set in the system');
    await expect(waited).toContainText(words.check.running);
    await expect(waited).not.toContainText(words.cause.confirmed);
    await expect(entry.verdict).not.toContainText(words.entry.here.confirmed);
    await expect(entry.stop).toBeEnabled();
    await expect.poll(() => held.calls()).toBeGreaterThan(0);
    await lookAround(app);

    held.release();
    await expect(entry.stop).toHaveCount(0);
    await expect(entry.verdict).toContainText(words.entry.here.confirmed);
    await expect(cause).toContainText(words.cause.confirmed);
    await expect(cause).toContainText('does not answer');
    await expect(waited).not.toContainText(words.check.running);
    await expect(entry.checklist.getByRole('listitem').first()).toContainText(/proxy/i);
    await expect(entry.now).toContainText(/proxy/i);
    const step = await entry.now.getByRole('heading').textContent();

    await world.write(healthyHome());
    await entry.chain.getByRole('button', { name: words.entry.again }).click();
    await expect(link).toContainText(words.chain.works);
    await expect(entry.stop).toHaveCount(0);
    await entry.unfoldCauses();
    await expect(cause).toContainText(words.cause['ruled-out']);
    await expect(entry.verdict).not.toContainText(words.entry.here.confirmed);
    await expect(entry.now).not.toContainText(/proxy/i);
    const title = (step ?? '').replace(/^.*?:\s*/s, '').trim();
    expect(title).not.toBe('');
    const folds = entry.checklist.getByRole('button', { expanded: false });
    await folds.filter({ hasText: /folded/ }).click();
    const bringBack = entry.checklist.getByRole('button', { name: `${words.checklist.bringBack}: ${title}` });
    await expect(bringBack).toBeVisible();
  });

  test('can be left out in mid-run: what is known is judged, the rest is unknown', async ({ app, held }) => {
    await stayLocal(app.page);
    await new ShellPage(app.page).open('auth:3');
    const entry = new EntryPage(app.page);
    await entry.startChecks();
    await expect(entry.links.filter({ hasText: 'Proxy / VPN' })).toContainText(words.chain.broken);
    await expect.poll(() => held.calls()).toBeGreaterThan(0);

    await entry.stop.click();
    await expect(entry.verdict).toContainText(words.entry.here.confirmed);
    await entry.unfoldCauses();
    await expect(entry.cause(PROXY_CAUSE)).toContainText(words.cause.confirmed);
    const waited = entry.cause('The proxy set in the system');
    await expect(waited).toContainText(words.cause.unknown);
    await expect(waited).toContainText(words.reason.cancelled);
    await expect(entry.now).toContainText(/proxy/i);
  });
});

const offline = base.extend<{ held: HeldProxy }>({
  held: async ({ host: _host }, use) => {
    const proxy = await heldProxy();
    await use(proxy);
    await proxy.close();
  },
  files: async ({ held }, use) => {
    const { hosts = '' } = homeWithBlockedName('accounts.spotify.com');
    await use({ ...homeWithProxy('127.0.0.1', held.port), hosts });
  },
});

offline('a run without the network asks nobody, and still judges what lies here', async ({ app, held }) => {
  const diagnose = new DiagnosePage(app.page);
  await new ShellPage(app.page).go('diagnose');
  await diagnose.runOffline();
  await expect(diagnose.verdict).toContainText(words.sideShort.computer);
  await expect(diagnose.problems).toContainText('accounts.spotify.com');
  await expect(diagnose.problems).not.toContainText(/proxy/i);
  await expect(diagnose.unknowns).toContainText(words.reason['offline-run']);
  expect(held.calls()).toBe(0);
});
