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

/**
 * Makes the system forget addresses. `system` says for whom the text is; with `may-fail: yes` a system that
 * refuses is no fault, since addresses are forgotten by themselves after a while.
 */
export const verb: VerbHandler = {
  async perform(params, { ports, signal }) {
    try {
      await flush(ports, signal);
    } catch (error) {
      signal.throwIfAborted();
      const isKnown = error instanceof PortError || error instanceof ActFault;
      if (!isKnown || params['may-fail'] !== 'yes') throw error;
    }
  },
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
