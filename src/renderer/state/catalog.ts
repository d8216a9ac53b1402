import { create } from 'zustand';
import type { CheckHere } from '../../contract/api';
import type { EntrySummary } from '../../contract/catalog';
import type { Question } from '../../contract/question';
import { ask } from '../host';

interface CatalogState {
  rows: readonly EntrySummary[] | null;
  checks: readonly CheckHere[] | null;
  questions: readonly Question[] | null;
  /** Title by link id. */
  links: ReadonlyMap<string, string> | null;
}

/** The parts of the catalogue that several pages share. It never changes while the app runs. */
export const useCatalog = create<CatalogState>(() => ({ rows: null, checks: null, questions: null, links: null }));

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
  const checks = await ask('catalog.checks', {});
  useCatalog.setState({ checks });
  return checks;
});

export const needQuestions = once(async () => {
  const questions = await ask('catalog.questions', {});
  useCatalog.setState({ questions });
  return questions;
});

export const needLinks = once(async () => {
  const links = new Map((await ask('catalog.links', {})).map(({ id, title }) => [id, title]));
  useCatalog.setState({ links });
  return links;
});
