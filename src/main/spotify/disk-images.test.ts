import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { readImages } from './disk-images';

const image = (path: string | null, ...points: string[]) => `
  <dict>
    <key>icon-path</key><string>/x.icns</string>
    ${path === null ? '' : `<key>image-path</key>\n\t\t<string>${path}</string>`}
    <key>owner-uid</key><integer>501</integer>
    <key>system-entities</key>
    <array>
      <dict><key>dev-entry</key><string>/dev/disk4</string></dict>
      ${points.map((point) => `<dict><key>mount-point</key>\n<string>${point}</string></dict>`).join('')}
    </array>
  </dict>`;
const plist = (...images: string[]) =>
  `<plist version="1.0"><dict><key>images</key><array>${images.join('')}</array></dict></plist>`;

describe('readImages', () => {
  it('keeps each volume with its own image, and one without a file apart', () => {
    const text = plist(image('/a/R&amp;B.dmg', '/Volumes/R&amp;B', '/Volumes/x'), image(null, '/Volumes/Spotify'));
    expect(readImages(text)).toEqual([
      { path: '/a/R&B.dmg', mounts: ['/Volumes/R&B', '/Volumes/x'] },
      { path: null, mounts: ['/Volumes/Spotify'] },
    ]);
    expect(readImages(plist(image('/a.dmg')))).toEqual([{ path: '/a.dmg', mounts: [] }]);
    expect(readImages(plist())).toEqual([]);
  });

  it('reads what attaching an image answers', () => {
    const text = `<plist><dict><key>system-entities</key><array><dict>
      <key>mount-point</key><string>/Volumes/Spotify</string></dict></array></dict></plist>`;
    expect(readImages(text)).toEqual([{ path: null, mounts: ['/Volumes/Spotify'] }]);
  });

  it('says so when it is no such list', () => {
    for (const text of ['', 'hdiutil: info failed', '<plist>', '<key>images</key>'])
      expect(readImages(text)).toBeNull();
  });

  it('survives every answer', () => {
    const part = fc.constantFrom(
      '<plist>',
      '<key>images</key>',
      '<key>mount-point</key>',
      '<key>image-path</key>',
      '<key>system-entities</key>',
      '<string>',
      '</string>',
      ' ',
      '&amp;',
      '/Volumes/Spotify',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part, { maxLength: 20 }).map((parts) => parts.join('')),
        ),
        (text) => {
          for (const path of readImages(text)?.flatMap(({ mounts }) => mounts) ?? []) expect(path).not.toContain('<');
        },
      ),
      { numRuns: runs(20_000) },
    );
  });
});
