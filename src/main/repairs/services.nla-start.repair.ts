import { askWindows } from '../windows/batch';
import type { ServiceFact } from '../windows/facts';
import type { Act } from './acts/act';
import { defineRepair, type RepairPlan } from './repair';

const RUNNING = 4;
const DISABLED = 4;
/** Windows 11. */
const ELEVEN = 22_000;
const WORDS: Readonly<Record<string, string>> = { '2': 'auto', '3': 'demand' };

/** In this order: each builds on those before. How each starts by Windows' own defaults: 2 by itself, 3 when needed. */
const DEFAULTS: readonly { name: string; start: (build: number) => '2' | '3' }[] = [
  { name: 'nsi', start: () => '2' },
  { name: 'Dhcp', start: () => '2' },
  { name: 'Dnscache', start: () => '2' },
  { name: 'NlaSvc', start: (build) => (build < ELEVEN ? '2' : '3') },
  { name: 'netprofm', start: () => '3' },
];

/** Starts the services that tell programs whether they are online, with the start that Windows itself gave them. */
export const repair = defineRepair({
  id: 'rep.services.nla-start',
  platforms: ['windows'],
  checks: ['net.nla'],
  needs: ['nla/disabled', 'nla/stopped'],
  async plan({ ports, signal, elevated, managed }) {
    if (managed === true) return guide('managed', []);
    const build = Number(/^10\.0\.(\d{4,6})/.exec(ports.machine.osVersion())?.[1] ?? Number.NaN);
    const { services } = await askWindows(ports.exec, ['services'], signal);
    if (services === null || Number.isNaN(build)) return guide('only-you', []);
    const due = dueOf(services, build);
    if (due.length === 0) return { kind: 'refuse', fault: 'changed' };
    // Windows guards how this one starts, even from administrators.
    const isGuarded = due.some(({ name, after }) => name === 'Dnscache' && after !== null);
    if (elevated !== true || isGuarded) return guide(isGuarded ? 'only-you' : 'admin', due.flatMap(commandsOf));
    return { kind: 'do', acts: due.flatMap(actsOf) };
  },
});

interface Due {
  name: string;
  /** Start to be given back; null where it is fine. */
  after: '2' | '3' | null;
}

function dueOf(services: readonly ServiceFact[], build: number): Due[] {
  return DEFAULTS.flatMap(({ name, start }) => {
    const found = services.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!found || found.status === null || found.status === RUNNING) return [];
    return { name, after: found.start === DISABLED ? start(build) : null };
  });
}

function actsOf({ name, after }: Due): Act[] {
  const begin: Act = { kind: 'once', verb: 'start-service', params: { service: name } };
  if (after === null) return [begin];
  return [{ kind: 'setting', tool: 'service', name: [name], before: String(DISABLED), after }, begin];
}

/** With the ending: a bare `sc` writes a file in Windows' PowerShell. */
function commandsOf({ name, after }: Due): string[] {
  const begin = `sc.exe start ${name}`;
  return after === null ? [begin] : [`sc.exe config ${name} start= ${WORDS[after] ?? ''}`, begin];
}

const guide = (why: 'managed' | 'only-you' | 'admin', commands: string[]): RepairPlan => ({
  kind: 'guide',
  guide: { why, commands, open: 'windows-services' },
});
