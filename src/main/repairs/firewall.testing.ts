import { STORE_PACKAGE } from '../checks/firewall/windows-rules';
import type { ComputerPlan } from './computer.testing';
import { WINDOWS_PROGRAM, windowsComputer } from './homes.testing';
import { ended, fakeSystem } from './system.testing';

const POLICY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';
const COMPANY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';

/** What a test says of a Windows firewall. Rules by number, without the version and the ends. */
export interface Wall {
  rules?: Readonly<Record<string, string>>;
  company?: Readonly<Record<string, string>>;
  /** Blocks what goes out unless a rule allows it. */
  strict?: boolean;
  elevated?: boolean;
  /** The administrator is refused all the same. */
  refuses?: boolean;
}

/** A block of Spotify. */
export const BLOCK = `Action=Block|Active=TRUE|Dir=Out|App=${WINDOWS_PROGRAM}|Name=No music`;

/** Windows in a private network, with a firewall. */
export function walledComputer(wall: Wall = {}, more: Partial<ComputerPlan> = {}): ComputerPlan {
  const { rules = {}, company = {}, strict = false, elevated = true, refuses = false } = wall;
  return windowsComputer({
    machine: { elevated: async () => elevated },
    system: fakeSystem(() => {
      const state: Record<string, string> = {};
      for (const [id, text] of Object.entries(rules)) state[id] = `v2.31|${text}|`;
      const key = (values: Readonly<Record<string, string>>, type = 'REG_SZ') =>
        Object.keys(values).length === 0
          ? '\r\nHKEY_X\r\n'
          : `\r\nHKEY_X\r\n${Object.entries(values)
              .map(([name, text]) => `    ${name}    ${type}    ${text}\r\n`)
              .join('')}`;
      return {
        state,
        answer: (command) => {
          if (command === `reg query ${POLICY}\\FirewallRules /reg:64`) return key(state);
          if (command === `reg query ${COMPANY}\\FirewallRules /reg:64`)
            return Object.keys(company).length === 0 ? ended(1) : key(company);
          if (command === `reg query ${POLICY}\\StandardProfile /reg:64`)
            return key({ DefaultOutboundAction: strict ? '0x1' : '0x0' }, 'REG_DWORD');
          if (command.startsWith(`reg query ${COMPANY}\\`)) return ended(1);
          if (command.includes("S 'profiles'"))
            return JSON.stringify({ profiles: [{ InterfaceIndex: 3, NetworkCategory: 1 }], firewalls: [] });
          if (!command.startsWith('powershell') || command.includes('Get-AppxPackage')) return null;
          if (refuses) return ended(1);
          return change(command, state);
        },
      };
    }),
    ...more,
  });
}

function change(command: string, state: Record<string, string>): string | null {
  const [, id = '', enabled = ''] = /Set-NetFirewallRule -Name '(.+)' -Enabled (True|False)$/.exec(command) ?? [];
  const rule = state[id];
  if (rule !== undefined) {
    state[id] = rule.replace(/Active=\w+/, `Active=${enabled.toUpperCase()}`);
    return '';
  }
  const [, name = '', whom, target = ''] =
    /New-NetFirewallRule -Name '([a-z-]+)' .* -(Program|Package) '(.+)' -Action Allow -Profile Any\)$/.exec(command) ??
    [];
  if (name !== '') {
    if (whom === 'Package' && target !== STORE_PACKAGE) return null;
    const about = whom === 'Package' ? 'AppPkgId' : 'App';
    state[name] = `v2.31|Action=Allow|Active=TRUE|Dir=Out|${about}=${target}|Name=Spotify (out)|`;
    return '';
  }
  const gone = /Remove-NetFirewallRule -Name '([a-z-]+)'$/.exec(command)?.[1];
  if (gone === undefined) return null;
  delete state[gone];
  return '';
}
