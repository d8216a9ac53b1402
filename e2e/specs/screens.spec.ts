import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { de } from '../../src/renderer/strings/de';
import { expect, test } from '../fixtures';
import type { AppDriver } from '../hosts/driver';
import { expectAccessible, sticksOut } from '../pages/accessible';
import { call, stayLocal } from '../pages/api';
import { DiagnosePage } from '../pages/diagnose';
import { EntryPage } from '../pages/entry';
import { leftInEnglish } from '../pages/german';
import { LogsPage, RecordPage } from '../pages/logs';
import { QuestionCard } from '../pages/question';
import { JobsPart, RepairPart } from '../pages/repair';
import { ReportPage } from '../pages/report';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { homeWithBlockedName, homeWithLongLine, prefsPath } from '../worlds/homes';
import { leaveCutOffJob } from '../worlds/jobs';
import { clientLog, engineLine, leaveNotices, leaveRecording, PROBLEM, writeLog } from '../worlds/logs';
import { installStandIn } from '../worlds/stand-in/install';

const FOLDER = join(import.meta.dirname, '..', 'screenshots');
const STILL = { reducedMotion: 'reduce' } as const;

/** Small, usual, and what is left of the usual at 200 %. */
const SIZES = { '900x600': [900, 600], '1280x860': [1280, 860], zoomed: [640, 430] } as const;

/** Made for people who sit far away: what is small elsewhere must not get lost. */
const LARGE = { '2560x1440': [2560, 1440] } as const;

/** Answers the repair that has to be in sight, where there is one. */
type Scene = (app: AppDriver) => Promise<unknown>;

/** What a person wrote stays as they wrote it. */
const NOTE = 'Began after the graphics driver was updated.';

const HWACCEL = 'Switch off hardware acceleration';
const CACHE = "Clear Spotify's cache";

/** Opens a repair in its step. */
async function openRepair({ page }: AppDriver, code: string, step: RegExp, title: string): Promise<RepairPart> {
  await stayLocal(page);
  await new ShellPage(page).open(code);
  await new EntryPage(page).openStep(step);
  const repair = new RepairPart(page, title);
  await repair.offer.click();
  await expect(repair.panel).toHaveAttribute('aria-busy', 'false');
  return repair;
}

