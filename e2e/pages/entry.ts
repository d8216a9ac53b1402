import type { Locator, Page } from '@playwright/test';
import { textOf, words } from './words';

/** One entry. */
export class EntryPage {
  readonly heading: Locator;
  readonly tags: Locator;
  readonly verdict: Locator;
  readonly causes: Locator;
  readonly messages: Locator;
  readonly chain: Locator;
  readonly checklist: Locator;
  /** The one step to do now. */
  readonly now: Locator;
  /** Stops the run that goes on for this entry. */
  readonly stop: Locator;
  readonly note: Locator;
  readonly solved: Locator;
  readonly sources: Locator;
  readonly questions: Locator;
  readonly escalate: Locator;
  readonly conflicts: Locator;

  constructor(readonly page: Page) {
    const main = page.getByRole('main');
    const part = (name: string | RegExp) => main.getByRole('region', { name, exact: true });
    this.heading = main.getByRole('heading', { level: 1 });
    this.tags = main.getByRole('list', { name: words.entry.tags });
    this.verdict = part(words.doctor.verdict);
    this.causes = main.getByRole('region', {
      name: new RegExp(`^(${words.entry.causes}|${words.entry.causesUnchecked})$`),
    });
    this.messages = part(words.entry.messages);
    this.chain = part(words.chain.title);
    this.checklist = part(words.checklist.title);
    this.now = this.checklist.locator('li[aria-current="step"]');
    this.stop = this.verdict.getByRole('button', { name: words.doctor.cancel, exact: true });
    this.note = main.getByRole('textbox', { name: words.entry.note });
    this.solved = part(words.solved.question);
    this.sources = part(words.entry.sourcesTitle);
    this.questions = part(words.entry.faq);
    this.escalate = part(words.entry.escalate);
    this.conflicts = part(words.entry.conflicts);
  }

  otherMeanings(shared: string): Locator {
    return this.page.getByRole('region', { name: words.entry.otherMeanings(shared) });
  }

  /** A cause by words of its text. */
  cause(text: string | RegExp): Locator {
    return this.causes.getByRole('listitem').filter({ hasText: text });
  }

  /** Opens what is folded away among the causes. */
  async unfoldCauses(): Promise<void> {
    const closed = this.causes.getByRole('button', { expanded: false });
    while ((await closed.count()) > 0) await closed.first().click();
  }

  /** Boxes of the signal chain, in order. */
  get links(): Locator {
    return this.chain.getByRole('list').first().getByRole('listitem');
  }

  /** Buttons that are drawn as the one thing to do now. */
  get accented(): Locator {
    return this.checklist.locator('button[class*="_primary_"]');
  }

  /** Marks the step to do now; answers its title. */
  async finishStep(): Promise<string> {
    const title = (await textOf(this.now.getByRole('heading'))).replace(/^.*?:\s*/s, '').trim();
    await this.now.getByRole('button', { name: `${words.checklist.done}: `, exact: false }).click();
    return title;
  }

  /** Opens a step of the checklist by its title, where it is not open already. */
  async openStep(title: RegExp): Promise<void> {
    const trigger = this.checklist.getByRole('button', { name: title, expanded: false });
    const heading = this.checklist.getByRole('heading', { name: title }).first();
    await heading.waitFor();
    if ((await trigger.count()) > 0) await trigger.first().click();
  }

  async startChecks(): Promise<void> {
    await this.verdict.getByRole('button', { name: words.entry.check }).click();
  }
}
