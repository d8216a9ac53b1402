import { baseName } from '../paths';
import type { Ports } from '../ports';
import type { PrefsRead, SpotifyFacts } from '../spotify/facts';
import type { Identity } from './redact/identity';

/** Variables of the environment that name the person, the computer, and where the person's files lie. */
const USER_VARIABLES = ['USER', 'USERNAME', 'LOGNAME', 'SUDO_USER'];
const HOST_VARIABLES = ['COMPUTERNAME', 'HOSTNAME', 'HOST', 'USERDOMAIN'];
const HOME_VARIABLES = ['HOME', 'USERPROFILE'];
/** Keys of prefs whose values name a Spotify account, and those whose values are secrets or tell devices apart. */
const ACCOUNT_KEY = /user_?name$|display_?name$/i;
const SECRET_KEY =
  /^(?:autologin|auth|gaia)\.|token|secret|blob|password|\.pass$|proxy\.(?:user|addr)$|machine_id|device_id/i;
const MOST = 60;

/**
 * Gathers by which names this person and this computer are known, so that they can be found wherever they
 * stand. What cannot be read is left out: the shapes of private things are looked for besides.
 */
export async function identify(ports: Ports, spotify: SpotifyFacts): Promise<Identity> {
  const { machine, files } = ports;
  const pick = (names: readonly string[]) => names.flatMap((name) => machine.env[name] || []);
  const homes = new Set([machine.home, ...pick(HOME_VARIABLES)].filter((home) => home.length > 1));
  for (const home of [...homes]) homes.add(await files.realPath(home).catch(() => home));
  const prefs = (await Promise.all([spotify.prefs().catch(() => []), spotify.userPrefs().catch(() => [])])).flat();
  const users = [...pick(USER_VARIABLES), ...(await fullNames(ports)), ...prefs.flatMap(accountsIn)];
  return {
    users: distinct([...users, ...[...homes].map((home) => baseName(machine.platform, home))]),
    homes: [...homes].slice(0, MOST),
    hosts: distinct([machine.hostName(), ...pick(HOST_VARIABLES)]),
    secrets: distinct(prefs.flatMap(secretsIn)),
  };
}

/** Names that the list of accounts gives to this account: `marta:x:1000:1000:Marta Lang,,,:/home/marta:/bin/sh`. */
async function fullNames({ files, machine }: Ports): Promise<string[]> {
  if (machine.platform === 'windows') return [];
  const names = new Set(USER_VARIABLES.flatMap((name) => machine.env[name] || []));
  try {
    const bytes = await files.read(await machine.systemPath('/etc/passwd'), 256 * 1024);
    return new TextDecoder()
      .decode(bytes)
      .split('\n')
      .map((line) => line.split(':'))
      .filter(([name = '', , , , , home]) => home === machine.home || names.has(name))
      .flatMap(([name = '', , , , full = '']) => [name, full.split(',')[0] ?? '']);
  } catch {
    return [];
  }
}

function accountsIn(read: PrefsRead): string[] {
  const [, folder = ''] = /[\\/]([^\\/]+)-user[\\/]prefs$/.exec(read.path) ?? [];
  return [folder, ...valuesOf(read, ACCOUNT_KEY)].filter(Boolean);
}

function secretsIn(read: PrefsRead): string[] {
  return valuesOf(read, SECRET_KEY).filter((value) => value.length >= 5 && !/^(?:true|false|\{\}|\[\])$/.test(value));
}

function valuesOf(read: PrefsRead, keys: RegExp): string[] {
  if (read.state !== 'read') return [];
  return read.file.entries.flatMap(({ key, value }) =>
    keys.test(key) && typeof value === 'string' && value !== '' ? [value.slice(0, 2000)] : [],
  );
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim()).filter((name) => name.length > 1))].slice(0, MOST);
}