async function repairCache(app: AppDriver): Promise<RepairPart> {
  await installStandIn(app.world.home);
  await app.world.write({ '.cache/spotify/Data/aa/one.file': 'x'.repeat(1_200_000) });
  return openRepair(app, 'black screen', /^clear spotify's cache/i, CACHE);
}

/** What a week of trouble leaves in the history. */
async function historyOfRepairs(app: AppDriver): Promise<void> {
  const repair = await repairCache(app);
  await repair.doIt.click();
  await expect(repair.said).toContainText(words.repair.verified.yes);
  const entry = new EntryPage(app.page);
  await entry.finishStep();
  await entry.note.fill(NOTE);
  await entry.note.blur();
  await entry.solved.getByRole('button', { name: words.solved.partly }).click();
  await leaveCutOffJob(app.world.data, '2026-03-01T09:00:00.000Z', 'rep.cache.clear', 'black-screen');
  await app.restart();
  await new ShellPage(app.page).go('history');
  await new JobsPart(app.page).jobs.waitFor();
}

const diagnosed: Scene = async ({ page }) => {
  await stayLocal(page);
  await new ShellPage(page).go('diagnose');
  const diagnose = new DiagnosePage(page);
  await diagnose.start.click();
  await diagnose.verdict.waitFor();
};

/** Two logs as one. */
async function openBook(app: AppDriver): Promise<LogsPage> {
  const { page, world } = app;
  const folder = join(world.home, 'given');
  await app.chooseFiles([
    await writeLog(folder, 'client.log', clientLog()),
    await writeLog(folder, 'debug.log', `${engineLine(14, 'gpu.cc(991)] GPU process launch failed')}\n`),
  ]);
  await new ShellPage(page).go('logs');
  const logs = new LogsPage(page);
  await logs.choose.click();
  await logs.rows.first().waitFor();
  return logs;
}

async function goToRecord({ page }: AppDriver): Promise<void> {
  await new ShellPage(page).go('logs');
  await new LogsPage(page).recordLink.click();
}

/** Takes the blocked name out: where a fault is certain, nobody is asked anything. */
const healHosts = ({ world }: AppDriver) => writeFile(join(world.home, 'hosts'), '127.0.0.1 localhost\n');

async function answerFirst(page: Page): Promise<void> {
  const question = new QuestionCard(page);
  await question.options.first().click();
  await question.said.first().waitFor();
}

const SCENES: Record<string, Scene> = {
  'home-first': async ({ page }) => {
    await expect(page.getByRole('main')).toContainText(words.home.none);
  },
  'home-seen': async ({ page }) => {
    const shell = new ShellPage(page);
    await shell.open('auth:3');
    await shell.go('home');
    await shell.search.fill('');
    await expect(page.getByRole('main')).toContainText(words.home.recent);
  },
  'home-watched': async (app) => {
    await leaveNotices(app.world.data);
    await app.restart();
    await expect(app.page.getByRole('main')).toContainText(words.watch.seen);
  },
  'home-results': async ({ page }) => new ShellPage(page).lookUp('2'),
  'home-nothing': async ({ page }) => {
    await new ShellPage(page).search.fill('zzqqxxyy');
    await expect(page.getByRole('main')).toContainText(words.lookup.nothing('zzqqxxyy'));
  },
  entry: async ({ page }) => new ShellPage(page).open('auth:3'),
  'entry-checked': async ({ page }) => {
    await stayLocal(page);
    await new ShellPage(page).open('auth:3');
    const entry = new EntryPage(page);
    await entry.finishStep();
    await entry.startChecks();
    await expect(entry.verdict).toContainText(words.entry.here.confirmed);
  },
  'entry-consent': async ({ page }) => {
    await new ShellPage(page).open('auth:3');
    await new EntryPage(page).startChecks();
    await page.getByRole('dialog').waitFor();
  },
  'entry-answered': async (app) => {
    await healHosts(app);
    await stayLocal(app.page);
    await new ShellPage(app.page).open('accounts:408');
    await new EntryPage(app.page).startChecks();
    await answerFirst(app.page);
  },
  'diagnose-question': async (app) => {
    await healHosts(app);
    await diagnosed(app);
    await answerFirst(app.page);
    await new QuestionCard(app.page).options.first().waitFor();
  },
  'entry-token': async ({ page }) => {
    await new ShellPage(page).open('HTTP 403 - PREMIUM_REQUIRED');
    await page.getByRole('region', { name: words.token.title }).waitFor();
  },
  'diagnose-before': async ({ page }) => new ShellPage(page).go('diagnose'),
  diagnose: diagnosed,
  'diagnose-left-out': async (app) => {
    await diagnosed(app);
    const diagnose = new DiagnosePage(app.page);
    await diagnose.leftOut('settled').click();
    await diagnose.runLeftOut.scrollIntoViewIfNeeded();
  },
  catalogue: async ({ page }) => {
    await new ShellPage(page).go('catalogue');
    await page.getByRole('main').getByRole('link').first().waitFor();
  },
  'logs-empty': async ({ page }) => {
    await new ShellPage(page).go('logs');
    await expect(page.getByRole('main')).toContainText(words.logs.nothing);
  },
  'logs-found': async (app) => {
    const { program } = await installStandIn(app.world.home);
    await writeLog(dirname(program), 'debug.log', clientLog());
    await leaveRecording(app.world.data);
    await new ShellPage(app.page).go('logs');
    await new LogsPage(app.page).open.waitFor();
  },
  'logs-watched': async (app) => {
    await leaveNotices(app.world.data);
    await app.restart();
    await new ShellPage(app.page).go('logs');
    await new LogsPage(app.page).watch.getByRole('listitem').first().waitFor();
  },
  logs: async (app) => {
    const logs = await openBook(app);
    await logs.nextProblem.click();
    await logs.current.waitFor();
  },
  'logs-line': async (app) => {
    const logs = await openBook(app);
    await logs.toggle(words.logs.group.problem);
    await logs.expectRows(3);
    await logs.toggle(words.logs.group.clears);
    await logs.search.fill('connect');
    await logs.main.getByRole('checkbox', { name: words.logs.onlyText }).uncheck();
    await logs.expectRows(4);
    await logs.nextHit.click();
    await logs.current.waitFor();
    await logs.list.focus();
    await app.page.keyboard.press('Enter');
    await logs.detail.waitFor();
  },
  'record-before': async (app) => {
    await installStandIn(app.world.home);
    await goToRecord(app);
    await new RecordPage(app.page).plan.waitFor();
  },
  'record-ask': async (app) => {
    await installStandIn(app.world.home);
    await goToRecord(app);
    const record = new RecordPage(app.page);
    await record.start.click();
    await record.dialog.waitFor();
  },
  'record-missing': async (app) => {
    await goToRecord(app);
    await app.page.getByRole('alert').waitFor();
  },
  record: async (app) => {
    await leaveRecording(app.world.data);
    const spotify = await installStandIn(app.world.home);
    await goToRecord(app);
    const record = new RecordPage(app.page);
    await record.begin();
    await spotify.say(PROBLEM);
    await expect(record.events).toContainText('ap-connection-error(112)');
  },
  'history-empty': async ({ page }) => new ShellPage(page).go('history'),
  history: async ({ page }) => {
    const shell = new ShellPage(page);
    await shell.open('auth:3');
    const { id } = await call(page, 'catalog.list', {}).then(
      (rows) => rows.find(({ code }) => code === 'auth:3') ?? rows[0] ?? { id: '' },
    );
    await call(page, 'history.solved', { entry: id, solved: 'partly' });
    await shell.go('history');
    await expect(page.getByRole('main')).toContainText(words.history.solved.partly);
  },
  'report-before': async ({ page }) => {
    await new ShellPage(page).go('report');
    await new ReportPage(page).read();
  },
  report: async (app) => {
    await diagnosed(app);
    await new ShellPage(app.page).go('report');
    const report = new ReportPage(app.page);
    await report.own.fill('Since this morning nothing plays. Ask somebody@example.com.');
    await expect(report.text).toHaveValue(/Since this morning/);
  },
  'report-edited': async (app) => {
    await new ShellPage(app.page).go('report');
    const report = new ReportPage(app.page);
    await report.read();
    await report.text.fill('# Backline report');
    await report.startOver.waitFor();
  },
  'report-open-none': async ({ page }) => {
    await page.goto(new URL('/report/open', page.url()).href);
    await expect(page.getByRole('main')).toContainText(words.report.openedNone);
  },
  'report-opened': async (app) => {
    await diagnosed(app);
    await new ShellPage(app.page).go('report');
    const report = new ReportPage(app.page);
    await report.read();
    const path = join(app.world.data, 'x.backline-report');
    await app.saveTo(path);
    await report.save('file').click();
    await expect(app.page.getByText(words.report.saved)).toBeVisible();
    await app.chooseFiles([path]);
    await report.open.click();
    await app.page.getByRole('note').waitFor();
    await expect(app.page.getByRole('region', { name: /^Causes of / }).first()).toBeVisible();
  },
  settings: async ({ page }) => {
    await new ShellPage(page).go('settings');
    await page.getByRole('switch').first().waitFor();
  },
  'repair-ready': (app) => repairCache(app),
  'repair-done': async (app) => {
    const repair = await repairCache(app);
    await repair.doIt.click();
    await expect(repair.said).toContainText(words.repair.verified.yes);
    return repair;
  },
  'repair-guide': async (app) => {
    await app.world.write(homeWithLongLine('apresolve.spotify.com'));
    return openRepair(app, 'accesspoint:39', /hosts file/i, 'Disable hosts file lines that stop Spotify');
  },
  'repair-not-needed': async (app) => {
    await healHosts(app);
    return openRepair(app, 'accesspoint:39', /hosts file/i, 'Disable hosts file lines that stop Spotify');
  },
  'repair-refused': async (app) => {
    const { program } = await installStandIn(app.world.home);
    const repair = await openRepair(app, 'black screen', /hardware acceleration/i, HWACCEL);
    await rm(join(app.world.home, prefsPath()));
    await rm(program);
    await repair.doIt.click();
    await expect(repair.panel).toHaveAttribute('aria-busy', 'false');
    return repair;
  },
  'repair-interrupted': async (app) => {
    await leaveCutOffJob(app.world.data, '2026-03-01T09:00:00.000Z', 'rep.cache.clear', 'black-screen');
    await app.restart();
    await new JobsPart(app.page).banner.waitFor();
  },
  'repair-history': async (app) => {
    await historyOfRepairs(app);
    const jobs = new JobsPart(app.page).jobs;
    // One that is open is none of these any more.
    const folded = jobs.getByRole('button', { name: words.repair.show, expanded: false });
    await folded.first().waitFor();
    while ((await folded.count()) > 0) await folded.first().click();
  },
  'repair-undo': async (app) => {
    await historyOfRepairs(app);
    await app.page
      .getByRole('button', { name: new RegExp(`^${words.repair.undo}: `) })
      .first()
      .click();
    await app.page.getByRole('alertdialog').waitFor();
  },
  'repair-export': async (app) => {
    await historyOfRepairs(app);
    await app.page.getByRole('button', { name: words.history.export, exact: true }).click();
    await app.page.getByRole('dialog').waitFor();
  },
  'not-found': async ({ page }) => {
    await page.goto(new URL('/no/such/page', page.url()).href);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.problem.notFound);
  },
};

