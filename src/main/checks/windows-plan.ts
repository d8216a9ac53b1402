import { PortError, type Ports, type ProcessRow } from '../ports';
import { openWindowsBatch, type WindowsBatch } from '../windows/batch';
import { WINDOWS_SECTIONS, type WindowsSection } from '../windows/script';
import type { Check } from './check';

/** What a run asks of Windows: one batch, which brings the list of programs along. */
export interface WindowsPlan {
  windows: WindowsBatch;
  /** The running programs: out of the batch on Windows, from the machine elsewhere. Throws PortError. */
  listProcesses(): Promise<ProcessRow[]>;
}

/** Sections that these checks declare, each once. */
export function sectionsOf(checks: readonly Check[]): WindowsSection[] {
  const declared = new Set(checks.flatMap((check) => check.windows ?? []));
  return WINDOWS_SECTIONS.filter((section) => declared.has(section));
}

/** Plans the batch for the checks that a run works on. The signal is the run's. */
export function planWindows({ exec, machine }: Ports, due: readonly Check[], signal: AbortSignal): WindowsPlan {
  const windows = openWindowsBatch(exec, sectionsOf(due), signal);
  // In a fake home only what runs from it counts, which the machine sorts out.
  if (machine.platform !== 'windows' || machine.pretend)
    return { windows, listProcesses: () => machine.processes(signal) };
  return {
    windows,
    async listProcesses() {
      const { processes } = await windows('processes');
      if (processes === null) throw new PortError('failed', 'UNREADABLE');
      return processes;
    },
  };
}
