import { expect, type Locator, type Page } from '@playwright/test';
import { words } from './words';

const { logs, record, watch } = words;

/** Where logs are found, and the viewer. */
export class LogsPage {
  readonly main: Locator;
  readonly sources: Locator;
  readonly open: Locator;
  readonly choose: Locator;
  readonly recordLink: Locator;
  readonly watch: Locator;
  readonly list: Locator;
  /** Rows that are drawn. */
  readonly rows: Locator;
  /** The selected rows; the current one while there is but one. */
  readonly current: Locator;
  readonly search: Locator;
  readonly nextProblem: Locator;
  readonly previousProblem: Locator;
  readonly nextHit: Locator;
  readonly filter: Locator;
  readonly fold: Locator;
  readonly follow: Locator;
  readonly copy: Locator;
  readonly close: Locator;
  readonly detail: Locator;

  constructor(readonly page: Page) {
    this.main = page.getByRole('main');
    this.sources = this.main.getByRole('region', { name: logs.sources });
    this.open = this.main.getByRole('button', { name: new RegExp(`^${logs.open(1)}( \\d+ .*)?$`) });
    this.choose = this.main.getByRole('button', { name: logs.choose });
    this.recordLink = this.main.getByRole('link', { name: logs.record }).first();
    this.watch = this.main.getByRole('region', { name: watch.title });
    this.list = this.main.getByRole('grid', { name: logs.list });
    this.rows = this.list.getByRole('row');
    this.current = this.list.getByRole('row', { selected: true });
    this.search = this.main.getByRole('textbox', { name: logs.search });
    this.nextProblem = this.main.getByRole('button', { name: logs.nextProblem });
    this.previousProblem = this.main.getByRole('button', { name: logs.previousProblem });
    this.nextHit = this.main.getByRole('button', { name: logs.nextHit });
    this.filter = this.main.getByRole('button', { name: new RegExp(`^${logs.filter}( \\d|$)`) });
    this.fold = this.main.getByRole('switch', { name: logs.fold });
    this.follow = this.main.getByRole('switch', { name: logs.follow });
    this.copy = this.main.getByRole('button', { name: logs.copy, exact: true });
    this.close = this.main.getByRole('button', { name: logs.close, exact: true });
    this.detail = this.main.getByRole('region', { name: logs.detail });
  }

  /** A choice of the filter, which is unfolded before. */
  async toggle(choice: string): Promise<void> {
    if ((await this.filter.getAttribute('aria-expanded')) !== 'true') await this.filter.click();
    await this.main.getByRole('button', { name: choice, exact: true }).click();
  }

  /** Waits until the view holds so many rows. */
  async expectRows(count: number): Promise<void> {
    await expect(this.list).toHaveAttribute('aria-rowcount', String(count));
  }

  /** Pastes text onto the page. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    }, text);
  }

  /** Drops a file onto the page. */
  async drop(name: string, content: string): Promise<void> {
    await this.page.evaluate(
      ([file, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], file));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
      },
      [name, content] as const,
    );
  }
}

/** Recording what Spotify does. */
export class RecordPage {
  readonly main: Locator;
  readonly plan: Locator;
  readonly start: Locator;
  readonly dialog: Locator;
  readonly state: Locator;
  readonly stop: Locator;
  readonly events: Locator;
  readonly openNow: Locator;
  readonly past: Locator;

  constructor(readonly page: Page) {
    this.main = page.getByRole('main');
    this.plan = this.main.getByRole('region', { name: record.plan });
    this.start = this.main.getByRole('button', { name: new RegExp(`^(${record.start}|${record.again})$`) });
    this.dialog = page.getByRole('alertdialog');
    this.state = this.main.getByRole('status').first();
    this.stop = this.main.getByRole('button', { name: record.stop });
    this.events = this.main.getByRole('log', { name: record.live });
    this.openNow = this.main.getByRole('button', { name: record.openNow });
    this.past = this.main.getByRole('region', { name: record.past }).getByRole('listitem');
  }

  /** Agrees and waits until Spotify's log comes in. */
  async begin(): Promise<void> {
    await this.start.click();
    await this.dialog.getByRole('button', { name: new RegExp(`^(${record.askYes}|${record.askYesStart})$`) }).click();
    await expect(this.state).toHaveText(record.state.recording);
  }
}
