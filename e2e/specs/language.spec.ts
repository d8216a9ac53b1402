import type { Page } from '@playwright/test';
import { mainWords } from '../../src/main/words/words';
import { de } from '../../src/renderer/strings/de';
import { expect, test } from '../fixtures';
import type { AppDriver } from '../hosts/driver';
import { expectAccessible } from '../pages/accessible';
import { call, stayLocal } from '../pages/api';
import { DiagnosePage } from '../pages/diagnose';
import { EntryPage } from '../pages/entry';
import { leftInEnglish, unmarked } from '../pages/german';
import { PalettePage } from '../pages/palette';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';
import { homeWithBlockedName } from '../worlds/homes';

const languageOf = (page: Page) => page.evaluate(() => document.documentElement.lang);
const labels = async (app: AppDriver) => (await app.tray())?.items.map(({ label }) => label) ?? [];
const rail = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name });

test.describe('on a German system', () => {
  test.use({ systemLocale: 'de-DE', files: homeWithBlockedName('apresolve.spotify.com') });

  test('everything speaks German from the first moment: window, palette, tray', async ({ app }) => {
    const { page } = app;
    expect(await languageOf(page)).toBe('de');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(de.lookup.title);
    await expect(page).toHaveTitle(de.app.title(de.rail.home));
    await expect.poll(() => labels(app)).toContain('Backline beenden');
    const palette = await PalettePage.open(app, undefined, de);
    expect(await languageOf(palette.page)).toBe('de');
    await expect(palette.page.getByPlaceholder(de.palette.placeholder)).toBeVisible();
  });

  test('a question that splits a number is asked in German', async ({ app }) => {
    await app.page.getByRole('combobox', { name: de.lookup.label }).fill('2');
    await expect(app.page.getByRole('main')).toContainText('2 hat drei Bedeutungen.');
    await expect(app.page.getByRole('main')).toContainText('War es beim Anmelden');
  });
});

test.describe('at the first start on a German system', () => {
  test.use({ systemLocale: 'de-DE', firstRun: true });

  test('the welcome, the palette and the tray have nothing in English', async ({ app }) => {
    await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(de.welcome.title);
    await expect(app.page.getByText(de.welcome.seenHow)).toBeVisible();
    expect(await leftInEnglish(app.page)).toEqual([]);
    const palette = await PalettePage.open(app, undefined, de);
    await palette.lookUp('2');
    expect(await leftInEnglish(palette.page)).toEqual([]);
    const english: readonly string[] = [...Object.values(mainWords('en').tray)].filter(
      (text) => typeof text === 'string',
    );
    await expect.poll(() => labels(app)).toContain('Backline beenden');
    expect((await labels(app)).filter((label) => english.includes(label) && label !== 'Diagnose')).toEqual([]);
  });
});

test.describe('on a Swedish system', () => {
  test.use({ systemLocale: 'sv-SE' });

  test('English is spoken: Swedish is none of our languages', async ({ app }) => {
    expect(await languageOf(app.page)).toBe('en');
    await expect(new ShellPage(app.page).heading).toHaveText(words.lookup.title);
  });
});

test.describe('the choice in the settings', () => {
  test('changes window, palette and tray at once, by keyboard too, and is kept', async ({ app }) => {
    const { page } = app;
    const opened = await PalettePage.open(app);
    await opened.page.keyboard.press('Escape');
    await PalettePage.gone(app);
    await new ShellPage(page).go('settings');
    const choice = (name: string) => page.getByRole('radio', { name, exact: true });
    const group = page.getByRole('group', { name: words.language.title });
    await group.getByRole('radio', { name: words.language.choices.system }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(de.settings.title);
    await expect(page).toHaveTitle(de.app.title(de.settings.title));
    expect(await languageOf(page)).toBe('de');
    await expect(choice('Deutsch')).toBeChecked();
    await expect(choice('Deutsch')).toBeFocused();
    // Who chooses German is told what stays English.
    await expect(page.getByRole('main')).toContainText(de.language.entriesHow ?? '-');
    await expect.poll(() => labels(app)).toContain('Backline beenden');
    const palette = await PalettePage.open(app, undefined, de);
    await expect(palette.page.getByPlaceholder(de.palette.placeholder)).toBeVisible();
    expect(await languageOf(palette.page)).toBe('de');

    await app.restart();
    expect(await languageOf(app.page)).toBe('de');
    await rail(app.page, de.rail.settings).click();
    await app.page.getByRole('group', { name: de.language.title }).getByText('English').click();
    await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(words.settings.title);
    await expect.poll(() => labels(app)).toContain('Quit Backline');
  });

  test.describe('with a run before it', () => {
    test.use({ files: homeWithBlockedName('apresolve.spotify.com') });

    test('leaves what was found, and says it in the other language', async ({ app }) => {
      const { page } = app;
      await stayLocal(page);
      await new ShellPage(page).go('diagnose');
      const diagnose = new DiagnosePage(page);
      await diagnose.runOffline();
      await expect(page.getByRole('main')).toContainText(words.verdict.sure.computer);
      await call(page, 'settings.set', { language: 'de' });
      const main = page.getByRole('main');
      await expect(main).toContainText(de.verdict.sure.computer);
      await expect(main).not.toContainText(words.verdict.sure.computer);
      // What it rests on is said in German as well, and every check.
      await expect(main).toContainText(/Zeile \d+ der hosts-Datei schickt/);
      await main.getByRole('button', { name: /ohne Fehler$/ }).click();
      expect(await leftInEnglish(page)).toEqual([]);
      await rail(page, de.rail.history).click();
      await expect(main).toContainText(de.verdict.sure.computer);
    });

    test('an entry says that it is in English, and everything of the catalogue is marked so', async ({ app }) => {
      const { page } = app;
      await stayLocal(page);
      await new ShellPage(page).open('auth:3');
      const entry = new EntryPage(page);
      await entry.finishStep();
      await entry.startChecks();
      await expect(entry.verdict).toContainText(words.entry.here.confirmed);
      await call(page, 'settings.set', { language: 'de' });
      await expect(page.getByRole('main')).toContainText(de.language.entriesIn ?? '-');
      const { id } = (await call(page, 'catalog.list', {})).find(({ code }) => code === 'auth:3') ?? { id: '' };
      const whole = await call(page, 'catalog.entry', { id });
      const texts = sentencesOf(whole);
      expect(texts.length).toBeGreaterThan(50);
      const { shown } = await unmarked(page);
      expect(shown.length).toBeGreaterThan(40);
      expect(shown.filter((text) => texts.some((sentence) => text.includes(sentence)))).toEqual([]);
      // And nothing of the page's own is English.
      expect(await leftInEnglish(page)).toEqual([]);
    });
  });
});

/** All sentences in a value of the catalogue, without placeholders. */
function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return / /.test(value) && value.length > 12 && !value.includes('{') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentencesOf);
}

for (const theme of ['light', 'dark'] as const) {
  test(`the palette and the first page are accessible in German, ${theme}`, async ({ app }) => {
    await call(app.page, 'settings.set', { language: 'de', theme });
    const palette = await PalettePage.open(app, undefined, de);
    await expect(palette.page.getByPlaceholder(de.palette.placeholder)).toBeVisible();
    await palette.lookUp('2');
    for (const page of [palette.page, app.page]) await expectAccessible(page);
  });
}
