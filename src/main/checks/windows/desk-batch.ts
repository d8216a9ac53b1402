import { PortError } from '../../ports';
import type { CheckContext } from '../check';

/**
 * What Windows alone can tell about the desk: sound, graphics, link handlers, Spotify's connections and
 * the rights on its update folder. One PowerShell for a run; a section that fails is null and takes
 * nothing else with it. Numbers, ids, paths and registry names only: no word that Windows translates.
 */
export interface DeskFacts {
  /** SIDs of this person and their groups, and the access rules of `%LOCALAPPDATA%\Spotify\Update`; rules null = no such place. */
  update: { mine: string[]; rules: AccessRule[] | null } | null;
  connections: WindowsConnection[] | null;
  /** Present end points of sound, for playing and for recording. */
  sound: { id: string; works: boolean }[] | null;
  /** Active devices for playing; null where the mark is not set. */
  exclusive: (boolean | null)[] | null;
  graphics: { name: string; version: string; date: string }[] | null;
  web: Handler | null;
  spotifyLinks: Handler | null;
}

export interface AccessRule {
  deny: boolean;
  /** Bits of FileSystemRights; generic ones make it negative. */
  rights: number;
  sid: string;
}

export interface WindowsConnection {
  /** MSFT_NetTCPConnection: 3 = SynSent, 5 = Established. */
  state: number;
  address: string;
  port: number;
  /** Since it was made; null when Windows does not say. */
  ageSeconds: number | null;
}

/** Which class the person chose for a scheme, whether that class is there, and what the scheme itself starts. */
export interface Handler {
  chosen: string;
  chosenThere: boolean;
  command: string;
}

const section = (name: string, script: string) => `try{$o.${name}=& {${script}}}catch{$o.${name}=$null}`;

const handler = (scheme: string) =>
  `$c=[string](Get-ItemProperty -LiteralPath 'HKCU:\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\${scheme}\\UserChoice' -ErrorAction SilentlyContinue).ProgId;` +
  "$t=if($c){Test-Path -LiteralPath ('Registry::HKEY_CLASSES_ROOT\\'+$c)}else{$false};" +
  `$m=[string](Get-ItemProperty -LiteralPath 'Registry::HKEY_CLASSES_ROOT\\${scheme}\\shell\\open\\command' -ErrorAction SilentlyContinue).'(default)';` +
  '@{chosen=$c;there=[bool]$t;command=$m}';

/** ASCII, no quotes that a command line would need to escape, every list inside an object. */
export const DESK_SCRIPT = [
  '[Console]::OutputEncoding=[Text.UTF8Encoding]::new($false)',
  "$ErrorActionPreference='Stop'",
  '$o=@{}',
  section(
    'update',
    '$i=[Security.Principal.WindowsIdentity]::GetCurrent();$m=@($i.User.Value)+@($i.Groups|ForEach-Object{$_.Value});' +
      "$p=$env:LOCALAPPDATA+'\\Spotify\\Update';$r=$null;" +
      'if(Test-Path -LiteralPath $p){$r=@((Get-Acl -LiteralPath $p).GetAccessRules($true,$true,[Security.Principal.SecurityIdentifier])' +
      '|ForEach-Object{@{deny=([int]$_.AccessControlType -eq 1);rights=[int]$_.FileSystemRights;sid=$_.IdentityReference.Value}})};' +
      '@{mine=$m;there=($null -ne $r);rules=$r}',
  ),
  section(
    'connections',
    '$s=(Get-Process -Id $PID).SessionId;' +
      '$p=@(Get-Process -Name Spotify -ErrorAction SilentlyContinue|Where-Object{$_.SessionId -eq $s}|ForEach-Object{$_.Id});' +
      '$n=Get-Date;$r=@();if($p.Count){$r=@(Get-NetTCPConnection -OwningProcess $p -ErrorAction SilentlyContinue' +
      '|ForEach-Object{@{s=[int]$_.State;a=[string]$_.RemoteAddress;p=[int]$_.RemotePort;' +
      't=if($_.CreationTime){[int]($n-$_.CreationTime).TotalSeconds}else{$null}}})};@{rows=$r}',
  ),
  section(
    'sound',
    '@{rows=@(Get-PnpDevice -Class AudioEndpoint -PresentOnly -ErrorAction SilentlyContinue' +
      "|ForEach-Object{@{id=[string]$_.InstanceId;ok=([string]$_.Status -eq 'OK')}})}",
  ),
  section(
    'exclusive',
    "@{rows=@(Get-ChildItem -LiteralPath 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\MMDevices\\Audio\\Render'" +
      "|Where-Object{([int]$_.GetValue('DeviceState',0) -band 15) -eq 1}" +
      "|ForEach-Object{$k=$_.OpenSubKey('Properties');$v=if($k){$k.GetValue('{b3f8fa53-0004-438e-9003-51a46e139bfc},3')};" +
      '@{v=if($null -eq $v){$null}else{[int]$v}}})}',
  ),
  section(
    'graphics',
    '@{rows=@(Get-CimInstance Win32_VideoController|ForEach-Object{@{name=[string]$_.Name;version=[string]$_.DriverVersion;' +
      "date=if($_.DriverDate){$_.DriverDate.ToUniversalTime().ToString('yyyy-MM-dd')}else{''}}})}",
  ),
  section('web', handler('https')),
  section('links', handler('spotify')),
  'ConvertTo-Json -Compress -Depth 5 -InputObject $o',
].join(';');

