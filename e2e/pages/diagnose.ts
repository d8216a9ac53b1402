import type { Locator, Page } from '@playwright/test';
import type { LeftOut } from '../../src/contract/diagnosis';
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
    this.runLeftOut = main.getByRole('button', { name: /^Run the .* left out$/ });
    this.seen = part(doctor.consentTitle);
  }

  /** The line that says how many checks were left out for a reason; unfolds their questions. */
  leftOut(why: LeftOut['why']): Locator {
    const any = words.doctor.leftOut[why](9).replace('9', '\\d+');
    return this.page.getByRole('main').getByRole('button', { name: new RegExp(`^${any}$`) });
  }

  /** Runs all checks that stay on this computer, and waits for the verdict. */
  async runOffline(): Promise<void> {
    await this.offline.click();
    await this.start.click();
    await this.verdict.waitFor();
  }
}
