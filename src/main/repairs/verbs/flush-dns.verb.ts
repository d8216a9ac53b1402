import { PortError, type Ports, type Program } from '../../ports';
import { ActFault } from '../acts/kind';
import type { VerbHandler } from './verbs';

type Command = readonly [Program, ...string[]];

/** What empties the system's memory of addresses, the usual way first. */
const COMMANDS: Readonly<Record<Ports['machine']['platform'], readonly Command[]>> = {
  windows: [['ipconfig', '/flushdns']],
  macos: [['dscacheutil', '-flushcache']],
  // systemd-resolved, or the older nscd; a system without either remembers nothing.
  linux: [
    ['resolvectl', 'flush-caches'],
    ['nscd', '-i', 'hosts'],
  ],
};
const FLUSH_MS = 15_000;

/** The command as people type it. */
export function flushCommand(platform: Ports['machine']['platform']): string {
  return COMMANDS[platform][0]?.join(' ') ?? '';
}

/** Makes the system forget addresses, which it does by itself after a while. `system` says for whom the text is. */
export const verb: VerbHandler = {
  perform: (_params, { ports, signal }) => flush(ports, signal),
  text: ({ system }) => (system === 'windows' || system === 'macos' ? flushCommand(system) : flushCommand('linux')),
};

async function flush({ exec, machine }: Ports, signal: AbortSignal): Promise<void> {
  let missing: PortError | null = null;
  let refused = false;
  for (const [program, ...args] of COMMANDS[machine.platform]) {
    try {
      const { code } = await exec.run(program, args, { timeoutMs: FLUSH_MS, signal });
      if (code === 0) return;
      refused = true;
    } catch (error) {
      if (!(error instanceof PortError) || error.code !== 'tool-missing') throw error;
      missing = error;
    }
  }
  throw refused || missing === null ? new ActFault('no-permission') : missing;
}
