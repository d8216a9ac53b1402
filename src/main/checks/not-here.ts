import type { CheckContext, CheckOutcome } from './check';

/**
 * The answer of a check that looks at the system itself, in a fake home: the real machine's network and
 * settings say nothing of the computer those files are from. Null where the system is the one asked about.
 */
export function notHere({ ports }: CheckContext): CheckOutcome<never> | null {
  return ports.machine.pretend ? { status: 'not-applicable' } : null;
}
