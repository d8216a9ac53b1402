import { spawnSync } from 'node:child_process';

/** Runs a program of the system to its end, without a shell. Throws what it complained about. */
export function command(program: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { input, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr.trim() || `exit ${status}`}`);
  return stdout;
}
