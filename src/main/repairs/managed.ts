import { PortError, type Ports } from '../ports';
import { askWindows } from '../windows/batch';

/** Milliseconds for a tool that only reads what the system knows. */
const ASK_MS = 5000;

/**
 * Whether an organisation looks after this computer: a domain, or device management. Null = cannot tell. Asked
 * are, on Windows, membership in a domain and enrolments, as numbers; on a Mac `profiles`, on Linux `realm`.
 */
export async function isManaged(ports: Ports, signal: AbortSignal): Promise<boolean | null> {
  if (ports.machine.pretend) return false;
  try {
    return await ASK[ports.machine.platform](ports, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof PortError) return null;
    throw error;
  }
}

const ASK = { windows: onWindows, macos: onMac, linux: onLinux } as const;

async function onWindows({ exec }: Ports, signal: AbortSignal): Promise<boolean | null> {
  const { managed } = await askWindows(exec, ['managed'], signal);
  return managed === null ? null : managed.domain || managed.cloud > 0 || managed.enrolled > 0;
}

async function onMac({ exec }: Ports, signal: AbortSignal): Promise<boolean | null> {
  const { code, stdout } = await exec.run('profiles', ['status', '-type', 'enrollment'], { timeoutMs: ASK_MS, signal });
  return code === 0 ? readEnrollment(stdout) : null;
}

/** A realm is a domain; without any the list is empty. Computers at home do not have the tool. */
async function onLinux({ exec }: Ports, signal: AbortSignal): Promise<boolean | null> {
  const { code, stdout } = await exec.run('realm', ['list'], { timeoutMs: ASK_MS, signal });
  return code === 0 ? stdout.trim() !== '' : null;
}

/**
 * Reads `MDM enrollment: Yes (User Approved)`. These words come from a command line tool that Apple ships in
 * English alone; should that ever change, nothing matches and the answer is null.
 */
export function readEnrollment(text: string): boolean | null {
  const word = /^\s*MDM enrollment:\s*(Yes|No)\b/im.exec(text.slice(0, 10_000))?.[1]?.toLowerCase();
  return word === undefined ? null : word === 'yes';
}
