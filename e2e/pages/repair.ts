import type { Locator, Page } from '@playwright/test';
import { words } from './words';

/** A repair in its step on an entry. */
export class RepairPart {
  readonly panel: Locator;
  readonly offer: Locator;

  constructor(
    readonly page: Page,
    title: string,
  ) {
    this.panel = page.getByRole('region', { name: title, exact: true });
    this.offer = page.getByRole('main').getByRole('button', { name: title, exact: true });
  }

  get doIt(): Locator {
    return this.panel.getByRole('button', { name: words.repair.doIt, exact: true });
  }

  get undo(): Locator {
    return this.panel.getByRole('button', { name: words.repair.undo, exact: true });
  }
}

/** The list of what was changed, on the history. */
export class JobsPart {
  readonly jobs: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.jobs = page.getByRole('region', { name: words.repair.changed, exact: true });
    this.dialog = page.getByRole('alertdialog');
  }

  async undo(title: string): Promise<void> {
    await this.jobs.getByRole('button', { name: `${words.repair.undo}: ${title}` }).click();
    await this.dialog.getByRole('button', { name: words.repair.undo, exact: true }).click();
  }
}
