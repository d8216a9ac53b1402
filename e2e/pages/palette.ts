import { expect, type Locator, type Page } from '@playwright/test';
import { DEFAULT_SHORTCUT } from '../../src/contract/words';
import type { AppDriver } from '../hosts/driver';
import { words as english, type Strings } from './words';

/** The look-up in its own small window. */
export class PalettePage {
  readonly field: Locator;
  readonly results: Locator;
  readonly question: Locator;
  readonly clip: Locator;
  readonly said: Locator;

  constructor(
    readonly page: Page,
    words: Strings = english,
  ) {
    this.field = page.getByRole('combobox', { name: words.lookup.label });
    this.results = page.getByRole('listbox', { name: words.lookup.results }).getByRole('option');
    this.question = page.locator('p:not([role])', { hasText: / meanings\./ });
    this.clip = page.getByText(words.palette.fromClip);
    this.said = page.locator('footer').getByRole('status');
  }

  /** Opens it by its shortcut. */
  static async open(app: AppDriver, keys = DEFAULT_SHORTCUT, words?: Strings): Promise<PalettePage> {
    expect(await app.pressShortcut(keys)).toBe(true);
    return PalettePage.shown(app, words);
  }

  /** Waits until it is on the screen, ready for typing. */
  static async shown(app: AppDriver, words?: Strings): Promise<PalettePage> {
    await expect.poll(async () => (await app.palette()) !== null).toBe(true);
    const page = await app.palette();
    if (!page) throw new Error('The palette went away');
    const palette = new PalettePage(page, words);
    await expect(palette.field).toBeFocused();
    return palette;
  }

  static async gone(app: AppDriver): Promise<void> {
    await expect.poll(async () => await app.palette()).toBeNull();
  }

  /** Types, and waits for an answer. */
  async lookUp(query: string): Promise<void> {
    await this.field.pressSequentially(query);
    await this.results.first().waitFor();
  }
}
