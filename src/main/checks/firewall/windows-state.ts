import type { Ports } from '../../ports';
import type { Install } from '../../spotify/facts';
import { readRegistry } from '../../spotify/registry';
import type { WindowsFacts } from '../../windows/facts';
import { type FirewallVerdict, judgeRules, type ProfileState } from './windows-judgement';
import { type FirewallProfile, type FirewallRule, isAbout, PROFILES, parseRule } from './windows-rules';

/** Where Windows keeps its firewall. */
export const POLICY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';
const COMPANY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';

/** A rule with the number or name that Windows knows it by, which may hold the path of a program. */
export type KeptRule = FirewallRule & {
  id: string;
  /** Set by an organisation: not to be changed on this computer. */
  ofCompany: boolean;
};

/**
 * What the Windows firewall does to these installs, on the networks that the computer is in; on all of them where
 * `profiles` is null. Null when its rules cannot be read. Throws PortError.
 */
export async function readFirewall(
  ports: Ports,
  installs: readonly Install[],
  profiles: WindowsFacts['profiles'],
  signal: AbortSignal,
): Promise<FirewallVerdict<KeptRule> | null> {
  const read = (key: string) => readRegistry(ports, key, signal);
  const [own, company] = await Promise.all([read(`${POLICY}\\FirewallRules`), read(`${COMPANY}\\FirewallRules`)]);
  if (own === null) return null;
  const rules = [own, company].flatMap((key) =>
    [...(key?.values ?? [])].flatMap(([id, text]): KeptRule[] => {
      const rule = parseRule(text);
      return rule === null ? [] : [{ ...rule, id, ofCompany: key === company }];
    }),
  );
  const states = await Promise.all(profilesInUse(profiles).map((profile) => profileState(ports, profile, signal)));
  const targets = installs.map(({ program, kind }) => ({ program, isStore: kind === 'windows-store' }));
  const expand = expander(ports.machine.env);
  return judgeRules(rules, (rule) => targets.some((target) => isAbout(rule, target, expand)), states);
}

/** The kinds of networks the computer is in; all of them where Windows does not tell. */
function profilesInUse(profiles: WindowsFacts['profiles']): FirewallProfile[] {
  const categories = profiles?.map(({ category }) => category) ?? [];
  const inUse = PROFILES.filter((_profile, number) => categories.includes(number));
  return inUse.length === 0 || categories.includes(null) ? [...PROFILES] : inUse;
}

/** A company's setting counts before the person's own. A firewall is on and lets out what it is not told about. */
async function profileState(ports: Ports, profile: FirewallProfile, signal: AbortSignal): Promise<ProfileState> {
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
