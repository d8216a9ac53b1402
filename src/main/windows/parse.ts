import { enumOf, isRecord, type JsonRecord, member, numberOf, parseJson, recordsOf, textOf } from '../json';
import type { ProcessRow } from '../ports';
import type {
  AccessRule,
  AdapterFact,
  Handler,
  ProfileFact,
  RouteFact,
  SecurityProduct,
  ServiceFact,
  WindowsAnswers,
  WindowsConnection,
  WindowsFacts,
} from './facts';

/** Reads the batch's answer; null when it is not what the script writes. What was not asked for is null as well. */
export function parseBatch(text: string): WindowsFacts | null {
  const answer = parseJson(text);
  if (!isRecord(answer)) return null;
  return {
    processes: readProcesses(answer.processes),
    hung: section(answer.hung, (row) => numberOf(row, 'Id')),
    services: section(answer.services, readService),
    profiles: section(answer.profiles, readProfile),
    online: readOnline(answer.online),
    adapters: section(answer.adapters, readAdapter),
    routes: section(answer.routes, readRoute),
    vpns: section(answer.vpns, (row) => ({
      name: textOf(row, 'Name'),
      split: member(row, 'SplitTunneling') === true,
    })),
    managed: section(answer.managed, readManaged)?.[0] ?? null,
    antivirus: section(answer.antivirus, readProduct),
    firewalls: section(answer.firewalls, readProduct),
    update: section(answer.update, readUpdate)?.[0] ?? null,
    connections: section(answer.connections, readConnection),
    sound: section(answer.sound, readSound),
    exclusive: recordsOf(answer.exclusive)?.map(readMark) ?? null,
    graphics: section(answer.graphics, readCard),
    web: section(answer.web, readHandler)?.[0] ?? null,
    links: section(answer.links, readHandler)?.[0] ?? null,
  };
}

/** Rows of a section that can be understood; null for a section that failed. */
function section<T>(value: unknown, read: (row: JsonRecord) => T | null): T[] | null {
  return recordsOf(value)?.flatMap((row) => read(row) ?? []) ?? null;
}

const SERVICE_STATUS = { Stopped: 1, StartPending: 2, StopPending: 3, Running: 4, Paused: 7 };
const SERVICE_START = { Boot: 0, System: 1, Automatic: 2, Manual: 3, Disabled: 4 };
const CONNECTIVITY = { Disconnected: 0, NoTraffic: 1, Subnet: 2, LocalNetwork: 3, Internet: 4 };
const CATEGORY = { Public: 0, Private: 1, DomainAuthenticated: 2 };
const OPERATIONAL = { Up: 1, Down: 2, Disconnected: 2, Disabled: 2, 'Not Present': 6 };
const TCP_STATE = { SynSent: 3, Established: 5 };

/** Longest path or command line that is kept. */
const MAX_PATH = 4096;

/** PowerShell itself runs: a list without any process was not read. */
function readProcesses(value: unknown): ProcessRow[] | null {
  const rows = section(value, readProcess);
  return rows === null || rows.length === 0 ? null : rows;
}

/**
 * `{"ProcessId":10,"ParentProcessId":4,"Mine":true,"Name":"Spotify.exe","ExecutablePath":"C:\\S\\Spotify.exe",
 * "CommandLine":"\"C:\\S\\Spotify.exe\" --autostart"}`; path and command line are empty for other people's.
 */
function readProcess(row: JsonRecord): ProcessRow | null {
  const pid = numberOf(row, 'ProcessId');
  if (pid === null) return null;
  const mine = member(row, 'Mine');
  return {
    pid,
    parent: numberOf(row, 'ParentProcessId') ?? 0,
    mine: typeof mine === 'boolean' ? mine : null,
    program: textOf(row, 'ExecutablePath', MAX_PATH) || textOf(row, 'Name'),
    args: textOf(row, 'CommandLine', MAX_PATH),
  };
}

/** `{"Name":"netprofm","Status":4,"StartType":3}` */
function readService(row: JsonRecord): ServiceFact | null {
  const name = textOf(row, 'Name');
  if (name === '') return null;
  return { name, status: enumOf(row, 'Status', SERVICE_STATUS), start: enumOf(row, 'StartType', SERVICE_START) };
}

/** `{"InterfaceIndex":17,"NetworkCategory":1,"IPv4Connectivity":4,"IPv6Connectivity":1}` */
function readProfile(row: JsonRecord): ProfileFact {
  return {
    index: numberOf(row, 'InterfaceIndex'),
    category: enumOf(row, 'NetworkCategory', CATEGORY),
    v4: enumOf(row, 'IPv4Connectivity', CONNECTIVITY),
    v6: enumOf(row, 'IPv6Connectivity', CONNECTIVITY),
  };
}

