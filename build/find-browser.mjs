/** Where an installed Chrome, Chromium or Edge lies. Looks only, starts and loads nothing. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

function usable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function* places(platform, env, home) {
  if (platform === 'win32') {
    for (const base of [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]) {
      if (!base) continue;
      yield join(base, 'Google', 'Chrome', 'Application', 'chrome.exe');
      yield join(base, 'Chromium', 'Application', 'chrome.exe');
      yield join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe');
    }
  } else if (platform === 'darwin') {
    for (const base of ['/Applications', join(home, 'Applications')]) {
      yield join(base, 'Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome');
      yield join(base, 'Chromium.app', 'Contents', 'MacOS', 'Chromium');
      yield join(base, 'Microsoft Edge.app', 'Contents', 'MacOS', 'Microsoft Edge');
    }
  } else {
    for (const folder of [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin']) {
      for (const name of NAMES) yield join(folder, name);
    }
  }
  yield* playwrightPlaces(platform, env, home);
}

/** Browsers that Playwright has loaded before, newest first. */
function* playwrightPlaces(platform, env, home) {
  const cache =
    env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      win32: join(env.LOCALAPPDATA ?? home, 'ms-playwright'),
      darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
    }[platform] ??
    join(home, '.cache', 'ms-playwright');
  if (!existsSync(cache)) return;
  const inside = {
    win32: [
      ['chrome-win', 'chrome.exe'],
      ['chrome-win64', 'chrome.exe'],
    ],
    darwin: [
      ['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
      ['chrome-mac-arm64', 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
      ['chrome-mac-x64', 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
    ],
  }[platform] ?? [
    ['chrome-linux', 'chrome'],
    ['chrome-linux64', 'chrome'],
  ];
  const builds = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
  for (const build of builds.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))) {
    for (const path of inside) yield join(cache, build, ...path);
  }
}

/**
 * @returns {string | null} path of a browser; `CHROME_PATH` wins when it is set and can be run
 */
export function findBrowser(platform = process.platform, env = process.env, home = homedir(), isUsable = usable) {
  if (env.CHROME_PATH && isUsable(env.CHROME_PATH)) return env.CHROME_PATH;
  for (const path of places(platform, env, home)) if (isUsable(path)) return path;
  return null;
}
