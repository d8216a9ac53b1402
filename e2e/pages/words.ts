import type { Locator } from '@playwright/test';

/** The words of the interface: specs look for controls by the names people hear and read. */
export type { Strings } from '../../src/renderer/strings';
export { en as words } from '../../src/renderer/strings/en';

/** What an element says, without looking at how it is drawn. */
export async function textOf(element: Locator): Promise<string> {
  return (await element.textContent()) ?? '';
}
