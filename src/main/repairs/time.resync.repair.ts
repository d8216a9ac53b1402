import { PortError, type Ports } from '../ports';
import { readRegistry } from '../spotify/registry';
import type { Act } from './acts/act';
import { defineRepair, type RepairPlan } from './repair';
import { tool as service } from './tools/service.tool';
import { tool as timesync } from './tools/timesync.tool';

const PARAMETERS = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters';

/** Sets the clock by the internet. Only an administrator may set a clock, so the others are told how. */
export const repair = defineRepair({
  id: 'rep.time.resync',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['sys.clock', 'sys.timesync'],
  needs: ['clock/wrong', 'clock/slightly-off', 'timesync/off'],
  async plan({ ports, findings, signal, elevated, managed }) {
    if (managed === true) return guide('managed', []);
    if (ports.machine.pretend) return guide('only-you', []);
    const isOff = findings.some(({ id }) => id === 'timesync/off');
    return PLAN[ports.machine.platform](ports, { isOff, elevated: elevated === true }, signal);
  },
});

interface Known {
  isOff: boolean;
  elevated: boolean;
}

const guide = (why: 'managed' | 'only-you' | 'admin', commands: string[]): RepairPlan => ({
  kind: 'guide',
  guide: { why, commands, open: 'date-settings' },
  warnings: ['jump'],
});
const act = (acts: Act[]): RepairPlan => ({ kind: 'do', acts, warnings: ['jump'] });

const PLAN = { windows: onWindows, macos: onMac, linux: onLinux } as const;

async function onWindows(ports: Ports, { elevated }: Known, signal: AbortSignal): Promise<RepairPlan> {
  const [start, parameters] = await Promise.all([
    service.read(['W32Time'], ports, signal),
    readRegistry(ports, PARAMETERS, signal),
  ]);
  const resync = ['sc.exe start w32time', 'w32tm /resync /force'];
  // Told to follow nobody: whom to follow is the person's choice.
  if (parameters?.values.get('Type')?.trim() === 'NoSync')
    return guide('only-you', [
      'w32tm /config /syncfromflags:manual /manualpeerlist:time.windows.com /update',
      ...resync,
    ]);
  const isDisabled = start === '4';
  if (!elevated) return guide('admin', isDisabled ? ['sc.exe config w32time start= demand', ...resync] : resync);
  const deed: Act = { kind: 'once', verb: 'resync-clock', params: { system: 'windows' } };
  const enable: Act = { kind: 'setting', tool: 'service', name: ['W32Time'], before: '4', after: '3' };
  return act(isDisabled ? [enable, deed] : [deed]);
}

async function onMac(_ports: Ports, { isOff, elevated }: Known): Promise<RepairPlan> {
  const commands = ['sudo sntp -sS time.apple.com'];
  if (isOff) commands.push('sudo systemsetup -setusingnetworktime on');
  if (!elevated || isOff) return guide('admin', commands);
  return act([{ kind: 'once', verb: 'resync-clock', params: { system: 'macos' } }]);
}

async function onLinux(ports: Ports, { elevated }: Known, signal: AbortSignal): Promise<RepairPlan> {
  const keeps = await timesync.read(['ntp'], ports, signal).catch((error: unknown) => {
    if (error instanceof PortError && error.code === 'failed') return null;
    throw error;
  });
  // Without systemd's services behind it the tool is there and says nothing: something else sets this clock.
  if (keeps === null) return guide('only-you', []);
  // It is on and the clock is wrong all the same: the service that sets it is stuck, or asks nobody.
  if (keeps === 'yes')
    return guide('admin', ['timedatectl timesync-status', 'sudo systemctl restart systemd-timesyncd']);
  if (!elevated) return guide('admin', ['sudo timedatectl set-ntp true']);
  return act([{ kind: 'setting', tool: 'timesync', name: ['ntp'], before: 'no', after: 'yes' }]);
}
