import { orNull } from '../spotify/locate/places';
import { readRegistry } from '../spotify/registry';
import { ask } from './ask';
import { type CheckContext, type CheckOutcome, defineCheck } from './check';
import { lookAtSystem } from './not-here';
import { parseSntp, parseTimedatectl } from './system/time-sync';

type Id = 'timesync/on' | 'timesync/off';

const ON: CheckOutcome<Id> = { status: 'ok', findings: [{ id: 'timesync/on' }] };
/** A clock set by hand may be right: `sys.clock` judges the time itself. */
const OFF: CheckOutcome<Id> = { status: 'ok', findings: [{ id: 'timesync/off' }] };

/** Whether the system sets its clock by itself. */
export const check = defineCheck<Id>({
  id: 'sys.timesync',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 2,
  timeoutMs: 12_000,
  findings: ['timesync/on', 'timesync/off'],
  run: lookAtSystem({ windows: onWindows, macos: onMac, linux: onLinux }),
});

const W32TIME = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time';

/** By its settings: that the service is stopped is usual, an event starts it. */
async function onWindows({ ports, signal }: CheckContext): Promise<CheckOutcome<Id>> {
  const [service, parameters] = await Promise.all([
    readRegistry(ports, W32TIME, signal),
    readRegistry(ports, `${W32TIME}\\Parameters`, signal),
  ]);
  const type = parameters?.values.get('Type')?.trim();
  // Disabled, or told to follow nobody.
  if (service?.values.get('Start') === '0x4' || type === 'NoSync') return OFF;
  // NTP: a time server; NT5DS: the company's domain; AllSync: both.
  return type === 'NTP' || type === 'NT5DS' || type === 'AllSync'
    ? ON
    : { status: 'unknown', reason: { code: 'unreadable-answer' } };
}

const TIMED = '/private/var/db/timed/Library/Preferences/com.apple.timed.plist';
/** A clock that nobody sets is off by more than this within days, in seconds. */
const CLOSE_S = 0.5;

/** The setting is an administrator's to read on most Macs. A clock that keeps to Apple's is set by it. */
async function onMac(context: CheckContext): Promise<CheckOutcome<Id>> {
  const setting = await orNull(
    ask(context, 'plutil', ['-extract', 'TMAutomaticTimeOnlyEnabled', 'raw', '-o', '-', TIMED]),
  );
  if (setting?.trim() === 'true') return ON;
  if (setting?.trim() === 'false') return OFF;
  if (context.offline) return { status: 'unknown', reason: { code: 'offline-run' } };
  const answer = await ask(context, 'sntp', ['-t', '2', 'time.apple.com'], 6000);
  const offset = answer === null ? null : parseSntp(answer);
  if (offset === null) return { status: 'unknown', reason: { code: 'no-answer' } };
  return Math.abs(offset) <= CLOSE_S ? ON : { status: 'unknown', reason: { code: 'no-permission' } };
}

async function onLinux(context: CheckContext): Promise<CheckOutcome<Id>> {
  const text = await ask(context, 'timedatectl', ['show', '-p', 'NTP', '-p', 'NTPSynchronized']);
  // Systems that do not start with systemd have their own ways.
  if (text === null) return { status: 'unknown', reason: { code: 'not-readable', detail: 'timedatectl' } };
  const isSynced = parseTimedatectl(text);
  if (isSynced === null) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
  return isSynced ? ON : OFF;
}
