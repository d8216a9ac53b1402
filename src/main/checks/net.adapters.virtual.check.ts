import type { Phrase } from '../../contract/phrases';
import { type CheckContext, type CheckOutcome, defineCheck } from './check';
import { notHere } from './not-here';
import { madeBy } from './system/adapter-kinds';
import { carrierOnLinux, linksOnLinux } from './system/linux-ways';
import { macCarrier, macRoutes } from './system/mac-ways';
import { carriers } from './system/windows-ways';

type Id = 'adapters/no-idle-virtual' | 'adapters/idle-virtual';

/** Adapters that programs made, that are up and that carry nothing. Context: most computers of developers have some. */
export const check = defineCheck<Id>({
  id: 'net.adapters.virtual',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 2,
  timeoutMs: 25_000,
  windows: ['adapters', 'routes'],
  findings: ['adapters/no-idle-virtual', 'adapters/idle-virtual'],
  async run(context) {
    const elsewhere = notHere(context);
    if (elsewhere) return elsewhere;
    const labels = await LOOK[context.ports.machine.platform](context);
    if (labels === null) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
    return tell([...new Set(labels)]);
  },
});

const LOOK = { windows: onWindows, macos: onMac, linux: onLinux } as const;
const MAX_NAMED = 6;

function tell(labels: readonly string[]): CheckOutcome<Id> {
  if (labels.length === 0) return { status: 'ok', findings: [{ id: 'adapters/no-idle-virtual' }] };
  const data = { names: labels.slice(0, MAX_NAMED).join(', '), count: labels.length };
  return { status: 'ok', findings: [{ id: 'adapters/idle-virtual', data }] };
}

/** Products' names, never what the person called an adapter. Null when adapters or routes cannot be read. */
async function onWindows(context: CheckContext): Promise<string[] | null> {
  const { adapters, routes } = await context.windows('adapters', 'routes');
  if (adapters === null || routes === null) return null;
  const carrying = carriers(routes);
  return adapters
    .filter(({ index, up }) => up && (index === null || !carrying.has(index)))
    .flatMap(({ description, hardware, virtual }) => {
      const isOther = virtual === true && hardware === false;
      return madeBy(description)?.label ?? (isOther ? ('another virtual adapter' satisfies Phrase) : []);
    });
}

/** Those with an address count as up. */
async function onMac(context: CheckContext): Promise<string[] | null> {
  const routes = await macRoutes(context, 4);
  if (routes === null) return null;
  const carrier = macCarrier(routes);
  return context.ports.net.interfaces().flatMap(({ name }) => (name === carrier ? [] : (madeBy(name)?.label ?? [])));
}

/** Kinds that are a usual part of the way out, not beside it. */
const USUAL = new Set(['vlan', 'bond', 'team', 'macvlan', 'ipvlan']);

async function onLinux(context: CheckContext): Promise<string[] | null> {
  const [links, four, six] = await Promise.all([
    linksOnLinux(context),
    carrierOnLinux(context, 4),
    carrierOnLinux(context, 6),
  ]);
  return (
    links?.flatMap(({ name, made, up, isMember, isLoopback }) => {
      if (!up || isMember || isLoopback || name === four || name === six) return [];
      const label = madeBy(name)?.label;
      return label ?? (made === null || USUAL.has(made) ? [] : made);
    }) ?? null
  );
}
