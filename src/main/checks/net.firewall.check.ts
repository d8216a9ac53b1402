import type { Reason } from '../../contract/diagnosis';
import type { Install } from '../spotify/facts';
import { orNull } from '../spotify/locate/places';
import { readRegistry } from '../spotify/registry';
import type { WindowsFacts } from '../windows/facts';
import { ask } from './ask';
import { type CheckContext, type CheckOutcome, defineCheck, type FoundFact } from './check';
import { canStopOutput } from './firewall/linux-rules';
import { blocksInboundOnMac } from './firewall/mac-rules';
import { judgeRules, type ProfileState } from './firewall/windows-judgement';
import { type FirewallProfile, isAbout, PROFILES, parseRule } from './firewall/windows-rules';
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

const POLICY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';
const COMPANY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';

async function onWindows(context: CheckContext): Promise<CheckOutcome<Id>> {
  const installs = await context.spotify.installs();
  if (installs.length === 0) return { status: 'unknown', reason: { code: 'needs-spotify' } };
  const { ports, signal } = context;
  const read = (key: string) => readRegistry(ports, key, signal);
  const [own, company, facts] = await Promise.all([
    read(`${POLICY}\\FirewallRules`),
    read(`${COMPANY}\\FirewallRules`),
    orNull(context.windows('profiles', 'firewalls')),
  ]);
  if (own === null) return { status: 'unknown', reason: { code: 'not-readable' } };
  const texts = [...own.values.values(), ...(company?.values.values() ?? [])];
  const rules = texts.flatMap((text) => parseRule(text) ?? []);
  const states = await Promise.all(profilesInUse(facts).map((profile) => profileState(context, profile)));
  const targets = installs.map(({ program, kind }: Install) => ({ program, isStore: kind === 'windows-store' }));
  const expand = expander(ports.machine.env);
  const verdict = judgeRules(rules, (rule) => targets.some((target) => isAbout(rule, target, expand)), states);

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

/** The kinds of networks the computer is in; all of them where Windows does not tell. */
function profilesInUse(facts: Pick<WindowsFacts, 'profiles'> | null): FirewallProfile[] {
  const categories = facts?.profiles?.map(({ category }) => category) ?? [];
  const inUse = PROFILES.filter((_profile, number) => categories.includes(number));
  return inUse.length === 0 || categories.includes(null) ? [...PROFILES] : inUse;
}

/** A company's setting counts before the person's own. A firewall is on and lets out what it is not told about. */
async function profileState({ ports, signal }: CheckContext, profile: FirewallProfile): Promise<ProfileState> {
  const places = {
    public: [`${COMPANY}\\PublicProfile`, `${POLICY}\\PublicProfile`],
    private: [`${COMPANY}\\PrivateProfile`, `${COMPANY}\\StandardProfile`, `${POLICY}\\StandardProfile`],
    domain: [`${COMPANY}\\DomainProfile`, `${POLICY}\\DomainProfile`],
  }[profile];
  const keys = await Promise.all(places.map((place) => readRegistry(ports, place, signal)));
  const first = (name: string) => keys.map((key) => key?.values.get(name)).find((value) => value !== undefined);
  return { profile, enabled: first('EnableFirewall') !== '0x0', blocksOut: first('DefaultOutboundAction') === '0x1' };
}

/** Replaces `%NAME%`, whatever its case; an unknown name stays. */
function expander(env: Readonly<Record<string, string | undefined>>): (path: string) => string {
  const values = new Map(Object.entries(env).map(([name, value]) => [name.toLowerCase(), value]));
  return (path) => path.replace(/%([^%]{1,60})%/g, (all, name: string) => values.get(name.toLowerCase()) ?? all);
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
