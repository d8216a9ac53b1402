import type { Platform } from '../../contract/words';
import type { Check, CheckContext, CheckOutcome } from './check';

/**
 * The answer of a check that looks at the system itself, in a fake home: the real machine's network and
 * settings say nothing of the computer those files are from. Null where the system is the one asked about.
 */
export function notHere({ ports }: CheckContext): CheckOutcome<never> | null {
  return ports.machine.pretend ? { status: 'not-applicable' } : null;
}

/** What a check does that looks at the system itself, on each system in another way. */
export function lookAtSystem<F extends string>(look: Readonly<Record<Platform, Check<F>['run']>>): Check<F>['run'] {
  return async (context) => notHere(context) ?? look[context.ports.machine.platform](context);
}
