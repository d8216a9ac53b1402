/**
 * What PowerShell alone can tell, one script for each section. Rules for all of them: read only, no
 * administrator needed, no translated word in the answer, no double quote (it would have to survive the
 * command line), and an empty list only where there is truly nothing: what fails must throw, so that it
 * is told from nothing. Whatever can take its time gets a limit of its own: the batch waits for all.
 * A new section is a row here, a type in `facts` and a reader in `parse`.
 */
const SECTIONS = {
  processes:
    // Command lines of browsers run to many thousand characters.
    '$s=(Get-Process -Id $PID).SessionId;function C($t){$t=[string]$t;if($t.Length -gt 4096){$t.Substring(0,4096)}else{$t}};' +
    'Get-CimInstance Win32_Process -Property ProcessId,ParentProcessId,SessionId,Name,ExecutablePath,CommandLine ' +
    '-OperationTimeoutSec 15|ForEach-Object{@{ProcessId=(N $_.ProcessId);ParentProcessId=(N $_.ParentProcessId);' +
    'Mine=if($null -eq $_.SessionId){$null}else{$_.SessionId -eq $s};Name=[string]$_.Name;' +
    'ExecutablePath=(C $_.ExecutablePath);CommandLine=(C $_.CommandLine)}}',
  hung:
    'Get-Process -Name Spotify -ErrorAction SilentlyContinue|Where-Object{-not $_.Responding}' +
    '|ForEach-Object{@{Id=(N $_.Id)}}',
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
    '|ForEach-Object{@{Name=[string]$_.Name;SplitTunneling=[bool]$_.SplitTunneling}}',
  // A domain, Entra ID, and management programs that enrolled this computer: these have a server to report to.
  managed:
    "$h='HKLM:\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo';" +
    "$e='HKLM:\\SOFTWARE\\Microsoft\\Enrollments';" +
    '@{domain=[bool](Get-CimInstance Win32_ComputerSystem -Property PartOfDomain -OperationTimeoutSec 8).PartOfDomain;' +
    'cloud=if(Test-Path -LiteralPath $h){@(Get-ChildItem -LiteralPath $h).Count}else{0};' +
    'enrolled=if(Test-Path -LiteralPath $e){@(Get-ChildItem -LiteralPath $e|Where-Object{' +
    "(N $_.GetValue('EnrollmentState')) -eq 1 -and [string]$_.GetValue('DiscoveryServiceFullURL')}).Count}else{0}}",
  antivirus: securityCenter('AntiVirusProduct'),
  firewalls: securityCenter('FirewallProduct'),
  // SIDs of this person and their groups, and who may do what in the folder where an update waits.
  update:
    '$i=[Security.Principal.WindowsIdentity]::GetCurrent();$m=@($i.User.Value)+@($i.Groups|ForEach-Object{$_.Value});' +
    "$p=$env:LOCALAPPDATA+'\\Spotify\\Update';$r=$null;" +
    'if(Test-Path -LiteralPath $p){$r=@((Get-Acl -LiteralPath $p).GetAccessRules($true,$true,[Security.Principal.SecurityIdentifier])' +
    '|ForEach-Object{@{deny=([int]$_.AccessControlType -eq 1);rights=[int]$_.FileSystemRights;sid=$_.IdentityReference.Value}})};' +
    '@{mine=$m;there=($null -ne $r);rules=$r}',
  connections:
    '$s=(Get-Process -Id $PID).SessionId;' +
    '$p=@(Get-Process -Name Spotify -ErrorAction SilentlyContinue|Where-Object{$_.SessionId -eq $s}|ForEach-Object{$_.Id});' +
    '$n=Get-Date;if($p.Count){Get-NetTCPConnection -OwningProcess $p -ErrorAction SilentlyContinue' +
    '|ForEach-Object{@{s=(N $_.State);a=[string]$_.RemoteAddress;p=(N $_.RemotePort);' +
    't=if($_.CreationTime){[int]($n-$_.CreationTime).TotalSeconds}else{$null}}}}',
  sound:
    'Get-PnpDevice -Class AudioEndpoint -PresentOnly -ErrorAction SilentlyContinue' +
    "|ForEach-Object{@{id=[string]$_.InstanceId;ok=([string]$_.Status -eq 'OK')}}",
  exclusive:
    "Get-ChildItem -LiteralPath 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\MMDevices\\Audio\\Render'" +
    "|Where-Object{([int]$_.GetValue('DeviceState',0) -band 15) -eq 1}" +
    "|ForEach-Object{$k=$_.OpenSubKey('Properties');$v=if($k){$k.GetValue('{b3f8fa53-0004-438e-9003-51a46e139bfc},3')};" +
    '@{v=(N $v)}}',
  graphics:
    'Get-CimInstance Win32_VideoController -OperationTimeoutSec 8' +
    '|ForEach-Object{@{name=[string]$_.Name;version=[string]$_.DriverVersion;' +
    "date=if($_.DriverDate){$_.DriverDate.ToUniversalTime().ToString('yyyy-MM-dd')}else{''}}}",
  web: handler('https'),
  links: handler('spotify'),
} as const;

/** Name of a part of the batch. */
export type WindowsSection = keyof typeof SECTIONS;

/** Every section, in the order in which they are asked. */
export const WINDOWS_SECTIONS = Object.keys(SECTIONS) as WindowsSection[];

function securityCenter(name: string): string {
  return (
    `Get-CimInstance -Namespace root/SecurityCenter2 -ClassName ${name} -OperationTimeoutSec 8|ForEach-Object{@{` +
    'displayName=$_.displayName;productState=(N $_.productState);pathToSignedProductExe=$_.pathToSignedProductExe;' +
    'instanceGuid=$_.instanceGuid}}'
  );
}

/** Which class the person chose for a scheme, whether it is there, and what the scheme itself starts. */
function handler(scheme: string): string {
  return (
    `$c=[string](Get-ItemProperty -LiteralPath 'HKCU:\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\${scheme}\\UserChoice' -ErrorAction SilentlyContinue).ProgId;` +
    "$t=if($c){Test-Path -LiteralPath ('Registry::HKEY_CLASSES_ROOT\\'+$c)}else{$false};" +
    `$m=[string](Get-ItemProperty -LiteralPath 'Registry::HKEY_CLASSES_ROOT\\${scheme}\\shell\\open\\command' -ErrorAction SilentlyContinue).'(default)';` +
    '@{chosen=$c;there=[bool]$t;command=$m}'
  );
}

/** The script that asks for these sections: each on its own, so that one that fails does not lose the rest. */
export function batchScript(sections: Iterable<WindowsSection>): string {
  const wanted = new Set(sections);
  return [
    // Without this, names come in the code page of old consoles.
    'try{[Console]::OutputEncoding=[Text.UTF8Encoding]::new($false)}catch{}',
    "$ErrorActionPreference='Stop'",
    '$o=@{}',
    'function N($v){try{if($null -eq $v){$null}else{[int64]$v}}catch{[string]$v}}',
    'function S($n,$b){try{$o[$n]=@(& $b)}catch{$o[$n]=$null}}',
    ...WINDOWS_SECTIONS.filter((name) => wanted.has(name)).map((name) => `S '${name}' {${SECTIONS[name]}}`),
    'ConvertTo-Json -Compress -Depth 6 -InputObject $o',
  ].join(';');
}
