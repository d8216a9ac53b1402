import { joinPath } from '../../../paths';
import type { Ports } from '../../../ports';
import type { Install, InstallKind } from '../../facts';
import { flatpakHome } from '../../locate/flatpak';
import { folderFromEnv } from '../../locate/places';
import { lookAtCoreDumps } from './core-dumps';
import { lookAtDumps } from './crash-dumps';
import { lookAtFile } from './files';
import { lookAtJournal } from './journal';
import { nothing, type Place } from './source';

const join = (first: string, ...more: string[]) => joinPath('linux', first, ...more);

/**
 * Where Spotify leaves traces on Linux. What it prints goes to the journal whatever kind of install it is,
 * spotify-launcher's own words included; flatpak and snap keep no log file of their own.
 */
export function placesOnLinux(ports: Ports, installs: readonly Install[] | null): Place[] {
  const { pretend } = ports.machine;
  const system = { install: null, installed: null, listed: true };
  return [
    {
      ...system,
      id: 'linux/journal',
      kind: 'journal',
      label: 'User journal',
      quiet: !pretend,
      // Journals of the real machine say nothing about a fake home.
      look: async (signal) => (pretend ? nothing('absent') : lookAtJournal(ports, signal)),
    },
    {
      ...system,
      id: 'linux/core-dumps',
      kind: 'crash-record',
      label: 'Crashes recorded by systemd',
      quiet: false,
      look: async (signal) => (pretend ? nothing('absent') : lookAtCoreDumps(ports, signal)),
    },
    ...(installs ?? []).map((install) => engineLog(ports, install)),
    ...(installs?.length === 0 ? [missingEngineLog()] : []),
    ...dumpPlaces(ports, installs),
  ];
}

const ENGINE_LOG = { kind: 'cef-log', label: 'Browser engine log', quiet: true } as const;

function engineLog(ports: Ports, { kind, folder }: Install): Place {
  return {
    ...ENGINE_LOG,
    id: `${kind}/cef-log`,
    install: kind,
    installed: true,
    listed: true,
    look: () => lookAtFile(ports, join(folder, 'debug.log')),
  };
}

/** It lies beside the program: without one there is no place to look at. */
function missingEngineLog(): Place {
  return {
    ...ENGINE_LOG,
    id: 'deb/cef-log',
    install: 'deb',
    installed: false,
    listed: true,
    look: async () => nothing('absent'),
  };
}

/** Packages share one cache folder, and so the dumps in it; snap and flatpak have their own. */
function dumpPlaces(ports: Ports, installs: readonly Install[] | null): Place[] {
  const cache = folderFromEnv(ports, 'XDG_CACHE_HOME', join(ports.machine.home, '.cache'));
  const has = (kind: InstallKind) => installs?.some((install) => install.kind === kind) ?? null;
  const shared = installs?.find(({ kind }) => kind !== 'snap' && kind !== 'flatpak');
  const roots: [InstallKind, string, boolean | null][] = [
    [shared?.kind ?? 'deb', join(cache, 'spotify'), installs === null ? null : shared !== undefined],
    ['snap', join(ports.machine.home, 'snap/spotify/common/.cache/spotify'), has('snap')],
    ['flatpak', join(flatpakHome(ports), 'cache/spotify'), has('flatpak')],
  ];
  return roots.map(([kind, root, installed]) => ({
    id: `${kind}/crash-dumps`,
    kind: 'crash-record',
    label: 'Crash dumps',
    install: kind,
    installed,
    quiet: false,
    listed: installed === true,
    // A cache folder without dumps tells of no crash; it is no empty place of records.
    look: async () => {
      const look = await lookAtDumps(ports, [root, join(root, 'Crashpad/completed'), join(root, 'Crashpad/pending')]);
      return look.state === 'empty' ? nothing('absent') : look;
    },
  }));
}
