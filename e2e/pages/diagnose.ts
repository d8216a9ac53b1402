import type { Locator, Page } from '@playwright/test';
import { words } from './words';

/** "What is wrong?" */
export class DiagnosePage {
  readonly start: Locator;
  readonly stop: Locator;
  readonly progress: Locator;
  readonly verdict: Locator;
  readonly suspects: Locator;
  readonly problems: Locator;
  readonly unknowns: Locator;
  readonly offline: Locator;
  readonly seen: Locator;
  /** The line that says how many checks were left out; unfolds their names. */
  readonly leftOut: Locator;
  readonly runLeftOut: Locator;

  constructor(readonly page: Page) {
    const main = page.getByRole('main');
    const part = (name: string) => main.getByRole('region', { name, exact: true });
    const { doctor } = words;
    this.start = main.getByRole('button', {
      name: new RegExp(`^(${doctor.start}|${doctor.agreeStart}|${doctor.again})$`),
    });
    this.stop = main.getByRole('button', { name: doctor.cancel });
    this.progress = main.getByRole('progressbar', { name: doctor.progressLabel });
    this.verdict = part(doctor.verdict);
    this.suspects = part(doctor.suspects).getByRole('list').first().locator('> li');
    this.problems = part(doctor.problems);
    this.unknowns = part(doctor.unknowns);
    this.offline = main.getByRole('switch', { name: doctor.offline });
    this.leftOut = main.getByRole('button', { name: /^\d+ checks? (was|were) left out$/ });
    this.runLeftOut = main.getByRole('button', { name: /^Run the .* left out$/ });
    this.seen = part(doctor.consentTitle);
  }

  /** Runs all checks that stay on this computer, and waits for the verdict. */
  async runOffline(): Promise<void> {
    await this.offline.click();
    await this.start.click();
    await this.verdict.waitFor();
  }
}
