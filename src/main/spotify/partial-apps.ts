import { joinPath } from '../paths';
import type { Ports } from '../ports';
import { appPlaces, plistText } from './locate/macos';
import { kindAt, namesIn, orNull } from './locate/places';

/**
 * Copies of Spotify on a Mac that broke off so early that they hold no program: bundles called Spotify.app, in
 * a folder for apps, without anything to start in them, that are nobody else's by their name inside.
 */
export async function findPartialApps(ports: Ports, signal: AbortSignal): Promise<string[]> {
  if (ports.machine.platform !== 'macos') return [];
  const found: string[] = [];
  for (const app of await appPlaces(ports)) {
    // A link leads to a bundle that is not ours to judge.
    if ((await orNull(ports.files.linkFacts(app)))?.kind !== 'folder') continue;
    if (await holdsProgram(ports, app)) continue;
    const identifier = await plistText(
      ports,
      signal,
      joinPath('macos', app, 'Contents/Info.plist'),
      'CFBundleIdentifier',
    );
    if (identifier === null || identifier === 'com.spotify.client') found.push(app);
  }
  return found;
}

/** A folder that may not be looked into, and an app that was made for a phone, count as whole. */
async function holdsProgram(ports: Ports, app: string): Promise<boolean> {
  const names = await orNull(ports.files.list(app, 100));
  if (names === null || names.some((name) => name === 'Wrapper' || name === 'WrappedBundle')) return true;
  if ((await kindAt(ports, joinPath('macos', app, 'Contents'))) === null) return false;
  return (await namesIn(ports, joinPath('macos', app, 'Contents/MacOS'))).length > 0;
}

/** Parts that every Spotify app has and this one lacks. */
export async function missingInApp(ports: Ports, app: string): Promise<string[]> {
  const contents = joinPath('macos', app, 'Contents');
  const programs = await namesIn(ports, joinPath('macos', contents, 'MacOS'));
  const missing = programs.includes('Spotify') ? [] : ['Spotify'];
  const frameworks = await namesIn(ports, joinPath('macos', contents, 'Frameworks'));
  const engine = 'Chromium Embedded Framework.framework';
  if (frameworks.length > 0 && !frameworks.includes(engine)) missing.push(engine);
  const apps = joinPath('macos', contents, 'Resources/Apps');
  if (
    (await namesIn(ports, joinPath('macos', contents, 'Resources'))).includes('Apps') &&
    !(await hasPages(ports, apps))
  ) {
    missing.push('Apps/xpui.spa');
  }
  return missing;
}

/** The pages Spotify shows: packed in one file, or unpacked by a tool that changes them. */
export async function hasPages(ports: Ports, apps: string): Promise<boolean> {
  const names = await namesIn(ports, apps);
  return names.some((name) => /^xpui(\.spa)?$/i.test(name));
}
