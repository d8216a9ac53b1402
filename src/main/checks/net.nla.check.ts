import type { ServiceFact } from '../windows/facts';
import { type CheckOutcome, defineCheck } from './check';
import { notHere } from './not-here';
import { onlineState } from './online-state';

type Id = 'nla/running' | 'nla/disabled' | 'nla/stopped';

/** What tells programs whether they are online cannot work without these. */
const NEEDED = ['netprofm', 'NlaSvc', 'nsi', 'Dhcp'];
/** Helps, but Windows is online without it: its absence counts only when Windows says that it is offline. */
const HELPFUL = ['Dnscache'];
const RUNNING = 4;
const DISABLED = 4;

/** The services of Windows that tell programs whether they are online. */
export const check = defineCheck<Id>({
  id: 'net.nla',
  platforms: ['windows'],
  reach: 'local',
  stage: 1,
  timeoutMs: 35_000,
  windows: ['services', 'online', 'profiles'],
  findings: ['nla/running', 'nla/disabled', 'nla/stopped'],
  async run(context) {
    const elsewhere = notHere(context);
    if (elsewhere) return elsewhere;
    const { services } = await context.windows('services');
    if (services === null) return { status: 'unknown', reason: { code: 'not-readable' } };
    const find = (name: string) => services.find((service) => service.name.toLowerCase() === name.toLowerCase());
    const known = [...NEEDED, ...HELPFUL].flatMap((name) => find(name) ?? []);
    const isTold = NEEDED.every((name) => (find(name)?.status ?? null) !== null);
    // One that is set to be disabled but still runs does its work until the next start.
    const idle = known.filter(({ status }) => status !== null && status !== RUNNING);
    const disabled = idle.find(({ name, start }) => start === DISABLED && isIn(NEEDED, name));
    if (disabled) return problem('nla/disabled', disabled);
    if (idle.length === 0) {
      return isTold
        ? { status: 'ok', findings: [{ id: 'nla/running' }] }
        : { status: 'unknown', reason: { code: 'not-readable' } };
    }
    // Started by hand or by an event, stopped is their usual state, unless Windows is wrong about being offline.
    const state = await onlineState(context);
    if (state === 'online') return { status: 'ok', findings: [{ id: 'nla/running' }] };
    const stopped = idle.find(({ name }) => isIn(NEEDED, name)) ?? idle[0];
    if (state !== 'offline-wrong' || stopped === undefined) {
      return { status: 'unknown', reason: { code: 'needs-other-check', detail: 'net.onlineflag' } };
    }
    return problem(stopped.start === DISABLED ? 'nla/disabled' : 'nla/stopped', stopped);
  },
});

function problem(id: 'nla/disabled' | 'nla/stopped', { name }: ServiceFact): CheckOutcome<Id> {
  return { status: 'problem', findings: [{ id, data: { service: name } }] };
}

function isIn(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}