test.use({ files: homeWithBlockedName('apresolve.spotify.com') });

for (const [name, scene] of Object.entries(SCENES)) {
  test(`${name}: accessible in both themes at every size, nothing cut off sideways, in German neither`, async ({
    app,
  }) => {
    await call(app.page, 'settings.set', { theme: 'light' });
    await app.page.emulateMedia(STILL);
    const inSight = await scene(app);
    // A scene may have started the app anew.
    const { page } = app;
    await page.emulateMedia(STILL);
    const shoot = async (look: string, size: string) => {
      // It is called otherwise in German.
      const panel = page.locator('[data-repair-panel]').first();
      if (inSight instanceof RepairPart) await panel.scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(FOLDER, `${name}-${look}-${size}.png`), animations: 'disabled' });
      expect.soft([size, await sticksOut(page)]).toEqual([size, []]);
    };
    for (const theme of ['light', 'dark'] as const) {
      await call(page, 'settings.set', { theme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      for (const [size, [width, height]] of Object.entries({ ...SIZES, ...LARGE })) {
        await app.resize({ width, height });
        await shoot(theme, size);
        // Nothing is put elsewhere on the largest but by repairs, and each look takes its time.
        if (!(size in LARGE) || name.startsWith('repair-'))
          await test.step(`${theme}, ${size}`, () => expectAccessible(page));
      }
    }
    // Words are longer there. What is on the screen stays on it, in the other language.
    await call(page, 'settings.set', { language: 'de' });
    // Behind a question the rail is there, but not for whoever asks by role.
    await expect(page.locator('nav').getByText(de.settings.title)).toBeAttached();
    // A report is made anew.
    await expect(page.getByText(de.report.making)).toHaveCount(0);
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      await app.resize({ width, height });
      await shoot('german', size);
    }
    await expectAccessible(page);
    expect.soft(await leftInEnglish(page, [NOTE])).toEqual([]);
  });
}
