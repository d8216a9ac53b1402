import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openUpdater, readPlace, type UpdaterLibrary, whoUpdates } from './updater';

const SIGNED =
  'provider: github\nowner: somebody\nrepo: back.line\npublisherName:\n  - Somebody\nupdaterCacheDirName: x\n';
const PLAIN = 'owner: somebody\nrepo: backline\nprovider: github\nreleaseType: draft\n';
const PAGE = 'https://github.com/somebody/backline/releases';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'backline-updater-'));
  writeFileSync(join(folder, 'app-update.yml'), SIGNED);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Behaves as the library does where it matters: naming a channel allows going backwards. */
class Library {
  autoDownload = true;
  autoInstallOnAppQuit = true;
  allowDowngrade = false;
  allowPrerelease = false;
  disableWebInstaller = false;
  private named: string | null = null;
  readonly calls: unknown[][] = [];
  readonly listeners = new Map<string, (progress: { percent: number }) => void>();
  answer: unknown = { isUpdateAvailable: true, updateInfo: { version: '2.0.0' } };

  get channel(): string | null {
    return this.named;
  }
  set channel(name: string | null) {
    this.named = name;
    this.allowDowngrade = true;
  }
  async checkForUpdates() {
    this.calls.push(['check', this.named, this.allowPrerelease, this.allowDowngrade, this.autoDownload]);
    return this.answer;
  }
  async downloadUpdate() {
    this.listeners.get('download-progress')?.({ percent: 12.5 });
    return [];
  }
  quitAndInstall(...args: unknown[]) {
    this.calls.push(['install', ...args]);
  }
  on(name: string, listener: (progress: { percent: number }) => void) {
    this.listeners.set(name, listener);
  }
  off(name: string) {
    this.listeners.delete(name);
  }
}

const openWith = (library: Library, packaged = true) =>
  openUpdater({
    packaged,
    platform: 'windows',
    resources: folder,
    env: {},
    library: async () => library as unknown as UpdaterLibrary,
  });

describe('[sec-43] the place of releases', () => {
  it('is read from what packing wrote', () => {
    expect(readPlace(PLAIN)).toEqual({ page: PAGE, signed: false });
    expect(readPlace(SIGNED)).toEqual({ page: 'https://github.com/somebody/back.line/releases', signed: true });
    expect(readPlace(`${PLAIN}publisherName: Somebody Ltd\n`)?.signed).toBe(true);
    expect(readPlace(`${PLAIN}publisherName:\n`)?.signed).toBe(false);
  });
  it('is none that we do not know', () => {
    for (const text of [
      '',
      'provider: generic\nurl: https://example.com\n',
      'provider: github\nowner: a\n',
      'provider: github\nowner: a\nrepo: ..\n',
      'provider: github\nowner: a/b\nrepo: c\n',
      `${PLAIN}host: github.example\n`,
      `${PLAIN}protocol: http\n`,
    ])
      expect(readPlace(text), text).toBeNull();
  });
});

describe('[sec-43] who replaces the app', () => {
  const [signed, plain] = [readPlace(SIGNED), readPlace(PLAIN)];
  it.each([
    ['windows', {}, signed, 'app'],
    ['windows', {}, plain, 'page'],
    ['windows', { PORTABLE_EXECUTABLE_DIR: 'C:\\x' }, signed, 'page'],
    ['macos', {}, plain, 'app'],
    ['linux', { APPIMAGE: '/x' }, signed, 'page'],
    ['linux', {}, plain, 'page'],
    ['linux', { FLATPAK_ID: 'app.backline.Backline' }, null, 'store'],
    ['macos', {}, null, 'nobody'],
  ] as const)('%s %o', (platform, env, place, by) => {
    expect(whoUpdates({ platform, env }, place)).toBe(by);
  });
  it('nobody, where the program is not packaged', async () => {
    const updater = await openWith(new Library(), false);
    expect([updater.by, updater.page]).toEqual(['nobody', null]);
  });
});

describe('[sec-43] the library', () => {
  it('stays on its channel, loads nothing by itself and never goes backwards', async () => {
    const library = new Library();
    const updater = await openWith(library);
    expect(updater.by).toBe('app');
    expect(await updater.check('stable')).toBe('2.0.0');
    expect(await updater.check('beta')).toBe('2.0.0');
    expect(await updater.check('stable')).toBe('2.0.0');
    expect(library.calls).toEqual([
      ['check', 'latest', false, false, false],
      ['check', 'beta', true, false, false],
      ['check', 'latest', false, false, false],
    ]);
    expect([library.autoInstallOnAppQuit, library.disableWebInstaller]).toEqual([false, true]);
  });
  it('says nothing newer, or that it cannot tell', async () => {
    const library = new Library();
    const updater = await openWith(library);
    library.answer = { isUpdateAvailable: false, updateInfo: { version: '0.1.0' } };
    expect(await updater.check('stable')).toBeNull();
    library.answer = null;
    await expect(updater.check('stable')).rejects.toThrow('no answer');
  });
  it('tells how far it is and lets go of the listener', async () => {
    const library = new Library();
    const updater = await openWith(library);
    const seen: number[] = [];
    await updater.load((percent) => void seen.push(percent));
    expect(seen).toEqual([12.5]);
    expect(library.listeners.size).toBe(0);
  });
});
