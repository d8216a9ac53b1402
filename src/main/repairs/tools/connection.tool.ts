import { PortError, type Ports } from '../../ports';
import { until } from '../../wait';
import { askWindows } from '../../windows/batch';
import { ActFault } from '../acts/kind';
import type { SettingHandler } from '../acts/setting';

const READ_MS = 8000;
/** Making a connection may ask servers far away, in milliseconds. */
const WRITE_MS = 45_000;

/** A connection that the system itself keeps and can end: a VPN. */
export interface SystemVpn {
  /** As the tool of the system knows it. */
  id: string;
  /** As the person knows it. */
  label: string;
}

/**
 * VPNs of the system itself that are connected. Programs of others are not among them: their protection against
 * leaks may cut all traffic when something else ends them. Null where the system has no such list.
 */
export async function systemVpns(ports: Ports, signal: AbortSignal): Promise<SystemVpn[] | null> {
  try {
    const found = await LIST[ports.machine.platform](ports, signal);
    return found?.filter(({ id, label }) => isId(ports.machine.platform, id) && label !== '') ?? null;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof PortError) return null;
    throw error;
  }
}

/** `[id, label]`, `up` or `down`. */
export const tool: SettingHandler = {
  async read(name, ports, signal) {
    const id = idOf(name, ports);
    const found = await LIST[ports.machine.platform](ports, signal);
    if (found === null) throw new PortError('failed', 'UNREADABLE');
    return found.some((one) => one.id === id) ? 'up' : 'down';
  },
  async write(name, value, ports, signal) {
    const id = idOf(name, ports);
    const [program, ...args] = switchOf(ports.machine.platform, id, value === 'up');
    await ports.exec.run(program, args, { timeoutMs: WRITE_MS, signal });
    // It answers while the connection is still on its way.
    await until(async () => (await tool.read(name, ports, signal)) === value, signal, { mostMs: 15_000 });
  },
  label: ([, label = '']) => label,
};

function switchOf(platform: Ports['machine']['platform'], id: string, up: boolean) {
  switch (platform) {
    case 'windows':
      return ['rasdial', id, ...(up ? [] : ['/disconnect'])] as const;
    case 'macos':
      return ['scutil', '--nc', up ? 'start' : 'stop', id] as const;
    case 'linux':
      return ['nmcli', '--wait', '30', 'connection', up ? 'up' : 'down', 'uuid', id] as const;
  }
}

/** A name on Windows, elsewhere a number that the system gave. */
function isId(platform: Ports['machine']['platform'], id: string): boolean {
  return platform === 'windows' ? /^[^-/"\p{Cc}][^"\p{Cc}]{0,200}$/u.test(id) : /^[0-9A-F-]{36}$/i.test(id);
}

function idOf([id = '']: readonly string[], { machine }: Ports): string {
  if (!isId(machine.platform, id)) throw new ActFault('failed');
  return id;
}

type Lister = (ports: Ports, signal: AbortSignal) => Promise<SystemVpn[] | null>;
const LIST: Readonly<Record<Ports['machine']['platform'], Lister>> = {
  windows: async ({ exec }, signal) => {
    const { vpns } = await askWindows(exec, ['vpns'], signal);
    return vpns?.map(({ name }) => ({ id: name, label: name })) ?? null;
  },
  macos: async ({ exec }, signal) => {
    const listed = await exec.run('scutil', ['--nc', 'list'], { timeoutMs: READ_MS, signal });
    if (listed.code !== 0) return null;
    const found: SystemVpn[] = [];
    for (const { id, label } of readConnections(listed.stdout)) {
      const { code, stdout } = await exec.run('scutil', ['--nc', 'status', id], { timeoutMs: READ_MS, signal });
      if (code === 0 && isConnected(stdout)) found.push({ id, label });
    }
    return found;
  },
  linux: async ({ exec }, signal) => {
    const args = ['-t', '-f', 'UUID,TYPE,STATE,NAME', 'connection', 'show', '--active'];
    const { code, stdout } = await exec.run('nmcli', args, { timeoutMs: READ_MS, signal });
    return code === 0 ? readActive(stdout) : null;
  },
};

/** Reads `UUID:TYPE:STATE:NAME`; a colon in a name is written `\:`. The words are nmcli's own in the C locale. */
export function readActive(text: string): SystemVpn[] {
  return text
    .split('\n')
    .slice(0, 500)
    .flatMap((line) => {
      const [, id = '', name = ''] = /^([0-9a-f-]{36}):(?:vpn|wireguard):activated:(.{1,200})$/i.exec(line) ?? [];
      return id === '' ? [] : { id, label: name.replace(/\\([\\:])/g, '$1') };
    });
}

/** Reads `* (Connected)   0A1B...-... IPSec --> IKEv2   "Work"   [IPSec:IKEv2]`: the number and the name. */
export function readConnections(text: string): SystemVpn[] {
  return text
    .split('\n')
    .slice(0, 500)
    .flatMap((line) => {
      const [, id = '', label = ''] =
        /\s([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})\s.*?"(.{1,200})"/i.exec(line) ?? [];
      return id === '' ? [] : { id, label };
    });
}

/** kSCNetworkConnectionConnected in `Status : 2`; the first line is a word. */
function isConnected(text: string): boolean {
  return /^\s*Status : 2\s*$/m.test(text);
}
