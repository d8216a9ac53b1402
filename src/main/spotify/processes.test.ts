import { describe, expect, it } from 'vitest';
import { processRow } from '../checks/testing';
import { instanceOf, isMainProcess, spotifyProcesses } from './processes';

const windows = 'C:\\Users\\ada\\AppData\\Roaming\\Spotify\\Spotify.exe';

describe('spotifyProcesses', () => {
  it.each([
    ['windows', windows],
    ['windows', 'SpotifyWebHelper.exe'],
    ['macos', '/Applications/Spotify.app/Contents/MacOS/Spotify'],
    ['macos', '/Applications/Spotify.app/Contents/Frameworks/x/Contents/MacOS/Spotify Helper (Renderer)'],
    ['linux', '/snap/spotify/84/usr/share/spotify/spotify'],
    ['linux', '/app/extra/share/spotify/spotify'],
  ] as const)('on %s takes %s', (platform, program) => {
    expect(spotifyProcesses(platform, [processRow(5, program)])).toHaveLength(1);
  });

  it.each([
    ['linux', '/usr/bin/spotifyd', '/usr/bin/spotifyd --no-daemon'],
    ['linux', '/usr/bin/spotify-tui', 'spotify-tui'],
    ['linux', '/usr/bin/spotify-launcher', 'spotify-launcher'],
    ['linux', '/usr/bin/spotify_player', 'spotify_player'],
    ['linux', '/usr/bin/ncspot', 'ncspot'],
    ['linux', '/usr/bin/bash', '/bin/bash /usr/bin/spotify'],
    ['linux', '/usr/bin/tail', 'tail -f /home/ada/.config/spotify/prefs'],
    ['linux', '/opt/Backline/backline', '/opt/Backline/backline doctor --only spotify'],
    ['windows', 'C:\\Tools\\spotify-ad-blocker.exe', 'spotify-ad-blocker.exe'],
  ] as const)('on %s leaves %s', (platform, program, args) => {
    expect(spotifyProcesses(platform, [processRow(5, program, args)])).toEqual([]);
  });

  it('knows a wrapped program by the name it was started under', () => {
    const row = processRow(5, '/nix/store/x/.spotify-wrapped', 'spotify --uri=spotify:');
    expect(spotifyProcesses('linux', [row])).toEqual([row]);
  });
});

describe('isMainProcess', () => {
  it('tells the one from its children', () => {
    const rows = [
      processRow(10, windows, `"${windows}" --autostart`),
      processRow(11, windows, `"${windows}" --type=renderer`, 10),
      // Arguments may be hidden from us.
      processRow(12, windows, '', 10),
      processRow(13, 'SpotifyWebHelper.exe', 'SpotifyWebHelper.exe'),
    ];
    expect(rows.filter((row) => isMainProcess('windows', row, rows)).map((row) => row.pid)).toEqual([10]);
  });

  it('names a second instance that was asked for', () => {
    expect(instanceOf(processRow(1, windows, 'Spotify.exe --mu=2 --minimized'))).toBe('2');
    expect(instanceOf(processRow(1, windows, 'Spotify.exe'))).toBe('');
  });
});
