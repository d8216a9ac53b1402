import { joinPath } from '../../../paths';
import type { Ports } from '../../../ports';
import type { Install, InstallKind } from '../../facts';
import { folderFromEnv } from '../../locate/places';
import { lookAtDumps } from './crash-dumps';
import { lookAtEventLog } from './event-log';
import { lookAtFile, lookAtFolder } from './files';
import { nothing, type Place } from './source';

const FAMILY = 'SpotifyAB.SpotifyMusic_zpdnekdrzrea0';
const join = (first: string, ...more: string[]) => joinPath('windows', first, ...more);

/** Where Spotify leaves traces on Windows: the installer's (scoop's is the same) and the Microsoft Store's. */
export function placesOnWindows(ports: Ports, installs: readonly Install[] | null): Place[] {
  const { machine } = ports;
  const roaming = join(folderFromEnv(ports, 'APPDATA', join(machine.home, 'AppData\\Roaming')), 'Spotify');
  const local = folderFromEnv(ports, 'LOCALAPPDATA', join(machine.home, 'AppData\\Local'));
  const store = join(local, 'Packages', FAMILY);
  const has = (kind: InstallKind) => (installs === null ? null : installs.some((install) => install.kind === kind));
  const plain: InstallKind = has('windows-installer') !== true && has('scoop') === true ? 'scoop' : 'windows-installer';
  return [
    ...ofEdition(ports, plain, has(plain), installs, { local: join(local, 'Spotify'), settings: roaming }),
    ...ofEdition(ports, 'windows-store', has('windows-store'), installs, {
      local: join(store, 'LocalCache\\Spotify'),
      settings: join(store, 'LocalState\\Spotify'),
    }),
    {
      id: 'windows/event-log',
      kind: 'event-log',
      label: 'Windows event log',
      install: null,
      installed: null,
      quiet: false,
      listed: true,
      // The log of the real machine says nothing about a fake home.
      look: async (signal) => (machine.pretend ? nothing('absent') : lookAtEventLog(ports, signal)),
    },
  ];
}

interface Folders {
  local: string;
  settings: string;
}

function ofEdition(
  ports: Ports,
  kind: InstallKind,
  installed: boolean | null,
  installs: readonly Install[] | null,
  { local, settings }: Folders,
): Place[] {
  // Where nothing is installed, the usual edition stands for it.
  const listed = installed !== false || (kind !== 'windows-store' && installs?.length === 0);
  const common = { install: kind, installed };
  return [
    {
      ...common,
      id: `${kind}/launcher-log`,
      kind: 'launcher-log',
      label: 'Launcher log',
      quiet: false,
      listed,
      look: () => lookAtFolder(ports, join(local, 'Launcher\\Logs'), isText),
    },
    {
      ...common,
      id: `${kind}/cef-log`,
      kind: 'cef-log',
      label: 'Browser engine log',
      quiet: true,
      listed,
      look: () => lookAtFile(ports, join(settings, 'debug.log')),
    },
    {
      ...common,
      id: `${kind}/other-logs`,
      kind: 'cef-log',
      label: "Other logs beside Spotify's settings",
      quiet: true,
      listed: false,
      look: async () => {
        const look = await lookAtFolder(ports, settings, (name) => /\.log$/i.test(name) && !/^debug\.log$/i.test(name));
        // The folder holds the settings: without logs in it there is nothing to tell of.
        return look.state === 'empty' ? nothing('absent') : look;
      },
    },
    {
      ...common,
      id: `${kind}/crash-dumps`,
      kind: 'crash-record',
      label: 'Crash dumps',
      quiet: false,
      listed,
      look: () => lookAtDumps(ports, [join(local, 'Crashpad\\reports'), join(local, 'User Data\\Crashpad\\reports')]),
    },
  ];
}

/** Names of files in the launcher's folder are not known: whatever is not plainly something else. */
function isText(name: string): boolean {
  return !/\.(dmp|zip|gz|7z|exe|dll|json|lock|tmp)$/i.test(name);
}
