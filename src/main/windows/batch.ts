import { type Exec, PortError } from '../ports';
import type { WindowsFacts } from './facts';
import { parseBatch } from './parse';
import { batchScript, type WindowsSection } from './script';

/** Milliseconds: starting PowerShell takes most of it. */
const BATCH_MS = 20_000;

/**
 * Asks Windows for these sections, in one PowerShell. A section that is null could not be read. Throws
 * PortError when PowerShell is missing, takes too long or answers what cannot be read.
 */
export async function askWindows<S extends WindowsSection>(
  exec: Exec,
  sections: readonly S[],
  signal: AbortSignal,
): Promise<Pick<WindowsFacts, S>> {
  const args = ['-NoProfile', '-NonInteractive', '-Command', batchScript(sections)];
  const { code, stdout } = await exec.run('powershell', args, { timeoutMs: BATCH_MS, signal });
  const facts = code === 0 ? parseBatch(stdout) : null;
  if (facts === null) throw new PortError('failed', 'UNREADABLE');
  return facts;
}

/** Answers sections of a run's one batch; see `askWindows` for failures. */
export type WindowsBatch = <S extends WindowsSection>(...sections: S[]) => Promise<Pick<WindowsFacts, S>>;

/**
 * The one batch of a run: nothing is started before the first question, and then once, for all sections
 * that anybody in this run will ask for. Its fate is everybody's: when it fails, each question does. It
 * runs under the run's signal, so that no single check can end it for the others.
 */
export function openWindowsBatch(exec: Exec, planned: readonly WindowsSection[], signal: AbortSignal): WindowsBatch {
  let known: Promise<WindowsFacts> | null = null;
  return async (...sections) => {
    // What was not asked for would look like what could not be read.
    if (sections.some((section) => !planned.includes(section))) throw new PortError('failed', 'UNPLANNED');
    known ??= askWindows(exec, planned, signal) as Promise<WindowsFacts>;
    return known;
  };
}