function readOnline(value: unknown): boolean | null {
  const told = recordsOf(value)?.map((row) => member(row, 'IsConnectedToInternet'))[0];
  return typeof told === 'boolean' ? told : null;
}

/** `{"Name":"Ethernet 2","InterfaceDescription":"TAP-Windows Adapter V9","Status":1}`; a missing status counts as up. */
function readAdapter(row: JsonRecord): AdapterFact | null {
  const description = textOf(row, 'InterfaceDescription');
  if (description === '') return null;
  const flag = (name: string) => {
    const value = member(row, name);
    return typeof value === 'boolean' ? value : null;
  };
  const status = member(row, 'Status') ?? null;
  return {
    index: numberOf(row, 'InterfaceIndex'),
    name: textOf(row, 'Name'),
    description,
    up: status === null || enumOf(row, 'Status', OPERATIONAL) === 1,
    hardware: flag('HardwareInterface'),
    virtual: flag('Virtual'),
  };
}

/** `{"InterfaceIndex":3,"DestinationPrefix":"0.0.0.0/0","NextHop":"192.168.1.1","RouteMetric":256,"InterfaceMetric":20}` */
function readRoute(row: JsonRecord): RouteFact | null {
  const index = numberOf(row, 'InterfaceIndex');
  const prefix = textOf(row, 'DestinationPrefix');
  if (index === null || prefix === '') return null;
  return {
    index,
    prefix,
    hop: textOf(row, 'NextHop'),
    metric: numberOf(row, 'RouteMetric') ?? 0,
    interfaceMetric: numberOf(row, 'InterfaceMetric'),
  };
}

/** `{"displayName":"Windows Defender","productState":397568}` */
function readProduct(row: JsonRecord): SecurityProduct | null {
  const name = textOf(row, 'displayName').trim();
  const state = numberOf(row, 'productState');
  if (name === '' || state === null) return null;
  return {
    name: name.slice(0, 100),
    state,
    program: textOf(row, 'pathToSignedProductExe'),
    guid: textOf(row, 'instanceGuid'),
  };
}

/** `{"domain":false,"cloud":0,"enrolled":1}` */
function readManaged(row: JsonRecord): WindowsAnswers['managed'] | null {
  const cloud = numberOf(row, 'cloud');
  const enrolled = numberOf(row, 'enrolled');
  if (typeof row.domain !== 'boolean' || cloud === null || enrolled === null) return null;
  return { domain: row.domain, cloud, enrolled };
}

/** `{"mine":["S-1-5-21-1-2-3-1001"],"there":true,"rules":[{"deny":true,"rights":278,"sid":"S-1-1-0"}]}` */
function readUpdate(row: JsonRecord): WindowsAnswers['update'] {
  const named = Array.isArray(row.mine) ? row.mine : [row.mine];
  const mine = named.filter((sid) => typeof sid === 'string');
  return { mine, rules: row.there === true ? (section(row.rules ?? [], readRule) ?? []) : null };
}

function readRule(row: JsonRecord): AccessRule | null {
  const rights = numberOf(row, 'rights');
  const sid = textOf(row, 'sid');
  return rights === null || sid === '' ? null : { deny: row.deny === true, rights, sid };
}

/** `{"s":5,"a":"203.0.113.9","p":4070,"t":40}` */
function readConnection(row: JsonRecord): WindowsConnection | null {
  const state = enumOf(row, 's', TCP_STATE);
  const port = numberOf(row, 'p');
  if (state === null || port === null || typeof row.a !== 'string') return null;
  return { state, address: textOf(row, 'a'), port, ageSeconds: numberOf(row, 't') };
}

/** `{"id":"SWD\\MMDEVAPI\\{0.0.0.00000000}.{1F80755B-...}","ok":true}` */
function readSound(row: JsonRecord): { id: string; works: boolean } | null {
  const id = textOf(row, 'id');
  return id === '' ? null : { id, works: row.ok === true };
}

/** `{"v":1}` */
function readMark(row: JsonRecord): boolean | null {
  const mark = numberOf(row, 'v');
  return mark === null ? null : mark !== 0;
}

/** `{"name":"Arc A380","version":"31.0.15.1","date":"2026-01-02"}` */
function readCard(row: JsonRecord): WindowsAnswers['graphics'][number] | null {
  return { name: textOf(row, 'name'), version: textOf(row, 'version'), date: textOf(row, 'date') };
}

/** `{"chosen":"FirefoxURL-308046B0AF4A39CB","there":true,"command":"\"C:\\x\\msedge.exe\" \"%1\""}` */
function readHandler(row: JsonRecord): Handler | null {
  return { chosen: textOf(row, 'chosen'), chosenThere: row.there === true, command: textOf(row, 'command', 1000) };
}
