import { orNull } from '../spotify/locate/places';
import { readRegistry } from '../spotify/registry';
import { type CheckContext, type CheckOutcome, defineCheck, type FoundFact } from './check';
import { notHere } from './not-here';
import { type OnlineState, onlineState } from './online-state';

type Id = 'onlineflag/online' | 'onlineflag/offline-wrong' | 'onlineflag/offline-right' | 'onlineflag/probing-disabled';

/** Whether the system tells programs that they are online. */
export const check = defineCheck<Id>({
  id: 'net.onlineflag',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 35_000,
  windows: ['online', 'profiles'],
  findings: [
    'onlineflag/online',
    'onlineflag/offline-wrong',
    'onlineflag/offline-right',
    'onlineflag/probing-disabled',
  ],
  async run(context) {
    const elsewhere = notHere(context);
    if (elsewhere) return elsewhere;
    const more: FoundFact<Id>[] = (await isProbingDisabled(context)) ? [{ id: 'onlineflag/probing-disabled' }] : [];
    return tell(await onlineState(context), more);
  },
});

function tell(state: OnlineState, more: FoundFact<Id>[]): CheckOutcome<Id> {
  switch (state) {
    case 'online':
      return { status: 'ok', findings: [{ id: 'onlineflag/online' }, ...more] };
    case 'offline-wrong':
      return { status: 'problem', findings: [{ id: 'onlineflag/offline-wrong' }, ...more] };
    case 'offline-right':
      return { status: 'ok', findings: [{ id: 'onlineflag/offline-right' }, ...more] };
    case 'unproven':
      return { status: 'unknown', findings: more, reason: { code: 'offline-run' } };
    case 'unclear':
      return { status: 'unknown', findings: more, reason: { code: 'unreadable-answer' } };
  }
}

const PROBING = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\NlaSvc\\Parameters\\Internet';

/** Windows' own test of the internet, which privacy tools switch off; it then tends to say no. */
async function isProbingDisabled({ ports, signal }: CheckContext): Promise<boolean> {
  if (ports.machine.platform !== 'windows') return false;
  return (await orNull(readRegistry(ports, PROBING, signal)))?.values.get('EnableActiveProbing') === '0x0';
}
