import { type CheckContext, type CheckOutcome, defineCheck } from './check';
import { notHere } from './not-here';
import { activeThirdParties } from './security-products';
import { isTunnel, macExtensions, nameOf } from './system/mac-extensions';

type Id = 'av/none-third-party' | 'av/third-party';

/** Programs told one by one. */
const MAX_TOLD = 4;

/** Security programs beside the system's own. Having one is no fault. */
export const check = defineCheck<Id>({
  id: 'sec.av',
  platforms: ['windows', 'macos'],
  reach: 'local',
  stage: 2,
  timeoutMs: 25_000,
  windows: ['antivirus', 'firewalls'],
  findings: ['av/none-third-party', 'av/third-party'],
  async run(context) {
    const elsewhere = notHere(context);
    if (elsewhere) return elsewhere;
    const isMac = context.ports.machine.platform === 'macos';
    const names = await (isMac ? onMac(context) : onWindows(context));
    return names === null ? { status: 'unknown', reason: { code: 'not-readable' } } : tell(names);
  },
});

function tell(names: readonly string[]): CheckOutcome<Id> {
  if (names.length === 0) return { status: 'ok', findings: [{ id: 'av/none-third-party' }] };
  return { status: 'ok', findings: names.slice(0, MAX_TOLD).map((name) => ({ id: 'av/third-party', data: { name } })) };
}

/** Windows Server keeps no such list. */
async function onWindows(context: CheckContext): Promise<string[] | null> {
  const { antivirus, firewalls } = await context.windows('antivirus', 'firewalls');
  return antivirus === null ? null : activeThirdParties([...antivirus, ...(firewalls ?? [])]);
}

async function onMac(context: CheckContext): Promise<string[] | null> {
  const watching = (await macExtensions(context))?.filter(
    (one) => one.kind === 'endpoint' || (one.kind === 'network' && !isTunnel(one)),
  );
  return watching === undefined ? null : [...new Set(watching.map(nameOf))];
}
