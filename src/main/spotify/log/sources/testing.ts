import type { Platform } from '../../../../contract/words';
import { execFrom, fakeContext, type Given } from '../../../checks/testing';
import type { Files } from '../../../ports';
import type { Install, InstallKind } from '../../facts';

/** Moment at which the tests take place: 4 February 2026, noon. */
export const NOW = Date.UTC(2026, 1, 4, 12);
export const HOMES = { windows: 'C:\\Users\\ada', macos: '/Users/ada', linux: '/home/ada' } as const;

export const daysAgo = (days: number) => NOW - days * 86_400_000;

/** A context over real files, at `NOW`. Commands are forbidden unless given. */
export function contextOver(platform: Platform, files: Partial<Files>, given: Given = {}) {
  return fakeContext({
    platform,
    files,
    clock: { now: () => NOW, monotonic: () => 0 },
    exec: execFrom({}),
    ...given,
  });
}

/** An install of which kind and folder matter alone. */
export function installOf(kind: InstallKind, folder: string): Install {
  return {
    kind,
    folder,
    program: `${folder}/spotify`,
    version: '1.2.95.453',
    versionFrom: 'program',
    prefs: '',
    usersFolder: '',
    cacheFolders: [],
    storageFolder: '',
    updateFolder: null,
  };
}

export const installed = (...installs: Install[]) => ({ installs: async () => installs });
