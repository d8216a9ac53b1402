import type { ComputerPlan } from './computer.testing';

/** Computers with one plain, working Spotify on them. */

const PREFS = 'app.last-launched-version="1.2.79.427.g80eb4a07"\nstorage.size=2048\napp.player.volume=40000\n';
export const LINUX_PREFS = '/home/ada/.config/spotify/prefs';
export const LINUX_PROGRAM = '/usr/share/spotify/spotify';

/** A Debian package's Spotify; `prefs` are further lines of its settings. */
export function linuxComputer(more: Partial<ComputerPlan> & { prefs?: string } = {}): ComputerPlan {
  const { prefs = '', files = {}, ...rest } = more;
  return {
    platform: 'linux',
    ...rest,
    files: { [LINUX_PROGRAM]: '#!/bin/sh\n', [LINUX_PREFS]: PREFS + prefs, ...files },
  };
}

export const WINDOWS_PREFS = 'C:\\Users\\ada\\AppData\\Roaming\\Spotify\\prefs';
export const WINDOWS_PROGRAM = 'C:\\Users\\ada\\AppData\\Roaming\\Spotify\\Spotify.exe';

/** The installer's Spotify. */
export function windowsComputer(more: Partial<ComputerPlan> & { prefs?: string } = {}): ComputerPlan {
  const { prefs = '', files = {}, ...rest } = more;
  const crlf = (PREFS + prefs).replaceAll('\n', '\r\n');
  return { platform: 'windows', ...rest, files: { [WINDOWS_PROGRAM]: 'MZ', [WINDOWS_PREFS]: crlf, ...files } };
}

export const MAC_PREFS = '/Users/ada/Library/Application Support/Spotify/prefs';
export const MAC_PROGRAM = '/Applications/Spotify.app/Contents/MacOS/Spotify';

/** The app in its usual place. */
export function macComputer(more: Partial<ComputerPlan> & { prefs?: string } = {}): ComputerPlan {
  const { prefs = '', files = {}, ...rest } = more;
  return { platform: 'macos', ...rest, files: { [MAC_PROGRAM]: '#!', [MAC_PREFS]: PREFS + prefs, ...files } };
}
