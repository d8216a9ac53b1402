import type { Phrase } from '../../contract/phrases';
import { type CheckOutcome, defineCheck } from './check';
import { askWebApi, isRecord } from './web-api';

/** Whether Spotify's servers see a device that plays, and what it refuses. Only with a token for this run. */
export const check = defineCheck({
  id: 'webapi.devices',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  timeoutMs: 15_000,
  onDemand: true,
  findings: ['devices/active', 'devices/none', 'devices/restricted'],
  async run(context): Promise<CheckOutcome<'devices/active' | 'devices/none' | 'devices/restricted'>> {
    if (!context.secrets.webApiToken) return { status: 'unknown', reason: { code: 'needs-token' } };
    const devices = (await askWebApi(context, 'me/player/devices'))?.devices;
    if (!Array.isArray(devices)) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
    const seen = devices.filter(isRecord);
    const active = seen.find((device) => device.is_active === true);
    if (!active) return { status: 'problem', findings: [{ id: 'devices/none', data: { count: seen.length } }] };
    const refused =
      active.is_restricted === true
        ? ('any command' satisfies Phrase)
        : refusedActions(await askWebApi(context, 'me/player'));
    const restricted = { id: 'devices/restricted' as const, data: { actions: refused } };
    return { status: 'ok', findings: [{ id: 'devices/active' }, ...(refused === '' ? [] : [restricted])] };
  },
});

/** What cannot be asked of a player at any time tells nothing: it plays, or it is paused. */
const ALWAYS_ONE_OF = new Set(['pausing', 'resuming']);

/** `{actions: {disallows: {skipping_prev: true}}}` as "skipping prev". */
function refusedActions(player: Record<string, unknown> | null): string {
  const disallows = isRecord(player?.actions) ? player.actions.disallows : null;
  if (!isRecord(disallows)) return '';
  return Object.entries(disallows)
    .filter(([name, value]) => value === true && /^[a-z_]{1,40}$/.test(name) && !ALWAYS_ONE_OF.has(name))
    .map(([name]) => name.replaceAll('_', ' '))
    .sort()
    .slice(0, 20)
    .join(', ');
}
