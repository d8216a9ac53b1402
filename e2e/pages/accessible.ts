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

/** Whether the page scrolls sideways, and words that reach out of their button, link or title. */
export const sticksOut = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const found = root.scrollWidth > root.clientWidth ? ['the page'] : [];
    const range = document.createRange();
    for (const part of document.querySelectorAll<HTMLElement>('button, a, label, h1, h2, h3, dt')) {
      // What is far from being seen is not laid out until it comes near.
      if (!part.checkVisibility({ contentVisibilityAuto: true })) continue;
      const { right } = part.getBoundingClientRect();
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        // Words for screen readers alone lie in a box of one pixel, as the rail's do where it is narrow; others may end in dots.
        const box = node.parentElement;
        if (!box || (box.clientWidth <= 1 && getComputedStyle(box).display !== 'inline')) continue;
        if (box.closest('.visually-hidden, nav') || getComputedStyle(box).textOverflow === 'ellipsis') continue;
        range.selectNodeContents(node);
        if (range.getBoundingClientRect().right > right + 1) found.push(node.textContent ?? '');
      }
    }
    return found;
  });
