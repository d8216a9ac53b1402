import type { Ports } from '../ports';
import type { Install } from './facts';
import { locateOnLinux, usualPrefsOnLinux } from './locate/linux';
import { locateOnMac, usualPrefsOnMac } from './locate/macos';
import { type FoundInstall, lastRunVersion, orNull } from './locate/places';
import { locateOnWindows, usualPrefsOnWindows } from './locate/windows';

const LOCATORS = { linux: locateOnLinux, macos: locateOnMac, windows: locateOnWindows } as const;
const USUAL_PREFS = { linux: usualPrefsOnLinux, macos: usualPrefsOnMac, windows: usualPrefsOnWindows } as const;

/**
 * Finds every installed Spotify by its program, never by its settings: stale prefs beside another
 * kind of install are common. The one whose prefs were written last comes first.
 * Throws PortError when nothing was found and a place could not be looked at.
 */
export async function locateInstalls(ports: Ports, signal: AbortSignal): Promise<Install[]> {
  const { installs, trouble } = await LOCATORS[ports.machine.platform](ports, signal);
  if (installs.length === 0 && trouble) throw trouble;
  const complete = await Promise.all(
    (await dropAliases(ports, installs)).map(async (found) => ({
      install: await completeVersion(ports, found),
      usedMs: (await orNull(ports.files.facts(found.prefs)))?.modifiedMs ?? 0,
    })),
  );
  return complete.sort((a, b) => b.usedMs - a.usedMs).map(({ install }) => install);
}

/** Every place where prefs usually lie on this system. */
export async function usualPrefs(ports: Ports): Promise<string[]> {
  return USUAL_PREFS[ports.machine.platform](ports);
}

/** `/usr/share/spotify` is a link to `/opt/spotify` in some packages: one program, found twice. */
async function dropAliases(ports: Ports, installs: readonly FoundInstall[]): Promise<FoundInstall[]> {
  const places = await Promise.all(
    installs.map(async ({ program }) => (await orNull(ports.files.realPath(program))) ?? program),
  );
  return installs.filter((_install, index) => places.indexOf(places[index] ?? '') === index);
}

async function completeVersion(ports: Ports, found: FoundInstall): Promise<Install> {
  if (found.version !== null) return { ...found, versionFrom: 'program' };
  const version = await lastRunVersion(ports, found.prefs);
  return { ...found, version, versionFrom: version === null ? null : 'last-run' };
}
