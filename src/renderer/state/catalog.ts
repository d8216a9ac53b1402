import { create } from 'zustand';
import type { CallOutput, CheckHere } from '../../contract/api';
import type { EntrySummary } from '../../contract/catalog';
import type { Question } from '../../contract/question';
import { ask } from '../host';
import { retellCheck, retellLink, retellQuestion } from './retell';

interface CatalogState {
  rows: readonly EntrySummary[] | null;
  checks: readonly CheckHere[] | null;
  questions: readonly Question[] | null;
  /** Title by link id. */
  links: ReadonlyMap<string, string> | null;
}

/** The parts of the catalogue that several pages share, in the language of the page. They change with it alone. */
export const useCatalog = create<CatalogState>(() => ({ rows: null, checks: null, questions: null, links: null }));

/** The same as the host told it. */
const heard: {
  checks: readonly CheckHere[] | null;
  questions: readonly Question[] | null;
  links: CallOutput<'catalog.links'> | null;
} = { checks: null, questions: null, links: null };

/** Puts what was heard into the language of the page. */
export function retellCatalogue(): void {
  useCatalog.setState({
    checks: heard.checks?.map(retellCheck) ?? null,
    questions: heard.questions?.map(retellQuestion) ?? null,
    links: heard.links && new Map(heard.links.map(({ id, title }) => [id, retellLink(id, title)])),
  });
}

/** Runs a request once; a failed one is asked again the next time. */
export function once<T>(request: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | null = null;
  return () => {
    pending ??= request().catch((error: unknown) => {
      pending = null;
      throw error;
    });
    return pending;
  };
}

export const needRows = once(async () => {
  const rows = await ask('catalog.list', {});
  useCatalog.setState({ rows });
  return rows;
});

export const needChecks = once(async () => {
  heard.checks = await ask('catalog.checks', {});
  retellCatalogue();
});

export const needQuestions = once(async () => {
  heard.questions = await ask('catalog.questions', {});
  retellCatalogue();
});

export const needLinks = once(async () => {
  heard.links = await ask('catalog.links', {});
  retellCatalogue();
});
