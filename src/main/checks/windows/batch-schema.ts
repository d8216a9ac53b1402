import { enumOf, isRecord, type JsonRecord, member, numberOf, parseJson, recordsOf, textOf } from '../json';

export interface ServiceFact {
  name: string;
  /** 1 stopped, 4 running; null = cannot tell. */
  status: number | null;
  /** 2 automatic, 3 by hand, 4 disabled; null = cannot tell. */
  start: number | null;
}

export interface ProfileFact {
  index: number | null;
  /** 0 public, 1 private, 2 domain; null = cannot tell. */
  category: number | null;
  /** 0 disconnected, 1 no traffic, 2 subnet, 3 local network, 4 internet; null = cannot tell. */
  v4: number | null;
  v6: number | null;
}

export interface AdapterFact {
  index: number | null;
  /** Translated, and the person may change it. */
  name: string;
  /** What the driver calls it: the same in every language. */
  description: string;
  up: boolean;
  /** False for what programs made; null where Windows does not say. */
  hardware: boolean | null;
  virtual: boolean | null;
}

export interface RouteFact {
  index: number;
  prefix: string;
  hop: string;
  metric: number;
  /** Null where Windows does not say; the rank is the sum of both. */
  interfaceMetric: number | null;
}

export interface SecurityProduct {
  name: string;
  state: number;
  program: string;
  guid: string;
}

/** What the batch read. Null = that section could not be read. */
export interface WindowsFacts {
  services: ServiceFact[] | null;
  profiles: ProfileFact[] | null;
  /** Windows' own answer to programs that ask whether they are online. */
  online: boolean | null;
  adapters: AdapterFact[] | null;
  /** Ways to the whole internet or to half of it. */
  routes: RouteFact[] | null;
  /** Connected VPNs of Windows' own; whether they leave the rest of the traffic alone. */
  vpns: { split: boolean }[] | null;
  antivirus: SecurityProduct[] | null;
  firewalls: SecurityProduct[] | null;
  /** Processes of Spotify whose window does not answer. */
  hung: number[] | null;
}

/** Reads the batch's answer; null when it is not what the script writes. */
export function parseBatch(text: string): WindowsFacts | null {
  const answer = parseJson(text);
  if (!isRecord(answer)) return null;
  return {
    services: section(answer.services, readService),
    profiles: section(answer.profiles, readProfile),
    online: readOnline(answer.online),
    adapters: section(answer.adapters, readAdapter),
    routes: section(answer.routes, readRoute),
    vpns: section(answer.vpns, (row) => ({ split: member(row, 'SplitTunneling') === true })),
    antivirus: section(answer.antivirus, readProduct),
    firewalls: section(answer.firewalls, readProduct),
    hung: section(answer.hung, (row) => numberOf(row, 'Id')),
  };
}

/** Rows of a section that can be understood; null for a section that failed. */
export function section<T>(value: unknown, read: (row: JsonRecord) => T | null): T[] | null {
  return recordsOf(value)?.flatMap((row) => read(row) ?? []) ?? null;
}

const SERVICE_STATUS = { Stopped: 1, StartPending: 2, StopPending: 3, Running: 4, Paused: 7 };
const SERVICE_START = { Boot: 0, System: 1, Automatic: 2, Manual: 3, Disabled: 4 };
const CONNECTIVITY = { Disconnected: 0, NoTraffic: 1, Subnet: 2, LocalNetwork: 3, Internet: 4 };
const CATEGORY = { Public: 0, Private: 1, DomainAuthenticated: 2 };
const OPERATIONAL = { Up: 1, Down: 2, Disconnected: 2, Disabled: 2, 'Not Present': 6 };

/** `{"Name":"netprofm","Status":4,"StartType":3}` */
export function readService(row: JsonRecord): ServiceFact | null {
  const name = textOf(row, 'Name');
  if (name === '') return null;
  return { name, status: enumOf(row, 'Status', SERVICE_STATUS), start: enumOf(row, 'StartType', SERVICE_START) };
}

/** `{"InterfaceIndex":17,"NetworkCategory":1,"IPv4Connectivity":4,"IPv6Connectivity":1}` */
export function readProfile(row: JsonRecord): ProfileFact {
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
export function readAdapter(row: JsonRecord): AdapterFact | null {
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
export function readRoute(row: JsonRecord): RouteFact | null {
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
export function readProduct(row: JsonRecord): SecurityProduct | null {
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
