import { type CheckContext, type CheckOutcome, defineCheck } from './check';
import { lookAtSystem } from './not-here';
import { madeBy } from './system/adapter-kinds';
import { carrierOnLinux, defaultRoutes, type LinuxLink, type LinuxRoute, linksOnLinux } from './system/linux-ways';
import { macRoutes } from './system/mac-ways';
import { hasWayOut, haveSameRank } from './system/windows-ways';

type Id = 'routes/single' | 'routes/none' | 'routes/conflict';

/** Whether there is one clear way out to the internet. */
export const check = defineCheck<Id>({
  id: 'net.routes',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 2,
  timeoutMs: 25_000,
  windows: ['routes', 'adapters'],
  findings: ['routes/single', 'routes/none', 'routes/conflict'],
  run: lookAtSystem({ windows: onWindows, macos: onMac, linux: onLinux }),
});

const SINGLE: CheckOutcome<Id> = { status: 'ok', findings: [{ id: 'routes/single' }] };
const NONE: CheckOutcome<Id> = { status: 'problem', findings: [{ id: 'routes/none' }] };
const CONFLICT: CheckOutcome<Id> = { status: 'problem', findings: [{ id: 'routes/conflict' }] };
const UNREADABLE: CheckOutcome<Id> = { status: 'unknown', reason: { code: 'unreadable-answer' } };

async function onWindows(context: CheckContext): Promise<CheckOutcome<Id>> {
  const { routes, adapters } = await context.windows('routes', 'adapters');
  if (routes === null) return UNREADABLE;
  if (!hasWayOut(routes)) return NONE;
  const same = haveSameRank(routes, adapters);
  if (same === null) return UNREADABLE;
  return same ? CONFLICT : SINGLE;
}

/** macOS ranks its services itself and gives all but one a route for their own use only. */
async function onMac(context: CheckContext): Promise<CheckOutcome<Id>> {
  const [four, six] = await Promise.all([macRoutes(context, 4), macRoutes(context, 6)]);
  if (four === null) return UNREADABLE;
  const open = four.filter(({ scoped }) => !scoped);
  const whole = open.filter(({ destination, interface: name }) => destination === 'default' && isPlug(name));
  if (new Set(whole.map((route) => route.interface)).size > 1) return CONFLICT;
  if (open.length > 0 || six?.some(({ scoped }) => !scoped)) return SINGLE;
  return six === null ? UNREADABLE : NONE;
}

function isPlug(name: string): boolean {
  return /^en\d/.test(name);
}

async function onLinux(context: CheckContext): Promise<CheckOutcome<Id>> {
  const [four, six] = await Promise.all([defaultRoutes(context, 4), defaultRoutes(context, 6)]);
  if (four === null) return UNREADABLE;
  if (four.length === 0 && !six?.length) {
    // Rules of their own tables may still lead out.
    const [over4, over6] = await Promise.all([carrierOnLinux(context, 4), carrierOnLinux(context, 6)]);
    return over4 === null && over6 === null ? NONE : SINGLE;
  }
  const rivals = sameMetric(four);
  if (rivals.length < 2) return SINGLE;
  const links = await linksOnLinux(context);
  if (links === null) return UNREADABLE;
  return rivals.filter((dev) => isReal(links, dev)).length > 1 ? CONFLICT : SINGLE;
}

/** Interfaces that share the lowest metric. IPv6 is left out: routers announce ways there, and several are usual. */
function sameMetric(routes: readonly LinuxRoute[]): string[] {
  const best = Math.min(...routes.map(({ metric }) => metric));
  const devs = routes.flatMap(({ dev, metric, parallel }) => (dev !== null && !parallel && metric === best ? dev : []));
  return [...new Set(devs)];
}

function isReal(links: readonly LinuxLink[], dev: string): boolean {
  const link = links.find(({ name }) => name === dev);
  // A container's own adapter is the end of a cable that a program made.
  const isPlug = link?.made === null || (link?.made === 'veth' && !link.isMember);
  return link?.up === true && isPlug && madeBy(dev) === null;
}