/** Asks Windows once for a run. Throws PortError when PowerShell does not answer or not as the script does. */
export function deskFacts({ ports, signal, shared }: CheckContext): Promise<DeskFacts> {
  return shared('windows-desk', async () => {
    const args = ['-NoProfile', '-NonInteractive', '-Command', DESK_SCRIPT];
    const { code, stdout } = await ports.exec.run('powershell', args, { timeoutMs: 20_000, signal });
    const facts = code === 0 ? readDesk(stdout) : null;
    if (facts === null) throw new PortError('failed', 'UNREADABLE');
    return facts;
  });
}

/** Reads the batch's JSON: lists that became one object or vanished, a byte order mark, numbers as text. Null when it is none. */
export function readDesk(text: string): DeskFacts | null {
  let answer: unknown;
  try {
    answer = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  if (!isRecord(answer)) return null;
  return {
    update: readUpdate(answer.update),
    connections: rowsOf(answer.connections, (row) => {
      const [state, port, age] = [numberOf(row.s), numberOf(row.p), numberOf(row.t)];
      if (state === null || port === null || typeof row.a !== 'string') return [];
      return [{ state, address: row.a, port, ageSeconds: age }];
    }),
    sound: rowsOf(answer.sound, (row) => (typeof row.id === 'string' ? [{ id: row.id, works: row.ok === true }] : [])),
    exclusive: rowsOf(answer.exclusive, ({ v }) => [numberOf(v) === null ? null : numberOf(v) !== 0]),
    graphics: rowsOf(answer.graphics, (row) => [
      { name: textOf(row.name), version: textOf(row.version), date: textOf(row.date) },
    ]),
    web: readHandler(answer.web),
    spotifyLinks: readHandler(answer.links),
  };
}

function readUpdate(value: unknown): DeskFacts['update'] {
  if (!isRecord(value)) return null;
  const mine = listOf(value.mine).filter((sid) => typeof sid === 'string');
  if (value.there !== true) return { mine, rules: null };
  const rules = listOf(value.rules).flatMap((row) => {
    const rights = isRecord(row) ? numberOf(row.rights) : null;
    if (!isRecord(row) || rights === null || typeof row.sid !== 'string') return [];
    return [{ deny: row.deny === true, rights, sid: row.sid }];
  });
  return { mine, rules };
}

function readHandler(value: unknown): Handler | null {
  if (!isRecord(value)) return null;
  return { chosen: textOf(value.chosen), chosenThere: value.there === true, command: textOf(value.command) };
}

function rowsOf<T>(value: unknown, read: (row: Record<string, unknown>) => T[]): T[] | null {
  if (!isRecord(value)) return null;
  return listOf(value.rows).flatMap((row) => (isRecord(row) ? read(row) : []));
}

/** PowerShell 5.1 writes a lone member without its list, and nothing as null or an empty object. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined || (isRecord(value) && Object.keys(value).length === 0) ? [] : [value];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 1000) : '';
}
