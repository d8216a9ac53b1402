import type { Locator, Page } from '@playwright/test';
import { words } from './words';

/** The card with the one question, on "What is wrong?" and on an entry. */
export class QuestionCard {
  /** Named after how the diagnosis stands. */
  readonly card: Locator;
  readonly asked: Locator;
  readonly options: Locator;
  readonly said: Locator;
  readonly status: Locator;

  constructor(readonly page: Page) {
    const { title, still, said } = words.question;
    this.card = page
      .getByRole('main')
      .getByRole('region', { name: new RegExp(`^(${title}|${still.replace('?', '\\?')}|${said})`) });
    this.asked = this.card.getByRole('group');
    this.options = this.asked.getByRole('button');
    this.said = this.card.getByRole('list', { name: said }).getByRole('listitem');
    this.status = this.card.getByRole('status');
  }

  option(label: string): Locator {
    return this.asked.getByRole('button', { name: label, exact: true });
  }

  takeBack(ask: string): Locator {
    return this.card.getByRole('button', { name: words.question.takeBackOf(ask) });
  }
}
