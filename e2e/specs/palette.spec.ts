import { join } from 'node:path';
import { DEFAULT_SHORTCUT } from '../../src/contract/words';
import { expect, test } from '../fixtures';
import type { ChromiumHost } from '../hosts/chromium';
import { expectAccessible } from '../pages/accessible';
import { call } from '../pages/api';
import { EntryPage } from '../pages/entry';
import { PalettePage } from '../pages/palette';
import { words } from '../pages/words';

test('the shortcut opens it, a code is typed, Enter opens its entry in the main window', async ({ app }) => {
  const palette = await PalettePage.open(app);
  await palette.lookUp('accounts:4');
  await expect(palette.results.first()).toContainText('accounts:4');
  await palette.page.keyboard.press('Enter');
  await PalettePage.gone(app);
  await expect(new EntryPage(app.page).heading).toContainText('accounts:4');
});

test('it is worked by keys alone: arrows choose, Esc puts it away, what was typed is gone', async ({ app }) => {
  const palette = await PalettePage.open(app);
  await palette.lookUp('2');
  await expect(palette.question).toContainText('2 has');
  const second = (await palette.results.nth(1).textContent()) ?? '';
  await palette.page.keyboard.press('ArrowDown');
  await expect(palette.results.nth(1)).toHaveAttribute('aria-selected', 'true');
  expect(second).not.toBe('');
  await palette.page.keyboard.press('ArrowUp');
  await expect(palette.results.first()).toHaveAttribute('aria-selected', 'true');
  await palette.page.keyboard.press('Escape');
  await PalettePage.gone(app);
  const again = await PalettePage.open(app);
  await expect(again.field).toHaveValue('');
  await expect(again.results).toHaveCount(0);
});

test('the keys that opened it put it away, and so does another program', async ({ app }) => {
  await PalettePage.open(app);
  await app.pressShortcut(DEFAULT_SHORTCUT);
  await PalettePage.gone(app);
  await PalettePage.open(app);
  await app.clickAway();
  await PalettePage.gone(app);
});

test('Tab goes on to the diagnosis', async ({ app }) => {
  const palette = await PalettePage.open(app);
  await palette.page.keyboard.press('Tab');
  await PalettePage.gone(app);
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(words.doctor.title);
});

test('it is as tall as what it shows, and no taller', async ({ app }) => {
  const palette = await PalettePage.open(app);
  await expect.poll(async () => (await app.paletteBounds()).height).toBeLessThan(110);
  const small = (await app.paletteBounds()).height;
  await palette.lookUp('2');
  await expect.poll(async () => (await app.paletteBounds()).height).toBeGreaterThan(small + 100);
  const hidden = () => palette.page.getByRole('listbox').evaluate((list) => list.scrollHeight - list.clientHeight);
  await expect.poll(hidden).toBe(0);
  await palette.field.fill('');
  await expect.poll(async () => (await app.paletteBounds()).height).toBe(small);
  const bounds = await app.paletteBounds();
  expect(bounds.width).toBeLessThanOrEqual(720);
});

test('a code in the clipboard is offered, and replaced by what is typed', async ({ app }) => {
  test.skip(!app.caps.has('own-clipboard'), 'needs a clipboard of its own');
  const host = app as ChromiumHost;
  host.copy('Spotify says: error code accounts:4');
  const palette = await PalettePage.open(app);
  await expect(palette.field).toHaveValue('Spotify says: error code accounts:4');
  await expect(palette.clip).toBeVisible();
  await expect(palette.results.first()).toContainText('accounts:4');
  await palette.page.keyboard.type('auth:3');
  await expect(palette.field).toHaveValue('auth:3');
  await expect(palette.clip).toBeHidden();
});

