import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plantTree, type Tree } from '../platform/tree.testing';
import { type HttpAnswer, PortError } from '../ports';
import type { Install } from '../spotify/facts';
import { check } from './spotify.widevine.check';
import { type Given, runCheck } from './testing';

let tree: Tree;
beforeEach(async () => {
  tree = await plantTree();
});
afterEach(() => tree.remove());

const windows = {
  prefs: 'C:\\Users\\ada\\AppData\\Roaming\\Spotify\\prefs',
  cacheFolders: ['C:\\Users\\ada\\AppData\\Local\\Spotify\\Data'],
  storageFolder: 'C:\\Users\\ada\\AppData\\Local\\Spotify\\Storage',
  folder: 'C:\\Users\\ada\\AppData\\Roaming\\Spotify',
};
const macos = {
  prefs: '/Users/ada/Library/Application Support/Spotify/prefs',
  cacheFolders: ['/Users/ada/Library/Caches/com.spotify.client/Data'],
  storageFolder: '/Users/ada/Library/Application Support/Spotify/PersistentCache/Storage',
  folder: '/Applications/Spotify.app',
};
const linux = {
  prefs: '/home/ada/.config/spotify/prefs',
  cacheFolders: ['/home/ada/.cache/spotify/Data'],
  storageFolder: '/home/ada/.cache/spotify/Storage',
  folder: '/usr/share/spotify',
};
const INSTALLS = { windows, macos, linux };

const run = (platform: keyof typeof INSTALLS, rest: Given = { offline: true }) =>
  runCheck(check, {
    platform,
    files: tree.files,
    spotify: { installs: async () => [INSTALLS[platform] as unknown as Install] },
    ...rest,
  });
const present = (version: string) => ({ status: 'ok', findings: [{ id: 'widevine/present', data: { version } }] });
const answer: HttpAnswer = { status: 200, headers: {}, body: '', ms: 1 };
const clock = { now: () => 0, monotonic: () => 0 };

describe('spotify.widevine', () => {
  it.each([
    [
      'windows',
      'C:\\Users\\ada\\AppData\\Local\\Spotify\\WidevineCdm\\4.10.2830.0',
      '_platform_specific\\win_x64\\widevinecdm.dll',
    ],
    [
      'macos',
      '/Users/ada/Library/Caches/com.spotify.client/WidevineCdm/4.10.2830.0',
      '_platform_specific/mac_arm64/libwidevinecdm.dylib',
    ],
    [
      'linux',
      '/home/ada/.config/spotify/User Data/WidevineCdm/4.10.2830.0',
      '_platform_specific/linux_x64/libwidevinecdm.so',
    ],
    ['linux', '/home/ada/.config/User Data/WidevineCDM/4.10.2830.0', 'x64/libwidevinecdm.so'],
    ['linux', '/usr/share/spotify/WidevineCdm', '_platform_specific/linux_x64/libwidevinecdm.so'],
  ] as const)('finds it on %s in %s', async (platform, folder, library) => {
    await tree.put(`${folder}/manifest.json`, '{\n  "version" : "4.10.2830.0"\n}', 0);
    await tree.put(`${folder}/${library}`, 'x', 0);
    expect(await run(platform)).toEqual(present('4.10.2830.0'));
  });

  it('takes the newest complete one, named by its folder when the manifest is broken', async () => {
    const root = '/home/ada/.config/spotify/User Data/WidevineCdm';
    await tree.put(`${root}/4.9.1.0/x64/libwidevinecdm.so`, 'x', 0);
    await tree.put(`${root}/4.10.1.0/x64/libwidevinecdm.so`, 'x', 0);
    await tree.put(`${root}/4.10.1.0/manifest.json`, '\u0000', 0);
    await tree.folder(`${root}/4.11.0.0`);
    expect(await run('linux')).toEqual(present('4.10.1.0'));
  });

  it('cannot tell from an empty folder or none, and asks nobody in an offline run', async () => {
    await tree.put('/home/ada/.config/spotify/User Data/WidevineCdm/latest-component-updated-widevine-cdm', '{}', 0);
    expect(await run('linux')).toEqual({ status: 'unknown', reason: { code: 'not-found' } });
    expect(await run('macos')).toEqual({ status: 'unknown', reason: { code: 'not-found' } });
  });

  it('is a fault when an update broke off, unless the module is somewhere else', async () => {
    await tree.folder('/home/ada/.config/spotify/User Data/WidevineCdm/4.11.0.0/_platform_specific');
    expect(await run('linux')).toEqual({ status: 'problem', findings: [{ id: 'widevine/incomplete' }] });
    await tree.put('/usr/share/spotify/WidevineCdm/manifest.json', '{"version": "4.10.1.0"}', 0);
    await tree.put('/usr/share/spotify/WidevineCdm/x64/libwidevinecdm.so', 'x', 0);
    expect(await run('linux')).toEqual(present('4.10.1.0'));
  });

  it('does not take an empty folder of the program for an update that broke off', async () => {
    await tree.folder('/usr/share/spotify/WidevineCdm/4.11.0.0');
    expect(await run('linux')).toMatchObject({ status: 'unknown' });
  });

  it('is a fault when it is missing and cannot be fetched either', async () => {
    const net = {
      tcp: async (host: string, port: number) => {
        expect([host, port]).toEqual(['redirector.gvt1.com', 443]);
        throw new PortError('not-found', 'ENOTFOUND');
      },
    };
    const online = { ...net, http: async () => answer };
    expect(await run('linux', { net: online, clock })).toMatchObject({
      status: 'problem',
      findings: [{ id: 'widevine/missing-and-blocked' }],
    });
    const nothing = { ...net, http: async () => Promise.reject(new PortError('not-found', 'ENOTFOUND')) };
    expect(await run('linux', { net: nothing, clock })).toMatchObject({ status: 'unknown' });
    expect(await run('linux', { net: { tcp: async () => 12 } })).toMatchObject({ status: 'unknown' });
  });
});
