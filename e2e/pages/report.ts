import { expect, type Locator, type Page } from '@playwright/test';
import { words } from './words';

const { report } = words;

/** Putting a report together, and looking at somebody else's. */
export class ReportPage {
  readonly main: Locator;
  readonly text: Locator;
  readonly own: Locator;
  readonly hidden: Locator;
  readonly open: Locator;
  readonly copy: Locator;
  readonly startOver: Locator;

  constructor(readonly page: Page) {
    this.main = page.getByRole('main');
    this.text = this.main.getByRole('textbox', { name: report.textHow });
    this.own = this.main.getByRole('textbox', { name: report.words });
    this.hidden = this.main.getByRole('region', { name: report.hidden });
    this.open = this.main.getByRole('button', { name: report.open });
    this.copy = this.main.getByRole('button', { name: report.copy });
    this.startOver = this.main.getByRole('button', { name: report.startOver });
  }

  part(name: keyof typeof report.part): Locator {
    return this.main.getByRole('switch', { name: report.part[name] });
  }

  save(format: keyof typeof report.save): Locator {
    return this.main.getByRole('button', { name: report.save[format] });
  }

  /** The text as it stands in the field. */
  async read(): Promise<string> {
    await expect(this.text).toHaveValue(/# Backline report/);
    return this.text.inputValue();
  }
}
