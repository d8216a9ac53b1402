import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readdir, readFile } from 'node:fs/promises';
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
 * The program is killed while it is at a repair, at points that are known without a clock: a Spotify that was
 * asked to quit and will not, and one that was to be started again and does not come up.
 */
const test = base.extend<{ spotify: StandIn & { run(): Promise<ChildProcess> } }>({
  spotify: async ({ world }, use) => {
    const started: ChildProcess[] = [];
    const standIn = await installStandIn(world.home);
    const run = async () => {
      const child = spawn(standIn.program, [], { stdio: 'ignore', env: { ...process.env, HOME: world.home, XDG_CONFIG_HOME: undefined } });
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
test.use({ files: { ...healthyHome(), '.cache/spotify/Data/aa/one.file': 'x'.repeat(4000) } });

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
  await repair.offer.first().click();
  await repair.doIt.click();
}

/** The journal of the only job, as it lies on the disk. */
async function journal({ world }: AppDriver): Promise<string> {
  const folder = join(world.data, 'repairs');
  const [id = ''] = (await readdir(folder)).filter((name) => name.includes('-rep.'));
  return readFile(join(folder, id, 'journal.json'), 'utf8').catch(() => '');
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

test.describe('a repair that was cut off when the cache was aside already', () => {
  const data = ({ world }: AppDriver) => join(world.home, '.cache/spotify/Data/aa/one.file');
  const isThere = (path: string) =>
    access(path).then(
      () => true,
      () => false,
    );
  const cutOff = async (app: AppDriver, spotify: StandIn & { run(): Promise<ChildProcess> }) => {
    await spotify.run();
    // It has read what it is to do; the next one does not come up.
    await spotify.behave({ startFails: true });
    await begin(app, 'black screen', /clear .*cache|cache/i, CACHE);
    await expect.poll(() => journal(app)).toMatch(/"kind":"start-spotify"[^}]*\},"state":"started"/);
    await app.crash();
    expect(await isThere(data(app))).toBe(false);
    await spotify.behave({});
    await app.restart();
  };

  test('goes on from there', async ({ app, spotify }) => {
    await cutOff(app, spotify);
    await expectBanner(app);
    const jobs = new JobsPart(app.page);
    await jobs.finish(CACHE);
    await expect(jobs.job(CACHE)).toContainText(words.repair.job.done);
    expect(await isThere(data(app))).toBe(false);
    expect((await spotify.notes()).filter(({ what }) => what === 'started')).toHaveLength(2);
  });

  test('or is put back whole', async ({ app, spotify }) => {
    await cutOff(app, spotify);
    await expectBanner(app);
    const jobs = new JobsPart(app.page);
    await jobs.undo(CACHE);
    await expect(jobs.job(CACHE)).toContainText(words.repair.job.undone);
    await expect.poll(() => isThere(data(app))).toBe(true);
  });
});
