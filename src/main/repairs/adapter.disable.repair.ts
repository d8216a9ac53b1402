import { madeBy } from '../checks/system/adapter-kinds';
import { type LinuxLink, parseLinks, parseRoutes } from '../checks/system/linux-ways';
import { carriers, haveSameRank, rankOf } from '../checks/system/windows-ways';
import type { Ports } from '../ports';
import { askWindows } from '../windows/batch';
import type { AdapterFact, RouteFact } from '../windows/facts';
import type { Act } from './acts/act';
import { ActFault } from './acts/kind';
import { isRemote } from './remote';
import { defineRepair, type RepairPlan } from './repair';
import { isDescription, tool } from './tools/adapter.tool';

/** Of a rank: enough for the other way out to win, little enough to stay before those that are meant to be last. */
const STEP = 50;
const MOST = 3;

/**
 * Settles which way out counts: where two adapters have one rank, one of them gets a lower one and both keep working.
 * Otherwise it switches VPN adapters off that are up and lead nowhere. An adapter that carries traffic, those of
 * virtual machines and containers, and networks of chosen devices are never touched: they may well be in use.
 */
export const repair = defineRepair({
  id: 'rep.adapter.disable',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['net.adapters.virtual', 'net.routes'],
  needs: ['routes/conflict', 'adapters/idle-virtual'],
  async plan({ ports, findings, signal, elevated, managed }) {
    if (managed === true) return guide('managed');
    if (isRemote(ports.machine)) return guide('risky');
    const isTie = findings.some(({ id }) => id === 'routes/conflict');
    switch (ports.machine.platform) {
      case 'windows':
        return onWindows(ports, elevated === true, signal);
      case 'linux':
        return guide('only-you', await linuxCommands(ports, isTie, signal));
      case 'macos':
        return guide('only-you');
    }
  },
});

function guide(why: 'managed' | 'risky' | 'only-you' | 'admin', commands: string[] = []): RepairPlan {
  return { kind: 'guide', guide: { why, commands, open: 'network-connections' }, warnings: ['in-use'] };
}

async function onWindows(ports: Ports, elevated: boolean, signal: AbortSignal): Promise<RepairPlan> {
  const { adapters, routes } = await askWindows(ports.exec, ['adapters', 'routes'], signal);
  if (adapters === null || routes === null) return guide('only-you');
  const tied = haveSameRank(routes, adapters) ? lesserOf(adapters, routes) : null;
  if (tied) {
    const { adapter, rank } = tied;
    const script = `Set-NetIPInterface -InterfaceIndex ${adapter.index} -AddressFamily IPv4 -InterfaceMetric ${rank}`;
    if (!elevated) return guide('admin', [script]);
    const name = ['rank', String(adapter.index), adapter.description];
    const before = await readOrNull(ports, name, signal);
    if (before === null) return guide('only-you', [script]);
    return { kind: 'do', acts: [{ kind: 'setting', tool: 'adapter', name, before, after: String(rank) }] };
  }
  const idle = idleOf(adapters, routes);
  if (idle.length === 0 || idle.length > MOST) return guide('only-you');
  if (!elevated)
    return guide(
      'admin',
      idle.map(({ index }) => `Get-NetAdapter -InterfaceIndex ${index} | Disable-NetAdapter -Confirm:$false`),
    );
  const acts = idle.map(
    ({ index, description }): Act => ({
      kind: 'setting',
      tool: 'adapter',
      name: ['card', String(index), description],
      before: 'on',
      after: 'off',
    }),
  );
  return { kind: 'do', acts, warnings: ['in-use'] };
}

/** Of the adapters with the best rank the one to step back, Wi-Fi before a cable, and its new rank. */
function lesserOf(adapters: readonly AdapterFact[], routes: readonly RouteFact[]) {
  const ways = routes.filter(({ prefix }) => prefix === '0.0.0.0/0');
  const best = Math.min(...ways.map((way) => rankOf(way) ?? Number.POSITIVE_INFINITY));
  const tied = ways
    .filter((way) => rankOf(way) === best)
    .flatMap((way) => {
      const adapter = adapters.find(({ index }) => index === way.index);
      const isUsable = adapter && isDescription(adapter.description) && way.interfaceMetric !== null;
      return isUsable ? [{ adapter, rank: (way.interfaceMetric ?? 0) + STEP }] : [];
    });
  const isWifi = ({ description }: AdapterFact) => /wi-?fi|wireless|wlan|802\.11/i.test(description);
  return tied.find(({ adapter }) => isWifi(adapter)) ?? tied.at(-1) ?? null;
}

/** VPN adapters that are up without any way out of their own, beside one that carries the traffic. */
function idleOf(adapters: readonly AdapterFact[], routes: readonly RouteFact[]): AdapterFact[] {
  if (carriers(routes).size === 0) return [];
  return adapters.filter(
    ({ index, description, up }) =>
      up &&
      index !== null &&
      madeBy(description)?.kind === 'vpn' &&
      isDescription(description) &&
      !routes.some((way) => way.index === index),
  );
}

async function readOrNull(ports: Ports, name: readonly string[], signal: AbortSignal): Promise<string | null> {
  try {
    return await tool.read(name, ports, signal);
  } catch (error) {
    if (error instanceof ActFault) return null;
    throw error;
  }
}

/** NetworkManager asks for a password itself where it wants one. */
async function linuxCommands({ exec }: Ports, isTie: boolean, signal: AbortSignal): Promise<string[]> {
  const ip = async (...args: string[]) => {
    const { code, stdout } = await exec.run('ip', ['-j', ...args], { timeoutMs: 5000, signal });
    return code === 0 ? stdout : '';
  };
  const ways = parseRoutes(await ip('-4', 'route', 'show', 'default')) ?? [];
  const devices = ways.flatMap(({ dev }) => dev ?? []).filter(isDevice);
  if (isTie) {
    const lesser = devices.find((dev) => dev.startsWith('wl')) ?? devices.at(-1);
    return lesser === undefined ? [] : [`nmcli device modify ${lesser} ipv4.route-metric 700`];
  }
  const isIdle = ({ name, up }: LinuxLink) => up && madeBy(name)?.kind === 'vpn' && !devices.includes(name);
  const links = parseLinks(await ip('-d', 'link')) ?? [];
  return links
    .filter((link) => isIdle(link) && isDevice(link.name))
    .slice(0, MOST)
    .map(({ name }) => `nmcli device disconnect ${name}`);
}

/** Names of interfaces that need no quoting. */
function isDevice(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$/.test(name);
}
