import type { Reason } from '../../contract/diagnosis';
import { orNull } from '../spotify/locate/places';
import { ask } from './ask';
import { type CheckContext, type CheckOutcome, defineCheck, type FoundFact } from './check';
import { canStopOutput } from './firewall/linux-rules';
import { blocksInboundOnMac } from './firewall/mac-rules';
import { readFirewall } from './firewall/windows-state';
import { lookAtSystem } from './not-here';
import { activeThirdParties } from './security-products';
import { isTunnel, macExtensions, nameOf } from './system/mac-extensions';

type Id = 'firewall/no-block' | 'firewall/blocks-spotify' | 'firewall/blocks-by-default' | 'firewall/inbound-block';

/** Whether this computer's own firewall keeps Spotify from going out. */
export const check = defineCheck<Id>({
  id: 'net.firewall',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 30_000,
  windows: ['profiles', 'firewalls'],
  findings: ['firewall/no-block', 'firewall/blocks-spotify', 'firewall/blocks-by-default', 'firewall/inbound-block'],
  run: lookAtSystem({ windows: onWindows, macos: onMac, linux: onLinux }),
});

const INBOUND: FoundFact<Id> = { id: 'firewall/inbound-block' };

/** No block was found, unless something else may block that cannot be read. */
function tell(inbound: boolean, doubt: Reason | null): CheckOutcome<Id> {
  const findings = inbound ? [INBOUND] : [];
  if (doubt !== null) return { status: 'unknown', findings, reason: doubt };
  return { status: 'ok', findings: [{ id: 'firewall/no-block' }, ...findings] };
}

async function onWindows(context: CheckContext): Promise<CheckOutcome<Id>> {
  const installs = await context.spotify.installs();
  if (installs.length === 0) return { status: 'unknown', reason: { code: 'needs-spotify' } };
  const facts = await orNull(context.windows('profiles', 'firewalls'));
  const verdict = await readFirewall(context.ports, installs, facts?.profiles ?? null, context.signal);
  if (verdict === null) return { status: 'unknown', reason: { code: 'not-readable' } };

  const inbound = verdict.blocksInbound ? [INBOUND] : [];
  if (verdict.blockedBy !== null) {
    const blocked = { id: 'firewall/blocks-spotify' as const, data: { rule: verdict.blockedBy } };
    return { status: 'problem', findings: [blocked, ...inbound] };
  }
  if (verdict.blocksByDefault)
    return { status: 'problem', findings: [{ id: 'firewall/blocks-by-default' }, ...inbound] };
  if (verdict.partly) return tell(verdict.blocksInbound, { code: 'unreadable-answer', detail: 'a rule blocks a part' });
  // Rules of other firewalls are not written there.
  if (!facts?.firewalls) return tell(verdict.blocksInbound, { code: 'not-readable', detail: 'SecurityCenter2' });
  const other = activeThirdParties(facts.firewalls)[0];
  return tell(verdict.blocksInbound, other === undefined ? null : { code: 'not-readable', detail: other });
}

/** Apple's firewall stops what comes in alone; what stops traffic going out is an extension. */
async function onMac(context: CheckContext): Promise<CheckOutcome<Id>> {
  const [state, apps, extensions] = await Promise.all([
    orNull(ask(context, 'socketfilterfw', ['--getglobalstate'])),
    orNull(ask(context, 'socketfilterfw', ['--listapps'])),
    macExtensions(context),
  ]);
  const inbound = blocksInboundOnMac(state ?? '', apps ?? '');
  if (extensions === null) return tell(inbound, { code: 'not-readable', detail: 'systemextensionsctl' });
  const filter = extensions.find((one) => one.kind === 'network' && !isTunnel(one));
  return tell(inbound, filter === undefined ? null : { code: 'not-readable', detail: nameOf(filter) });
}

/** Only an administrator may read the rules. */
async function onLinux(context: CheckContext): Promise<CheckOutcome<Id>> {
  const text = await ask(context, 'nft', ['-j', 'list', 'ruleset']);
  if (text === null) return { status: 'unknown', reason: { code: 'no-permission' } };
  const stops = canStopOutput(text);
  if (stops === null) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
  // Whom those rules mean is more than can be read from them.
  if (stops) return { status: 'unknown', reason: { code: 'unreadable-answer', detail: 'nftables' } };
  const old = await orNull(context.ports.files.read('/proc/net/ip_tables_names', 4096));
  if (old !== null && old.length > 0)
    return { status: 'unknown', reason: { code: 'not-readable', detail: 'iptables' } };
  return tell(false, null);
}
