import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Looks at the whole page as it stands; each breach of a rule fails the test, which goes on.
 * Without frames all of it is one run inside the page. Otherwise each look would open another page to put the runs
 * of all frames together, and would write down what holds as well as what does not: five times the time.
 */
export async function expectAccessible(page: Page): Promise<void> {
  expect(page.frames(), 'a page without frames').toHaveLength(1);
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect.soft(found).toEqual([]);
}
