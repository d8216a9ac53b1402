import type { ExecResult, Ports } from '../../ports';
import { ActFault } from '../acts/kind';

/** A text for a script, as PowerShell takes it letter by letter; four signs end such a text, doubled they do not. */
export function literal(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** Runs a script; what it prints is judged by whoever asked. Throws PortError. */
export function runScript(
  { exec }: Ports,
  script: string,
  signal: AbortSignal,
  timeoutMs = 30_000,
): Promise<ExecResult> {
  const args = ['-NoProfile', '-NonInteractive', '-Command', `$ErrorActionPreference='Stop';${script}`];
  return exec.run('powershell', args, { timeoutMs, signal });
}

/** Runs a script that changes something for all people of the computer. A refusal is one of rights, in most cases. */
export async function runAsAdmin(ports: Ports, script: string, signal: AbortSignal, timeoutMs?: number): Promise<void> {
  const { code } = await runScript(ports, script, signal, timeoutMs);
  if (code !== 0) throw new ActFault('no-permission');
}
