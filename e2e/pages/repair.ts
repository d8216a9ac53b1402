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
    // A step may bear the same name, and the button that unfolds it.
    this.offer = page.locator('[data-repair]').and(page.getByRole('button', { name: title, exact: true }));
  }

  get doIt(): Locator {
    return this.panel.getByRole('button', { name: words.repair.doIt, exact: true });
  }

  /** What is said of it, heard by a screen reader. */
  get said(): Locator {
    return this.panel.getByRole('status');
  }

  get close(): Locator {
    return this.panel.getByRole('button', { name: new RegExp(`^(${words.repair.notNow}|${words.repair.close})$`) });
  }

  get lookAgain(): Locator {
    return this.panel.getByRole('button', { name: words.repair.lookAgain, exact: true });
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

  /** What is said on every page while a repair waits to be settled. */
  get banner(): Locator {
    return this.page
      .getByRole('status')
      .filter({ hasText: words.repair.interruptedHow })
      .filter({ hasNot: this.page.getByRole('listitem') });
  }

  job(title: string): Locator {
    return this.jobs.getByRole('listitem', { name: title, exact: true });
  }

  async finish(title: string): Promise<void> {
    await this.jobs.getByRole('button', { name: `${words.repair.finish}: ${title}` }).click();
  }

  async undo(title: string): Promise<void> {
    await this.jobs.getByRole('button', { name: `${words.repair.undo}: ${title}` }).click();
    await this.dialog.getByRole('button', { name: words.repair.undo, exact: true }).click();
  }
}
