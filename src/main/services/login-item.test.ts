import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from '../platform/files';
import { createOwnFiles } from '../platform/own-files';
import type { Machine } from '../ports';
import { autostartEntry, autostartFolder, createAutostart, startingProgram } from './login-item';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'backline-login-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const machineAt = (more: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  home,
  env: {},
  pretend: false,
  systemPath: async () => {
    throw new Error('not expected');
  },
  processes: async () => {
    throw new Error('not expected');
  },
  osVersion: () => '',
  hostName: () => {
    throw new Error('not expected');
  },
  elevated: async () => {
    throw new Error('not expected');
  },
  ...more,
});

function autostart(command: readonly string[] = ['/opt/Backline/backline'], here = true) {
  const machine = machineAt();
  return createAutostart({
    files: createFiles('linux'),
    own: createOwnFiles('linux', autostartFolder(machine)),
    machine,
    here,
    command,
  });
}
const file = () => join(home, '.config/autostart/backline.desktop');

describe('start at login on Linux', () => {
  it('is one file, written and removed again', async () => {
    const item = autostart();
    expect(await item.isSet()).toBe(false);
    await item.set({ on: true, hidden: true });
    expect(await item.isSet()).toBe(true);
    expect(await readFile(file(), 'utf8')).toContain('\nExec="/opt/Backline/backline" "--hidden"\n');
    await item.set({ on: true, hidden: false });
    expect(await readFile(file(), 'utf8')).toContain('\nExec="/opt/Backline/backline"\n');
    await item.set({ on: false, hidden: false });
    expect(await readdir(join(home, '.config/autostart'))).toEqual([]);
    // Nothing to remove is fine.
    await item.set({ on: false, hidden: false });
    expect(await item.isSet()).toBe(false);
  });

  it('leaves the files of other programs alone', async () => {
    const item = autostart();
    await item.set({ on: true, hidden: true });
    await writeFile(join(home, '.config/autostart/other.desktop'), 'x');
    await item.set({ on: false, hidden: true });
    expect(await readdir(join(home, '.config/autostart'))).toEqual(['other.desktop']);
  });

  it('[sec-32] does not write through a link', async () => {
    const item = autostart();
    await item.set({ on: true, hidden: true });
    await rm(file());
    await writeFile(join(home, 'precious'), 'mine');
    await symlink(join(home, 'precious'), file());
    await expect(item.set({ on: true, hidden: true })).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(item.set({ on: false, hidden: true })).rejects.toMatchObject({ code: 'not-a-file' });
    expect(await readFile(join(home, 'precious'), 'utf8')).toBe('mine');
  });

  it('does nothing where the app was not installed, or its path cannot be written down', async () => {
    for (const item of [autostart(['/opt/x'], false), autostart(['/opt/x\nExec=evil'])]) {
      expect(item.here).toBe(false);
      await item.set({ on: true, hidden: true });
      expect(await item.isSet()).toBe(false);
    }
  });

  it('[sec-29] quotes a path so that a desktop reads it as one argument', () => {
    const line = (path: string) => /^Exec=(.*)$/m.exec(autostartEntry([path]))?.[1];
    expect(line('/opt/My Apps/backline')).toBe('"/opt/My Apps/backline"');
    expect(line('/opt/100%/a')).toBe('"/opt/100%%/a"');
    expect(line('/opt/a"b')).toBe('"/opt/a\\\\"b"');
    expect(line('/opt/$HOME`x`')).toBe('"/opt/\\\\$HOME\\\\`x\\\\`"');
    expect(line('/opt/a\\b')).toBe('"/opt/a\\\\\\\\b"');
  });

  it('follows the person’s own place of settings, but never from a pretended home', () => {
    const env = { XDG_CONFIG_HOME: '/somewhere/else' };
    expect(autostartFolder(machineAt({ home: '/home/a', env }))).toBe('/somewhere/else/autostart');
    expect(autostartFolder(machineAt({ home: '/home/a', env, pretend: true }))).toBe('/home/a/.config/autostart');
    expect(autostartFolder(machineAt({ home: '/home/a', env: { XDG_CONFIG_HOME: 'relative' } }))).toBe(
      '/home/a/.config/autostart',
    );
  });

  it('[sec-29] starts the image that the program lies in, never one that another program was started from', () => {
    const [image, mounted] = ['/home/me/Backline.AppImage', '/tmp/.mount_Backli1'];
    const own = { APPIMAGE: image, APPDIR: mounted };
    expect(startingProgram(own, `${mounted}/backline`)).toBe(image);
    for (const env of [
      {},
      { APPIMAGE: '/home/me/Terminal.AppImage', APPDIR: '/tmp/.mount_Termin2' },
      { APPIMAGE: '/home/me/Terminal.AppImage' },
      { APPIMAGE: 'relative.AppImage', APPDIR: '/opt/Backline' },
      { APPIMAGE: image, APPDIR: '/opt/Back' },
      { APPIMAGE: image, APPDIR: '/opt/../opt/Backline' },
    ])
      expect(startingProgram(env, '/opt/Backline/backline'), JSON.stringify(env)).toBe('/opt/Backline/backline');
  });
});
