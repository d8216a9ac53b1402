import type { ProcessRow } from '../ports';

/** What the batch reads, by section. Numbers, ids, paths and registry names: no word that Windows translates. */
export interface WindowsAnswers {
  processes: ProcessRow[];
  /** Processes of Spotify whose window does not answer. */
  hung: number[];
  services: ServiceFact[];
  profiles: ProfileFact[];
  /** Windows' own answer to programs that ask whether they are online. */
  online: boolean;
  adapters: AdapterFact[];
  /** Ways to the whole internet or to half of it. */
  routes: RouteFact[];
  /** Connected VPNs of Windows' own; whether they leave the rest of the traffic alone. The name is the person's. */
  vpns: { name: string; split: boolean }[];
  /** Whether an organisation looks after the computer: by a domain, by Entra ID, by device management. */
  managed: { domain: boolean; cloud: number; enrolled: number };
  antivirus: SecurityProduct[];
  firewalls: SecurityProduct[];
  /** SIDs of this person and their groups, and the access rules of `%LOCALAPPDATA%\Spotify\Update`; rules null = no such place. */
  update: { mine: string[]; rules: AccessRule[] | null };
  /** Of Spotify's processes of this session. */
  connections: WindowsConnection[];
  /** Present end points of sound, for playing and for recording. */
  sound: { id: string; works: boolean }[];
  /** Active devices for playing: whether a program may have one for itself; null where the mark is not set. */
  exclusive: (boolean | null)[];
  graphics: { name: string; version: string; date: string }[];
  /** Who opens `https:`. */
  web: Handler;
  /** Who opens `spotify:`. */
  links: Handler;
}

/** Null = that section could not be read. */
export type WindowsFacts = { [Section in keyof WindowsAnswers]: WindowsAnswers[Section] | null };

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
