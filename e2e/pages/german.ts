import type { Page } from '@playwright/test';
import { loadCatalog } from '../../build/catalog-files';
import { PHRASES } from '../../src/contract/phrases';
import { de } from '../../src/renderer/strings/de';
import { en } from '../../src/renderer/strings/en';

/** All texts in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What the page itself says in English, and of the catalogue what a German page says in German. */
function englishTexts(): ReadonlySet<string> {
  const { catalog } = loadCatalog();
  const { checks, questions, repairs, links, answers, readings } = catalog;
  const german = new Set(textsIn(de));
  const texts = [...textsIn(en), ...textsIn([checks, questions, repairs, links, answers, readings]), ...PHRASES];
  // Short ones are ids and names, and may be German words as well.
  return new Set(texts.flatMap((text) => (text.length > 3 && !german.has(text) ? text.trim().split('\n') : [])));
}

/** Words that no German sentence has. */
const ENGLISH =
  /(?<![\p{L}.\-/])(?:the|is|and|of|to|your|this|with|cannot|there|are|has|were|you|from|which|does|its|it|that)(?![\p{L}.\-/])|(?<!\p{L})not(?!\p{L})/u;

let english: ReadonlySet<string> | null = null;

/**
 * What a German page shows, or tells a screen reader, in English without saying that it is English. What people,
 * files and programs are called is in no language; `known` is what a test has put there itself.
 */
export async function leftInEnglish(page: Page, known: readonly string[] = []): Promise<string[]> {
  english ??= englishTexts();
  const texts = english;
  const shown = await unmarked(page);
  return shown.filter((text) => !known.some((one) => text.includes(one)) && (texts.has(text) || ENGLISH.test(text)));
}

/** Texts that are not marked as English: what a German page says in German, and names by which things are told. */
export const unmarked = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = [];
    const isGerman = (element: Element | null) =>
      !element?.closest('code, pre, [class*=code], [class*=folder]') &&
      element?.closest('[lang]')?.getAttribute('lang') === 'de';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (text !== '' && isGerman(node.parentElement)) texts.push(text);
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      if (!isGerman(element)) continue;
      for (const name of ['aria-label', 'placeholder', 'title']) texts.push(element.getAttribute(name)?.trim() ?? '');
    }
    return texts.filter((text) => text !== '');
  });
