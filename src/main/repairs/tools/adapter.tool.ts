import { PortError } from '../../ports';
import { until } from '../../wait';
import { ActFault } from '../acts/kind';
import type { SettingHandler } from '../acts/setting';
import { literal, runAsAdmin, runScript } from './powershell';
import { readRadio, switchRadio } from './radio';

/**
 * Adapters: `['wifi']` is the antenna, `on` or `off`. On Windows, for administrators, `['card', index, description]`
 * is an adapter, `on` or `off`, and `['rank', index, description]` its rank among the ways out, a number, or
 * `auto` where Windows picks it. The description is the driver's: a number alone may come to mean another one.
 */
export const tool: SettingHandler = {
  async read(name, ports, signal) {
    if (name[0] === 'wifi') {
      const state = await readRadio(ports, signal);
      if (state === null) throw new PortError('failed', 'NO_WIFI');
      return state;
    }
    const { what, pick } = cardOf(name);
    const script = what === 'card' ? `${pick};if($a){[int]$a.InterfaceAdminStatus}` : `${pick};${RANK}`;
    const { stdout } = await runScript(ports, script, signal);
    const said = stdout.trim();
    if (what === 'rank' && /^(auto|\d{1,9})$/.test(said)) return said;
    // NET_IF_ADMIN_STATUS_UP and _DOWN.
    if (what === 'card' && (said === '1' || said === '2')) return said === '1' ? 'on' : 'off';
    throw new ActFault('changed');
  },
  async write(name, value, ports, signal) {
    if (name[0] === 'wifi') {
      await switchRadio(ports, value === 'on' ? 'on' : 'off', signal);
      await until(async () => (await readRadio(ports, signal)) === value, signal, { mostMs: 10_000 });
      return;
    }
    const { what, pick } = cardOf(name);
    await runAsAdmin(ports, `${pick};${what === 'card' ? cardSwitch(value) : rankSwitch(value)}`, signal);
  },
  label: ([what = '', , description = '']) => (what === 'wifi' ? 'Wi-Fi' : `${description} (${what})`),
};

const RANK =
  '$i=if($a){Get-NetIPInterface -InterfaceIndex $a.InterfaceIndex -AddressFamily IPv4};' +
  "if($i){if([int]$i.AutomaticMetric -eq 1){'auto'}else{[int]$i.InterfaceMetric}}";

const cardSwitch = (value: string | null) => `$a|${value === 'on' ? 'Enable' : 'Disable'}-NetAdapter -Confirm:$false`;

function rankSwitch(value: string | null): string {
  if (value === null || !/^(auto|\d{1,9})$/.test(value)) throw new ActFault('failed');
  const how = value === 'auto' ? '-AutomaticMetric Enabled' : `-AutomaticMetric Disabled -InterfaceMetric ${value}`;
  return `Set-NetIPInterface -InterfaceIndex $a.InterfaceIndex -AddressFamily IPv4 ${how}`;
}

/** What drivers are called: nothing that PowerShell would take for the end of a text. */
export function isDescription(text: string): boolean {
  return /^[\p{L}\p{N} ()#.,+/_&:®™\u2122*-]{1,200}$/u.test(text);
}

function cardOf([what = '', index = '', description = '']: readonly string[]): { what: 'card' | 'rank'; pick: string } {
  const isKnown = (what === 'card' || what === 'rank') && /^\d{1,9}$/.test(index) && isDescription(description);
  if (!isKnown) throw new ActFault('failed');
  const pick =
    `$a=Get-NetAdapter -InterfaceIndex ${index}` + `|Where-Object{$_.InterfaceDescription -eq ${literal(description)}}`;
  return { what, pick };
}
