import { type CheckContext, type CheckOutcome, defineCheck, type FoundFact } from './check';
import { lookAtSystem } from './not-here';
import { madeBy } from './system/adapter-kinds';
import { carrierOnLinux, type LinuxLink, linksOnLinux } from './system/linux-ways';
import { macCarrier, macNetwork, macRoutes } from './system/mac-ways';
import { carriers } from './system/windows-ways';

type Id = 'vpn/none' | 'vpn/active' | 'vpn/idle';

/** Whether a VPN carries the traffic. Having one is no fault. */
export const check = defineCheck<Id>({
  id: 'net.vpn',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 2,
  timeoutMs: 25_000,
  windows: ['adapters', 'routes', 'vpns'],
  findings: ['vpn/none', 'vpn/active', 'vpn/idle'],
  run: lookAtSystem({ windows: onWindows, macos: onMac, linux: onLinux }),
});

/** What is up, by products' names. A mesh reaches chosen devices only, unless it carries all. */
interface Seen {
  carrying: string[];
  idle: string[];
  mesh: string[];
}

function tell({ carrying, idle, mesh }: Seen): CheckOutcome<Id> {
  const join = (names: readonly string[]) => [...new Set(names)].slice(0, 5).join(', ');
  if (carrying.length > 0) return { status: 'ok', findings: [{ id: 'vpn/active', data: { name: join(carrying) } }] };
  const findings: FoundFact<Id>[] = [];
  // One that is up may still take Spotify's part of the traffic: that none does is then not said.
  if (idle.length === 0) findings.push({ id: 'vpn/none' });
  if (idle.length + mesh.length > 0) findings.push({ id: 'vpn/idle', data: { name: join([...idle, ...mesh]) } });
  return { status: 'ok', findings };
}

const cannotTell = (detail?: string): CheckOutcome<Id> => ({
  status: 'unknown',
  reason: { code: 'unreadable-answer', detail },
});

async function onWindows(context: CheckContext): Promise<CheckOutcome<Id>> {
  const { adapters, routes, vpns } = await context.windows('adapters', 'routes', 'vpns');
  const seen: Seen = { carrying: [], idle: [], mesh: [] };
  for (const { split } of vpns ?? []) seen[split ? 'idle' : 'carrying'].push('Windows VPN');
  if (seen.carrying.length > 0) return tell(seen);
  if (adapters === null || routes === null) return cannotTell();
  const carrying = carriers(routes);
  for (const { index, description, up } of adapters) {
    const made = madeBy(description);
    if (made === null || made.kind === 'virtual') continue;
    if (index !== null && carrying.has(index)) seen.carrying.push(made.label);
    else if (up) seen[made.kind === 'mesh' ? 'mesh' : 'idle'].push(made.label);
  }
  if (seen.carrying.length > 0) return tell(seen);
  // Dial-up ways, VPNs of Windows' kind among them, are not in the list of adapters.
  const hidden = [...carrying].some((index) => !adapters.some((adapter) => adapter.index === index));
  return hidden ? cannotTell('PPP') : tell(seen);
}

/** Every Mac has a few utun interfaces that carry nothing: only the one in use counts. */
async function onMac(context: CheckContext): Promise<CheckOutcome<Id>> {
  const [routes, network] = await Promise.all([macRoutes(context, 4), macNetwork(context)]);
  const inUse = [routes && macCarrier(routes), network?.interfaces[0]].filter((name) => typeof name === 'string');
  if (routes === null && network === null) return cannotTell();
  const vpns = network?.vpns ?? [];
  const carrying = inUse.filter((name) => /^(utun|ipsec|tun|tap)\d/.test(name) || vpns.includes(name));
  if (carrying.length === 0 && inUse.some((name) => name.startsWith('ppp'))) return cannotTell('PPP');
  return tell({ carrying, idle: vpns.filter((name) => !carrying.includes(name)), mesh: [] });
}

/** Kinds of Linux interfaces that are the end of a tunnel. */
const TUNNELS: Readonly<Record<string, string>> = {
  wireguard: 'WireGuard',
  tun: 'tunnel',
  vti: 'IPsec',
  vti6: 'IPsec',
  xfrm: 'IPsec',
  gre: 'GRE',
};

async function onLinux(context: CheckContext): Promise<CheckOutcome<Id>> {
  const [four, six, links] = await Promise.all([
    carrierOnLinux(context, 4),
    carrierOnLinux(context, 6),
    linksOnLinux(context),
  ]);
  if (links === null) return cannotTell();
  const seen: Seen = { carrying: [], idle: [], mesh: [] };
  for (const link of links) {
    const tunnel = tunnelOf(link);
    if (tunnel === null) continue;
    if (link.name === four || link.name === six) seen.carrying.push(tunnel.label);
    else if (link.up) seen[tunnel.isMesh ? 'mesh' : 'idle'].push(tunnel.label);
  }
  if (seen.carrying.length > 0) return tell(seen);
  // A modem and a VPN of the old kind look the same.
  return four?.startsWith('ppp') ? cannotTell('PPP') : tell(seen);
}

function tunnelOf({ name, made, isMember }: LinuxLink): { label: string; isMesh: boolean } | null {
  // Ends of virtual machines' cables are of the same kind and lie in a bridge.
  if (isMember) return null;
  const known = madeBy(name);
  if (known?.kind === 'virtual') return null;
  if (known) return { label: known.label, isMesh: known.kind === 'mesh' };
  const label = made === null ? undefined : TUNNELS[made];
  return label === undefined ? null : { label, isMesh: false };
}
