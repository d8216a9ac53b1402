import { describe, expect, it } from 'vitest';
import { check } from './spotify.dmg.check';
import { execFrom, runCheck } from './testing';

const image = (...points: string[]) => `
		<dict>
			<key>image-path</key>
			<string>/Users/ada/Downloads/SpotifyInstaller.dmg</string>
			<key>system-entities</key>
			<array>
				<dict>
					<key>content-hint</key>
					<string>Apple_partition_map</string>
					<key>dev-entry</key>
					<string>/dev/disk4s1</string>
				</dict>${points
          .map(
            (point) => `
				<dict>
					<key>dev-entry</key>
					<string>/dev/disk4s2</string>
					<key>mount-point</key>
					<string>${point}</string>
				</dict>`,
          )
          .join('')}
			</array>
		</dict>`;
const plist = (...images: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
<dict>
	<key>framework</key>
	<string>683</string>
	<key>images</key>
	<array>${images.join('')}
	</array>
</dict>
</plist>`;
const run = (stdout: string, pretend = false) =>
  runCheck(check, {
    platform: 'macos',
    machine: { pretend },
    exec: execFrom({ 'hdiutil info -plist': { code: 0, stdout, stderr: '' } }),
  });

describe('spotify.dmg', () => {
  it('sees the installer, under a second name as well', async () => {
    const mounted = (count: number) => ({ status: 'problem', findings: [{ id: 'dmg/mounted', data: { count } }] });
    expect(await run(plist(image('/Volumes/Spotify')))).toEqual(mounted(1));
    expect(await run(plist(image('/Volumes/Install Spotify'), image('/Volumes/Install Spotify 1')))).toEqual(
      mounted(2),
    );
  });

  it('leaves other volumes alone, and an image that is attached without a volume', async () => {
    const none = { status: 'ok', findings: [{ id: 'dmg/none' }] };
    expect(await run(plist())).toEqual(none);
    expect(await run(plist(image()))).toEqual(none);
    expect(await run(plist(image('/Volumes/R&amp;B', '/Volumes/Backup/spotify')))).toEqual(none);
  });

  it('does not know when the answer is none, and looks at no copied home', async () => {
    await expect(run('')).rejects.toMatchObject({ system: 'UNREADABLE' });
    await expect(run('hdiutil: info failed')).rejects.toMatchObject({ system: 'UNREADABLE' });
    expect(await run('', true)).toEqual({ status: 'not-applicable' });
  });
});
