import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '../fixtures';
import type { AppDriver } from '../hosts/driver';
import { stayLocal } from '../pages/api';
import { EntryPage } from '../pages/entry';
import { JobsPart, RepairPart } from '../pages/repair';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { healthyHome, prefsPath } from '../worlds/homes';
import { installStandIn, type StandIn } from '../worlds/stand-in/install';

/**
 * The program is killed while it is at a repair, at a point that is known without a clock: a Spotify that was
 * asked to quit and will not keeps it waiting.
 */
const test = base.extend<{ spotify: StandIn & { run(): Promise<ChildProcess> } }>({
  spotify: async ({ world }, use) => {
    const started: ChildProcess[] = [];
    const standIn = await installStandIn(world.home);
    const run = async () => {
      const child = spawn(standIn.program, [], {
        stdio: 'ignore',
        env: { ...process.env, HOME: world.home, XDG_CONFIG_HOME: undefined },
      });
      started.push(child);
      await expect.poll(async () => (await standIn.notes()).map(({ what }) => what)).toContain('started');
      return child;
    };
    await use({ ...standIn, run });
    for (const child of started) child.kill('SIGKILL');
    // Those that the app started again by itself.
    for (const { what, pid } of await standIn.notes()) if (what === 'started') endQuietly(pid);
  },
});
test.skip(process.platform !== 'linux', 'the stand-in for Spotify needs a system that starts scripts');
test.use({ files: { ...healthyHome(), '.cache/spotify/Data/aa/one.file': 'x'.repeat(1_200_000) } });

function endQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}

const HWACCEL = 'Switch off hardware acceleration';
const CACHE = "Clear Spotify's cache";
const LINE = 'ui.hardware_acceleration=false';

/** Asks for a repair in its step of an entry, and agrees. */
async function begin({ page }: AppDriver, code: string, step: RegExp, title: string): Promise<void> {
  await stayLocal(page);
  await new ShellPage(page).open(code);
  await new EntryPage(page).openStep(step);
  const repair = new RepairPart(page, title);
  await repair.offer.click();
  await expect(repair.said).toHaveText(words.repair.state.ready);
  await repair.doIt.click();
}

/** Every page says that something waits, and leads there. */
async function expectBanner({ page }: AppDriver): Promise<void> {
  const shell = new ShellPage(page);
  const banner = new JobsPart(page).banner;
  for (const screen of ['diagnose', 'logs', 'catalogue', 'settings', 'home'] as const) {
    await shell.go(screen);
    await expect(banner).toContainText(words.repair.interrupted(1));
  }
  await page.getByRole('link', { name: words.repair.settle }).click();
  await expect(shell.heading).toHaveText(words.history.title);
}

test.describe('a repair that was cut off while Spotify would not quit', () => {
  const cutOff = async (app: AppDriver, spotify: StandIn & { run(): Promise<ChildProcess> }) => {
    await spotify.behave({ neverQuits: true });
    const running = await spotify.run();
    await begin(app, 'black screen', /hardware acceleration/i, HWACCEL);
    await expect.poll(async () => (await spotify.notes()).map(({ what }) => what)).toContain('refused');
    await app.crash();
    await app.restart();
    return running;
  };

  test('is told of on every page, and can be finished', async ({ app, spotify }) => {
    const running = await cutOff(app, spotify);
    await expectBanner(app);
    const jobs = new JobsPart(app.page);
    await expect(jobs.job(HWACCEL)).toContainText(words.repair.job.acting);
    await expect(jobs.job(HWACCEL)).toBeFocused();
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
    await spotify.behave({});
    await jobs.finish(HWACCEL);
    await expect(jobs.job(HWACCEL)).toContainText(words.repair.job.done);
    await expect(jobs.banner).toHaveCount(0);
    expect(await readFile(join(app.world.home, prefsPath()), 'utf8')).toContain(LINE);
  });

  test('can be put back, and then nothing was changed', async ({ app, spotify }) => {
    const before = await readFile(join(app.world.home, prefsPath()), 'utf8');
    await cutOff(app, spotify);
    await expectBanner(app);
    const jobs = new JobsPart(app.page);
    await jobs.undo(HWACCEL);
    await expect(jobs.job(HWACCEL)).toContainText(words.repair.job.undone);
    await expect(jobs.banner).toHaveCount(0);
    expect(await readFile(join(app.world.home, prefsPath()), 'utf8')).toBe(before);
  });
});

test.describe('an undo that was cut off while Spotify would not quit', () => {
  const data = ({ world }: AppDriver) => join(world.home, '.cache/spotify/Data/aa/one.file');
  const isThere = (path: string) =>
    access(path).then(
      () => true,
      () => false,
    );

  for (const how of ['finish', 'undo'] as const) {
    test(`leaves everything where it was, and ${how} brings it back whole`, async ({ app, spotify }) => {
      await begin(app, 'black screen', /^clear spotify's cache/i, CACHE);
      await expect(new RepairPart(app.page, CACHE).said).toContainText(words.repair.job.done);
      expect(await isThere(data(app))).toBe(false);
      await spotify.behave({ neverQuits: true });
      const running = await spotify.run();
      await new ShellPage(app.page).go('history');
      await new JobsPart(app.page).undo(CACHE);
      await expect.poll(async () => (await spotify.notes()).map(({ what }) => what)).toContain('refused');
      await app.crash();
      const gone = once(running, 'exit');
      running.kill('SIGKILL');
      await gone;
      await spotify.behave({});
      await app.restart();

      await expectBanner(app);
      const jobs = new JobsPart(app.page);
      await expect(jobs.job(CACHE)).toContainText(words.repair.job.undoing);
      expect(await isThere(data(app))).toBe(false);
      await jobs[how](CACHE);
      await expect(jobs.job(CACHE)).toContainText(words.repair.job.undone);
      await expect(jobs.banner).toHaveCount(0);
      expect(await isThere(data(app))).toBe(true);
    });
  }
});
