import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { APP_ID } from '../package/config';
import { ROOT } from '../package/parts';

const read = (name: string) => readFileSync(join(ROOT, 'build', 'flatpak', name), 'utf8');
const manifest = parse(read(`${APP_ID}.yml`)) as { id: string; command: string; 'finish-args': string[] };
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

/** Keys of a desktop file's one group. */
function desktopKeys(text: string): Map<string, string> {
  const [head, ...lines] = text.trim().split('\n');
  expect(head).toBe('[Desktop Entry]');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

describe('the flatpak', () => {
  it('goes by the one name', () => {
    expect(manifest.id).toBe(APP_ID);
    const metainfo = read(`${APP_ID}.metainfo.xml`);
    expect(metainfo).toContain(`<id>${APP_ID}</id>`);
    expect(metainfo).toContain(`<launchable type="desktop-id">${APP_ID}.desktop</launchable>`);
  });

  it('tells of the version that is built', () => {
    expect(read(`${APP_ID}.metainfo.xml`)).toContain(`<release version="${version}"`);
    expect(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')).toContain(`## ${version}`);
  });

  it('is started with links of its scheme and shows its own icon', () => {
    const keys = desktopKeys(read(`${APP_ID}.desktop`));
    expect(Object.fromEntries(keys)).toMatchObject({
      Type: 'Application',
      Name: 'Backline',
      Exec: 'backline %U',
      Icon: APP_ID,
      MimeType: 'x-scheme-handler/backline;',
      StartupWMClass: APP_ID,
    });
    for (const key of ['Categories', 'Keywords', 'MimeType']) expect(keys.get(key)).toMatch(/;$/);
  });

  it('[sec-44] does not open the computer: no home folder, no programs of the host, no system bus', () => {
    const asked = manifest['finish-args'];
    for (const far of [
      '--filesystem=host',
      '--filesystem=home',
      '--socket=system-bus',
      '--socket=session-bus',
      '--device=all',
    ])
      expect(asked).not.toContain(far);
    expect(asked.filter((arg) => arg.startsWith('--talk-name=org.freedesktop.Flatpak'))).toEqual([]);
  });
});