test('[sec-26] the clipboard is looked at when the palette opens and at no other time, and nothing but a code is taken', async ({
  app,
}) => {
  test.skip(!app.caps.has('own-clipboard'), 'needs a clipboard of its own');
  const host = app as ChromiumHost;
  host.copy('Tr0ub4dor&3');
  expect(host.clipboard.reads).toBe(0);
  const palette = await PalettePage.open(app);
  await palette.lookUp('auth:3');
  await palette.page.keyboard.press('Escape');
  await PalettePage.gone(app);
  expect(host.clipboard.reads).toBe(1);
  expect(await call(palette.page, 'palette.begin', {})).toEqual({ clip: null });
  const again = await PalettePage.open(app);
  await expect.poll(() => host.clipboard.reads).toBe(2);
  await expect(again.field).toHaveValue('');
});

test('Ctrl and Enter copy the first step for this system', async ({ app }) => {
  const palette = await PalettePage.open(app);
  await palette.lookUp('accounts:4');
  await palette.page.keyboard.press('ControlOrMeta+Enter');
  await expect(palette.said).toContainText('Copied: ');
  if (!app.caps.has('own-clipboard')) return;
  const title = ((await palette.said.textContent()) ?? '').replace('Copied: ', '');
  const { text } = (app as ChromiumHost).clipboard;
  expect(text.startsWith(`${title}\n`)).toBe(true);
  expect(text.length).toBeGreaterThan(title.length + 10);
});

test('what fits nothing says so', async ({ app }) => {
  const palette = await PalettePage.open(app);
  await palette.field.fill('zzqqxxyy');
  await expect(palette.page.getByRole('main')).toContainText(words.palette.nothing('zzqqxxyy'));
});

test('[sec-17] the palette cannot ask for what only the main window may', async ({ app }) => {
  const palette = await PalettePage.open(app);
  const answers = await palette.page.evaluate(async () => {
    const api = window.backline?.call as unknown as Record<
      string,
      (input: unknown) => Promise<{ ok: boolean; failure?: { code: string } }>
    >;
    const asked = ['data.clear', 'settings.set', 'doctor.start', 'record.start', 'link.open', 'logs.sources'];
    return Promise.all(asked.map(async (name) => (await api[name]?.({}))?.failure?.code));
  });
  expect(new Set(answers)).toEqual(new Set(['call/refused']));
  await expect(call(app.page, 'palette.begin', {})).rejects.toThrow('call/refused');
});

for (const theme of ['light', 'dark'] as const)
  test(`it is accessible, ${theme}`, async ({ app }) => {
    await call(app.page, 'settings.set', { theme });
    const palette = await PalettePage.open(app);
    await palette.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const scenes: [string, string][] = [
      ['empty', ''],
      ['results', '2'],
      ['many', 'it does not play'],
      ['nothing', 'zzqqxxyy'],
    ];
    for (const [name, query] of scenes) {
      await palette.field.fill(query);
      if (name === 'results') {
        await palette.results.first().waitFor();
        await palette.page.keyboard.press('ControlOrMeta+Enter');
        await expect(palette.said).not.toBeEmpty();
      }
      // Its window follows what it shows: nothing is empty between the last line and the keys.
      await expect
        .poll(() =>
          palette.page.evaluate(() => {
            const foot = document.querySelector('footer');
            const above = foot?.previousElementSibling;
            const empty = (foot?.getBoundingClientRect().top ?? 0) - (above?.getBoundingClientRect().bottom ?? 0);
            return [Math.round(empty), Math.round((foot?.getBoundingClientRect().bottom ?? 0) - innerHeight + 1)];
          }),
        )
        .toEqual([0, 0]);
      await expect
        .poll(async () => {
          const [inner, scrolled] = await palette.page.evaluate(() => {
            const list = document.querySelector('[role=listbox]');
            return [innerHeight, list ? list.scrollHeight - list.clientHeight : 0];
          });
          return [scrolled, (palette.page.viewportSize()?.height ?? inner ?? 0) - (inner ?? 0)];
        })
        .toEqual([0, 0]);
      await palette.page.screenshot({
        path: join(import.meta.dirname, '..', 'screenshots', `palette-${name}-${theme}.png`),
      });
      await expectAccessible(palette.page);
    }
  });
