import { expect, type Locator, type Page } from '@playwright/test';
import { words } from './words';

export type Screen = 'home' | 'diagnose' | 'logs' | 'catalogue' | 'history' | 'report' | 'settings';

const TITLES: Record<Screen, string> = {
  home: words.lookup.title,
  diagnose: words.doctor.title,
  logs: words.logs.title,
  catalogue: words.catalogue.title,
  history: words.history.title,
  report: words.report.title,
  settings: words.settings.title,
};

/** The rail, the top bar and what floats above every page. */
export class ShellPage {
  readonly rail: Locator;
  readonly main: Locator;
  /** The heading of the page that is shown. */
  readonly heading: Locator;
  /** The search field, on whichever page. */
  readonly search: Locator;
  readonly results: Locator;

  constructor(readonly page: Page) {
    this.rail = page.getByRole('navigation', { name: words.rail.label });
    this.main = page.getByRole('main');
    this.heading = this.main.getByRole('heading', { level: 1 });
    this.search = page.getByRole('combobox', { name: words.lookup.label });
    this.results = page.getByRole('listbox', { name: words.lookup.results }).getByRole('option');
  }

  railLink(screen: Screen): Locator {
    return this.rail.getByRole('link', { name: words.rail[screen] });
  }

  async go(screen: Screen): Promise<void> {
    await this.railLink(screen).click();
    await expect(this.heading).toHaveText(TITLES[screen]);
  }

  /** Types into the search field and waits for an answer. */
  async lookUp(query: string): Promise<void> {
    await this.search.fill(query);
    await this.results.first().waitFor();
  }

  /** Opens the best entry for a query. */
  async open(query: string): Promise<void> {
    await this.lookUp(query);
    await this.search.press('Enter');
    await this.main.getByRole('region', { name: words.checklist.title }).waitFor();
  }
}
