import type { Page } from '@playwright/test';
import type { CallInput, CallName, CallOutput } from '../../src/contract/api';
import type { Bridge } from '../../src/contract/bridge';
import type { Outcome } from '../../src/contract/failure';

declare global {
  interface Window {
    readonly backline?: Bridge;
  }
}

/** Calls the contract as the page does, to set a spec's stage or to look behind it. */
export async function call<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const outcome = (await page.evaluate(
    ([called, sent]) => {
      const functions = window.backline?.call as Record<string, (value: unknown) => Promise<unknown>> | undefined;
      return functions?.[called]?.(sent);
    },
    [name, input] as const,
  )) as Outcome<CallOutput<N>> | undefined;
  if (!outcome?.ok) throw new Error(`${name}: ${outcome?.failure.code ?? 'no API in the page'}`);
  return outcome.value;
}

/** Switches off every check that contacts a host: the specs run without a network, and behave the same with one. */
export async function stayLocal(page: Page): Promise<void> {
  const checks = await call(page, 'catalog.checks', {});
  const checksOff = checks.filter(({ reach }) => reach === 'network').map(({ id }) => id);
  await call(page, 'settings.set', { checksOff, consent: true });
}
