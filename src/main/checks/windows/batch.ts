import { PortError } from '../../ports';
import type { CheckContext } from '../check';
import { parseBatch, type WindowsFacts } from './batch-schema';

/**
 * What PowerShell alone can tell, one script for each section. Rules for all of them: read only, no
 * administrator needed, no translated word in the answer, no double quote (it would have to survive the
 * command line), and an empty list only where there is truly nothing: what fails must throw, so that it
 * is told from nothing. A new section is a row here and a parser in `batch-schema`.
 */
const SECTIONS = {
  services:
    'Get-Service -Name netprofm,NlaSvc,Dhcp,Dnscache,nsi -ErrorAction SilentlyContinue' +
    '|ForEach-Object{@{Name=$_.Name;Status=(N $_.Status);StartType=(N $_.StartType)}}',
  profiles:
    'Get-NetConnectionProfile|ForEach-Object{@{InterfaceIndex=(N $_.InterfaceIndex);' +
    'NetworkCategory=(N $_.NetworkCategory);IPv4Connectivity=(N $_.IPv4Connectivity);' +
    'IPv6Connectivity=(N $_.IPv6Connectivity)}}',
  // NetworkListManager: what programs ask that want to know whether they are online.
  online:
    "$m=[Activator]::CreateInstance([Type]::GetTypeFromCLSID([Guid]'DCB00C01-570F-4A9B-8D69-199FDBA5723B'));" +
    '$v=$m.IsConnectedToInternet;if($null -ne $v){@{IsConnectedToInternet=[bool]$v}}',
  adapters:
    'Get-NetAdapter|ForEach-Object{@{InterfaceIndex=(N $_.InterfaceIndex);Name=$_.Name;' +
    'InterfaceDescription=$_.InterfaceDescription;Status=(N $_.InterfaceOperationalStatus);' +
    'HardwareInterface=[bool]$_.HardwareInterface;Virtual=[bool]$_.Virtual}}',
  // All routes are asked for: a question for prefixes that are not there cannot be told from a failure.
  routes:
    "$p='0.0.0.0/0','0.0.0.0/1','128.0.0.0/1','::/0','::/1','8000::/1';" +
    'Get-NetRoute|Where-Object{$p -contains $_.DestinationPrefix}|ForEach-Object{@{' +
    'InterfaceIndex=(N $_.InterfaceIndex);DestinationPrefix=$_.DestinationPrefix;NextHop=$_.NextHop;' +
    'RouteMetric=(N $_.RouteMetric);InterfaceMetric=(N $_.InterfaceMetric)}}',
  vpns:
    "@(Get-VpnConnection;Get-VpnConnection -AllUserConnection)|Where-Object{[string]$_.ConnectionStatus -eq 'Connected'}" +
    '|ForEach-Object{@{SplitTunneling=[bool]$_.SplitTunneling}}',
  antivirus: securityCenter('AntiVirusProduct'),
  firewalls: securityCenter('FirewallProduct'),
  hung:
    'Get-Process -Name Spotify -ErrorAction SilentlyContinue|Where-Object{-not $_.Responding}' +
    '|ForEach-Object{@{Id=(N $_.Id)}}',
} as const;

function securityCenter(name: string): string {
  return (
    `Get-CimInstance -Namespace root/SecurityCenter2 -ClassName ${name}|ForEach-Object{@{` +
    'displayName=$_.displayName;productState=(N $_.productState);pathToSignedProductExe=$_.pathToSignedProductExe;' +
    'instanceGuid=$_.instanceGuid}}'
  );
}

/** The script of the one batch: each section on its own, so that one that fails does not lose the rest. */
export const BATCH_SCRIPT = [
  // Without this, names come in the code page of old consoles.
  'try{[Console]::OutputEncoding=[Text.UTF8Encoding]::new($false)}catch{}',
  "$ErrorActionPreference='Stop'",
  '$o=@{}',
  'function N($v){try{if($null -eq $v){$null}else{[int64]$v}}catch{[string]$v}}',
  'function S($n,$b){try{$o[$n]=@(& $b)}catch{$o[$n]=$null}}',
  ...Object.entries(SECTIONS).map(([name, script]) => `S '${name}' {${script}}`),
  'ConvertTo-Json -Compress -Depth 5 -InputObject $o',
].join(';');

/** Milliseconds: starting PowerShell takes most of it. */
const BATCH_MS = 20_000;

/**
 * Runs the batch, once for a run. A section that is null could not be read. Throws PortError when
 * PowerShell is missing, takes too long or answers what cannot be read.
 */
export function windowsFacts(context: CheckContext): Promise<WindowsFacts> {
  return context.shared('windows-facts', async () => {
    const { code, stdout } = await context.ports.exec.run(
      'powershell',
      ['-NoProfile', '-NonInteractive', '-Command', BATCH_SCRIPT],
      { timeoutMs: BATCH_MS, signal: context.signal },
    );
    const facts = code === 0 ? parseBatch(stdout) : null;
    if (facts === null) throw new PortError('failed', 'UNREADABLE');
    return facts;
  });
}
