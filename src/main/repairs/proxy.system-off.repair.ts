import { joinPath } from '../paths';
import { PortError, type Ports } from '../ports';
import { folderFromEnv } from '../spotify/locate/places';
import { readRegistry } from '../spotify/registry';
import type { Act } from './acts/act';
import { planEdit } from './acts/edit-bytes';
import { toLatin1 } from './bytes';
import { defineRepair, type RepairPlan } from './repair';
import { isServiceName, macServices } from './tools/networksetup.tool';
import { INTERNET_SETTINGS, isPlain, isProxyOwn } from './tools/registry.tool';

/** The first host Spotify needs. */
const HOST = 'accounts.spotify.com';

/**
 * Switches off a proxy of the system that does not answer, and only where Spotify's servers can be reached without
 * one: on a network that needs its proxy the computer would be offline, so there it is left to people.
 */
export const repair = defineRepair({
  id: 'rep.proxy.system-off',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['net.proxy.system'],
  needs: ['system-proxy/dead', 'system-proxy/needs-login', 'system-proxy/forbids'],
  async plan({ ports, findings, signal, managed }) {
    if (managed === true) return guide('managed');
    // One that answers and says no is somebody's decision.
    if (!findings.some(({ id }) => id === 'system-proxy/dead')) return guide('risky');
    if (!(await reachesDirectly(ports, signal))) return guide('risky');
    const acts = await ACTS[ports.machine.platform](ports, signal);
    if (acts === 'link') return { kind: 'refuse', fault: 'link' };
    return acts === null || acts.length === 0 ? guide('only-you') : { kind: 'do', acts, warnings: ['needs-proxy'] };
  },
});

const guide = (why: 'managed' | 'risky' | 'only-you'): RepairPlan => ({
  kind: 'guide',
  guide: { why, commands: [], open: 'proxy-settings' },
  warnings: ['needs-proxy'],
});

async function reachesDirectly({ net }: Ports, signal: AbortSignal): Promise<boolean> {
  try {
    await net.tcp(HOST, 443, { timeoutMs: 5000, signal });
    return true;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof PortError) return false;
    throw error;
  }
}

/** Acts that switch it off; null where it is set in a place that cannot be told from here. */
type Planner = (ports: Ports, signal: AbortSignal) => Promise<Act[] | 'link' | null>;
const ACTS: Readonly<Record<Ports['machine']['platform'], Planner>> = {
  windows: onWindows,
  macos: onMac,
  linux: onLinux,
};

/** The script is asked before the fixed proxy, so where there is one it is the one that led astray. */
async function onWindows(ports: Ports, signal: AbortSignal): Promise<Act[] | null> {
  if (!(await isProxyOwn(ports, signal))) return null;
  const values = (await readRegistry(ports, INTERNET_SETTINGS, signal))?.values;
  const script = values?.get('AutoConfigURL') ?? '';
  const fixed = values?.get('ProxyEnable') ?? null;
  const refresh: Act = { kind: 'once', verb: 'proxy-refresh', params: {} };
  if (script !== '') {
    if (!isPlain('REG_SZ', script)) return null;
    const name = [INTERNET_SETTINGS, 'AutoConfigURL', 'REG_SZ'];
    return [{ kind: 'setting', tool: 'registry', name, before: script, after: null }, refresh];
  }
  if (fixed !== '0x1') return null;
  const name = [INTERNET_SETTINGS, 'ProxyEnable', 'REG_DWORD'];
  return [{ kind: 'setting', tool: 'registry', name, before: fixed, after: '0x0' }, refresh];
}

/** Those of the service in use: it stands first in the list of interfaces. */
async function onMac(ports: Ports, signal: AbortSignal): Promise<Act[] | null> {
  const { code, stdout } = await ports.exec.run('scutil', ['--nwi'], { timeoutMs: 5000, signal });
  const device = code === 0 ? /^Network interfaces:\s*([a-z]+\d+)/m.exec(stdout)?.[1] : undefined;
  const services = device === undefined ? null : await macServices(ports, signal);
  const used = services?.filter((service) => service.device === device && service.on.length > 0) ?? [];
  // Two of one name: the tool that switches could take the wrong one.
  if (
    used.some(({ name }) => !isServiceName(name) || services?.some((one) => one.name === name && !used.includes(one)))
  )
    return null;
  return used.flatMap(({ id, name, on }) =>
    on.map((key): Act => ({ kind: 'setting', tool: 'networksetup', name: [id, name, key], before: '1', after: '0' })),
  );
}

/** KDE keeps a file of its own; every other desktop has GNOME's setting. */
async function onLinux(ports: Ports, signal: AbortSignal): Promise<Act[] | 'link' | null> {
  const { env, home, pretend } = ports.machine;
  const isKde = (env.XDG_CURRENT_DESKTOP ?? '').split(':').some((name) => name.toUpperCase() === 'KDE');
  if (isKde || pretend) {
    const folder = folderFromEnv(ports, 'XDG_CONFIG_HOME', joinPath('linux', home, '.config'));
    return inKde(ports, joinPath('linux', folder, 'kioslaverc'));
  }
  const args = ['get', 'org.gnome.system.proxy', 'mode'];
  const { code, stdout } = await ports.exec.run('gsettings', args, { timeoutMs: 5000, signal });
  const mode = stdout.trim();
  if (code !== 0 || (mode !== "'manual'" && mode !== "'auto'")) return null;
  const name = ['org.gnome.system.proxy', 'mode'];
  return [{ kind: 'setting', tool: 'gsettings', name, before: mode, after: "'none'" }];
}

/** `ProxyType=1` below `[Proxy Settings]` becomes 0; the addresses stay. */
async function inKde({ files }: Ports, path: string): Promise<Act[] | 'link' | null> {
  const facts = await files.linkFacts(path);
  if (facts === null) return null;
  if (facts.kind !== 'file') return 'link';
  const bytes = await files.read(path);
  const text = toLatin1(bytes);
  const group = /(^|\n)\[Proxy Settings\][ \t]*\r?\n/.exec(text);
  if (group === null) return null;
  const start = group.index + group[0].length;
  const next = text.indexOf('\n[', start - 1);
  const found = /(^|\n)ProxyType(\[\$\w+\])?=[ \t]*[123](?=[ \t\r\n]|$)/.exec(
    text.slice(start - 1, next < 0 ? undefined : next),
  );
  if (found === null) return null;
  const [before] = found;
  return [await planEdit(path, bytes, [{ at: start - 1 + found.index, before, after: before.replace(/[123]$/, '0') }])];
}
