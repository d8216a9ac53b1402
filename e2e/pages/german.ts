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
function englishTexts({ catalog, german }: ReturnType<typeof loadCatalog>): ReadonlySet<string> {
  const { checks, questions, repairs, links, answers, readings } = catalog;
  const both = new Set(textsIn([de, german]));
  const told = textsIn([checks, questions, repairs, links, answers, readings, PHRASES]);
  // Of the catalogue words alone are ids, and short words of the page may be German as well.
  const texts = [...textsIn(en).filter((text) => text.length > 3), ...told.filter((text) => text.includes(' '))];
  return new Set(texts.filter((text) => !both.has(text)).flatMap((text) => text.trim().split('\n')));
}

/** Titles of steps and sources: English, and part of what a button is called that is about one of them. */
function titlesIn({ catalog: { entries } }: ReturnType<typeof loadCatalog>): string[] {
  const titles = entries.flatMap(({ steps, sources }) => [...steps, ...sources].map(({ title }) => title));
  return [...new Set(titles)].sort((a, b) => b.length - a.length);
}

/** Words that no German sentence has. */
const ENGLISH =
  /(?<![\p{L}.\-/])(?:the|is|and|of|to|your|this|with|cannot|there|are|has|were|you|from|which|does|its|it|that)(?![\p{L}.\-/])|(?<!\p{L})not(?!\p{L})/u;

const load = () => {
  const loaded = loadCatalog();
  return { texts: englishTexts(loaded), titles: titlesIn(loaded) };
};
let loaded: ReturnType<typeof load> | null = null;

/**
 * What a German page shows, or tells a screen reader, in English without saying that it is English. What people,
 * files and programs are called is in no language; `known` is what a test has put there itself.
 */
export async function leftInEnglish(page: Page, known: readonly string[] = []): Promise<string[]> {
  loaded ??= load();
  const { texts, titles } = loaded;
  const { shown, told } = await unmarked(page);
  const left = [...shown, ...told.map((text) => titles.reduce((rest, title) => rest.replace(title, ''), text))];
  return left.filter((text) => !known.some((one) => text.includes(one)) && (texts.has(text) || ENGLISH.test(text)));
}

/** Texts that are not marked as English, what a German page says in German; and names that are told alone. */
export const unmarked = (page: Page): Promise<{ shown: string[]; told: string[] }> =>
  page.evaluate(() => {
    const shown: string[] = [];
    const told: string[] = [];
    // Names of codes, commands and paths are in no language, nor is what a person writes.
    const isGerman = (element: Element | null) =>
      !element?.closest('code, pre, textarea, [class*=code], [class*=folder]') &&
      element?.closest('[lang]')?.getAttribute('lang') === 'de';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (text !== '' && isGerman(node.parentElement)) shown.push(text);
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      if (!isGerman(element)) continue;
      for (const name of ['aria-label', 'placeholder', 'title']) told.push(element.getAttribute(name)?.trim() ?? '');
    }
    return { shown, told: told.filter((text) => text !== '') };
  });
