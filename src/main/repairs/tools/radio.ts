import { PortError, type Ports } from '../../ports';
import { macServices } from './networksetup.tool';

/** The antenna for Wi-Fi. Switching it takes no administrator on any of the three systems. */

const READ_MS = 10_000;
const SWITCH_MS = 30_000;

/**
 * Windows' own interface for radios, which answers later: `A` waits for that. Of kind 1 are those for Wi-Fi;
 * state 1 is on, 2 is off.
 */
const RADIOS =
  "$ErrorActionPreference='Stop';Add-Type -AssemblyName System.Runtime.WindowsRuntime;" +
  "$m=([System.WindowsRuntimeSystemExtensions].GetMethods()|Where-Object{$_.Name -eq 'AsTask' -and " +
  "$_.GetParameters().Count -eq 1 -and $_.GetParameters()[0].ParameterType.Name -eq 'IAsyncOperation`1'})[0];" +
  'function A($o,$t){$k=$m.MakeGenericMethod($t).Invoke($null,@($o));[void]$k.Wait(15000);$k.Result};' +
  '$r=[Windows.Devices.Radios.Radio,Windows.System.Devices,ContentType=WindowsRuntime];' +
  '$s=[Windows.Devices.Radios.RadioAccessStatus,Windows.System.Devices,ContentType=WindowsRuntime];' +
  '[void](A ($r::RequestAccessAsync()) $s);' +
  '$w=@((A ($r::GetRadiosAsync()) ([System.Collections.Generic.IReadOnlyList[Windows.Devices.Radios.Radio]]))' +
  '|Where-Object{[int]$_.Kind -eq 1});';
export const RADIO_STATE = `${RADIOS}if($w.Count){[int]$w[0].State}else{'none'}`;
/** `n` is 1 for on, 2 for off. */
export const radioSwitch = (n: 1 | 2) => `${RADIOS}[void](A ($w[0].SetStateAsync(${n})) $s)`;

/** State of the antenna; null where there is none, or where it cannot be told. Throws PortError. */
export async function readRadio(ports: Ports, signal: AbortSignal): Promise<'on' | 'off' | null> {
  const { platform } = ports.machine;
  const run = (...[program, args]: [Parameters<Ports['exec']['run']>[0], string[]]) =>
    ports.exec.run(program, args, { timeoutMs: READ_MS, signal });
  if (platform === 'windows') {
    const { stdout } = await run('powershell', ['-NoProfile', '-NonInteractive', '-Command', RADIO_STATE]);
    return ({ '1': 'on', '2': 'off' } as const)[stdout.trim()] ?? null;
  }
  if (platform === 'linux') {
    const devices = await run('nmcli', ['-t', '-f', 'TYPE', 'device']);
    if (devices.code !== 0 || !/^wifi$/m.test(devices.stdout)) return null;
    const { stdout } = await run('nmcli', ['-t', 'radio', 'wifi']);
    return ({ enabled: 'on', disabled: 'off' } as const)[stdout.trim()] ?? null;
  }
  const device = await macAntenna(ports, signal);
  if (device === null) return null;
  // Wi-Fi Power (en0): On. The tool speaks English alone.
  const { stdout } = await run('networksetup', ['-getairportpower', device]);
  const word = /\(en\d+\): (On|Off)\s*$/.exec(stdout)?.[1];
  return word === undefined ? null : word === 'On' ? 'on' : 'off';
}

/** Switches it. What came of it is to be read afterwards. Throws PortError. */
export async function switchRadio(ports: Ports, to: 'on' | 'off', signal: AbortSignal): Promise<void> {
  const options = { timeoutMs: SWITCH_MS, signal };
  switch (ports.machine.platform) {
    case 'windows': {
      const script = radioSwitch(to === 'on' ? 1 : 2);
      await ports.exec.run('powershell', ['-NoProfile', '-NonInteractive', '-Command', script], options);
      return;
    }
    case 'linux':
      await ports.exec.run('nmcli', ['radio', 'wifi', to], options);
      return;
    case 'macos': {
      const device = await macAntenna(ports, signal);
      if (device === null) throw new PortError('failed', 'NO_WIFI');
      await ports.exec.run('networksetup', ['-setairportpower', device, to], options);
    }
  }
}

async function macAntenna(ports: Ports, signal: AbortSignal): Promise<string | null> {
  const device = (await macServices(ports, signal))?.find(({ wifi }) => wifi)?.device;
  return device !== undefined && /^en\d{1,3}$/.test(device) ? device : null;
}
