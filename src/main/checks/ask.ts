import type { Program } from '../ports';
import type { CheckContext } from './check';

/** Milliseconds for a program that only reads what the system knows. */
const LOCAL_MS = 5000;

/**
 * What a program printed; null when it ended with a fault of its own. Throws PortError where it is not
 * there, takes too long or was stopped.
 */
export async function ask(
  { ports, signal }: CheckContext,
  program: Program,
  args: readonly string[],
  timeoutMs = LOCAL_MS,
): Promise<string | null> {
  const { code, stdout } = await ports.exec.run(program, args, { timeoutMs, signal });
  return code === 0 ? stdout : null;
}

/** The same once for a run, however many checks ask. */
export function askOnce(context: CheckContext, program: Program, args: readonly string[]): Promise<string | null> {
  return context.shared(['exec', program, ...args].join(' '), () => ask(context, program, args));
}
