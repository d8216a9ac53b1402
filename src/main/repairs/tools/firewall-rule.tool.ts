import { POLICY } from '../../checks/firewall/windows-state';
import { readRegistry } from '../../spotify/registry';
import { ActFault } from '../acts/kind';
import type { SettingHandler } from '../acts/setting';
import { literal, runAsAdmin } from './powershell';

/** The rule that repairs make. */
export const OWN_RULE = 'backline-spotify-out';

/**
 * Rules of the Windows firewall, for administrators. `['rule', id, name]` is one that is there, `on` or `off`;
 * `['allow', 'program' or 'package', value]` is our own that lets Spotify out, `there` or null.
 */
export const tool: SettingHandler = {
  async read(name, ports, signal) {
    const rules = (await readRegistry(ports, `${POLICY}\\FirewallRules`, signal))?.values;
    if (name[0] === 'allow') {
      const text = rules?.get(OWN_RULE);
      if (text === undefined) return null;
      return plain(text).includes(plain(partOf(name))) ? 'there' : 'other';
    }
    const active = /\|Active=(TRUE|FALSE)\|/i.exec(rules?.get(ruleOf(name)) ?? '')?.[1]?.toUpperCase();
    // Gone, or no rule any more.
    if (active === undefined) return null;
    return active === 'TRUE' ? 'on' : 'off';
  },
  async write(name, value, ports, signal) {
    const script = name[0] === 'allow' ? allow(name, value) : ruleSwitch(ruleOf(name), value === 'on');
    await runAsAdmin(ports, script, signal);
  },
  label: ([what = '', , last = '']) => (what === 'allow' ? `${OWN_RULE}: ${last}` : last),
};

/** The script, or what a person runs, to switch a rule off or on. */
export function ruleSwitch(id: string, on: boolean): string {
  return `Set-NetFirewallRule -Name ${literal(id)} -Enabled ${on ? 'True' : 'False'}`;
}

/** The script, or what a person runs, to make our own rule. */
export function allowScript(kind: 'program' | 'package', value: string): string {
  const whom = kind === 'program' ? '-Program' : '-Package';
  return (
    `New-NetFirewallRule -Name ${literal(OWN_RULE)} -DisplayName ${literal('Spotify (out)')} -Direction Outbound ` +
    `${whom} ${literal(value)} -Action Allow -Profile Any`
  );
}

/** Whether the name of a rule may be an argument. Stars would make it a pattern. */
export function isRuleId(id: string): boolean {
  return /^[^-"\p{Cc}\uFFFD*?[\]`][^"\p{Cc}\uFFFD*?[\]`]{0,400}$/u.test(id);
}

function allow(name: readonly string[], value: string | null): string {
  const [, kind, target = ''] = name;
  if (value === null) return `Remove-NetFirewallRule -Name ${literal(OWN_RULE)}`;
  partOf(name);
  return `[void](${allowScript(kind === 'package' ? 'package' : 'program', target)})`;
}

/** What our own rule holds in the registry. */
function partOf([, kind = '', target = '']: readonly string[]): string {
  const isKnown =
    kind === 'program'
      ? /^[A-Za-z]:\\[^\p{Cc}"|*?<>\uFFFD]{1,400}$/u.test(target)
      : /^S-1-15-2(-\d{1,10}){7}$/.test(target);
  if (!isKnown) throw new ActFault('failed');
  return kind === 'program' ? `|App=${target}|` : `|AppPkgId=${target}|`;
}

function ruleOf([, id = '']: readonly string[]): string {
  if (!isRuleId(id)) throw new ActFault('failed');
  return id;
}

const plain = (text: string) => text.toLowerCase();
