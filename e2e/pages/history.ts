import type { Locator, Page } from '@playwright/test';
import { words } from './words';

/** What was done on this computer. */
export class HistoryPage {
  readonly search: Locator;
  readonly worked: Locator;
  /** Items that tell of a repair. */
  readonly repaired: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    const main = page.getByRole('main');
    this.search = main.getByRole('searchbox', { name: words.history.search });
    this.worked = main.getByRole('region', { name: words.history.worked, exact: true });
    this.repaired = main.getByRole('listitem').filter({ hasText: new RegExp(`${words.history.repaired}$`) });
    this.dialog = page.getByRole('dialog', { name: words.history.exportTitle });
  }

  /** Opens the question, and answers it with a format. */
  async export(format: keyof typeof words.history.exportAs): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: words.history.export, exact: true }).click();
    await this.dialog.getByRole('button', { name: words.history.exportAs[format] }).click();
  }
}
