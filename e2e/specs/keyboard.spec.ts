import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures';
import { EntryPage } from '../pages/entry';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';

/** Presses Tab until the control has the focus; a control that cannot be reached fails here. */
async function tabTo(target: Locator, limit = 80): Promise<void> {
  const { keyboard } = target.page();
  for (let presses = 0; presses < limit; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

test('from the first look to "solved" without a mouse', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  const shell = new ShellPage(page);
  const entry = new EntryPage(page);

  // The field takes the focus by itself; a person sees that before typing.
  await expect(shell.search).toBeFocused();
  await keyboard.type('auth:3');
  await expect(shell.results.first()).toContainText('auth:3');
  await keyboard.press('Enter');
  await expect(entry.heading).toContainText('auth:3');

  const done = entry.now.getByRole('button', { name: `${words.checklist.done}: ` });
  await tabTo(done);
  await keyboard.press('Enter');
  await expect(entry.checklist.getByRole('status')).toContainText(/^1 of /);

  await tabTo(entry.solved.getByRole('button', { name: words.solved.partly }));
  await keyboard.press('Space');
  await expect(entry.solved).toContainText(words.solved.thanks.partly);

  await keyboard.press('ControlOrMeta+K');
  await expect(shell.search).toBeFocused();
  await keyboard.press('Escape');
});

test('the first Tab stop skips to the content', async ({ app }) => {
  const { page } = app;
  const shell = new ShellPage(page);
  await shell.go('settings');
  const skip = page.getByRole('link', { name: words.app.skip });
  await page.reload();
  await expect(shell.heading).toHaveText(words.settings.title);
  await tabTo(skip, 3);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(shell.main.locator(':focus')).toHaveCount(1);
});

test('the focus can be seen on whatever has it', async ({ app }) => {
  const { page } = app;
  const shell = new ShellPage(page);
  for (const screen of ['settings', 'catalogue', 'diagnose'] as const) {
    await shell.go(screen);
    const unseen: string[] = [];
    for (let presses = 0; presses < 25; presses += 1) {
      await page.keyboard.press('Tab');
      const trouble = await page.evaluate(() => {
        const held = document.activeElement;
        // What only a script can focus, as the page after a change of page, is no control.
        if (!held || (held as HTMLElement).tabIndex < 0) return null;
        // A control that is only there for screen readers shows its focus on what stands for it.
        const shown = held.matches('.visually-hidden') ? (held.closest('label') ?? held) : held;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
        const seen = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
        return seen ? null : shown.outerHTML.slice(0, 120);
      });
      if (trouble) unseen.push(trouble);
    }
    expect([screen, unseen]).toEqual([screen, []]);
  }
});

test('a dialog holds the focus and gives it back', async ({ app }) => {
  const { page } = app;
  await new ShellPage(page).open('auth:3');
  const entry = new EntryPage(page);
  const check = entry.verdict.getByRole('button', { name: words.entry.check });
  await check.press('Enter');
  const dialog = page.getByRole('dialog', { name: words.doctor.consentTitle });
  await expect(dialog).toBeVisible();
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('Tab');
    // At the end of the dialog a guard passes the focus on to its start.
    await expect
      .poll(() =>
        dialog.evaluate((element) => element.contains(document.activeElement) || document.activeElement?.outerHTML),
      )
      .toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(check).toBeFocused();
});
