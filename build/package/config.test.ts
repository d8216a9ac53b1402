import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { APP_ID, packageConfig, readRepository } from './config';
import { FUSES } from './fuses';
import { ROOT } from './parts';
import { readSigning } from './signing';

const config = (env: Record<string, string> = {}) => packageConfig({ env });
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
const kinds = (targets: unknown) => (targets as { target: string }[]).map(({ target }) => target);

describe('how packages are made', () => {
  it('[sec-30] for one person, without asking for administrator rights', () => {
    const { nsis, win, portable } = config();
    expect(nsis).toMatchObject({ perMachine: false, allowElevation: false, packElevateHelper: false });
    expect(nsis?.deleteAppDataOnUninstall).toBe(false);
    expect(win?.requestedExecutionLevel).toBe('asInvoker');
    expect(portable?.requestExecutionLevel).toBe('user');
  });

  it('as every kind of package', () => {
    const { win, mac, linux } = config({ BACKLINE_REPOSITORY: 'somebody/backline' });
    expect(kinds(win?.target)).toEqual(['nsis', 'portable']);
    expect(kinds(mac?.target)).toEqual(['dmg', 'zip']);
    expect(kinds(linux?.target)).toEqual(['AppImage', 'deb', 'rpm']);
    for (const target of [win, mac, linux].flatMap((system) => system?.target as { arch: string[] }[]))
      expect(target.arch).toEqual(['x64', 'arm64']);
  });

  it('with the own scheme and one name everywhere', () => {
    expect(config().protocols).toEqual([{ name: 'Backline', schemes: ['backline'] }]);
    expect(config().appId).toBe(APP_ID);
    expect(manifest.desktopName).toBe(`${APP_ID}.desktop`);
    const desktop = readFileSync(join(ROOT, 'build', 'flatpak', `${APP_ID}.desktop`), 'utf8');
    expect(desktop).toContain('MimeType=x-scheme-handler/backline;');
  });

  it('[sec-19] with every fuse decided', () => {
    const names = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
    expect(Object.keys(FUSES).map(Number).sort()).toEqual(names.sort());
    const on = Object.entries(FUSES).flatMap(([at, state]) => (state ? [FuseV1Options[Number(at)]] : []));
    expect(on.sort()).toEqual([
      'EnableCookieEncryption',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'WasmTrapHandlers',
    ]);
    // Flipped by our own hook, which reads them back; both ways at once would be one too many.
    expect(config().electronFuses).toBeUndefined();
    expect(config().disableAsarIntegrity).toBeUndefined();
  });

  it('[sec-44] with no more entitlements than Chromium needs', () => {
    const text = readFileSync(join(ROOT, 'build/package/entitlements.mac.plist'), 'utf8');
    expect([...text.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit']);
  });

  it('[sec-44] with the hardened runtime once there is a certificate', () => {
    expect(config({ CSC_LINK: 'x' }).mac).toMatchObject({ hardenedRuntime: true, notarize: false });
    expect(config({ CSC_LINK: 'x' }).mac?.identity).toBeUndefined();
    expect(config().mac).toMatchObject({ hardenedRuntime: false, identity: '-', notarize: false });
  });

  it('[sec-43] with a draft release where the environment says, and none where it says nothing', () => {
    expect(config().publish).toBeNull();
    const { publish, extraMetadata } = config({ BACKLINE_REPOSITORY: 'somebody/backline' });
    expect(publish).toEqual({ provider: 'github', owner: 'somebody', repo: 'backline', releaseType: 'draft' });
    expect(extraMetadata).toMatchObject({ homepage: 'https://github.com/somebody/backline' });
    expect(config().win?.verifyUpdateCodeSignature).toBe(true);
    expect(JSON.stringify(config())).not.toContain('http:');
  });

  it('never with a name that is no name', () => {
    for (const wrong of ['backline', 'a/b/c', '-a/b', 'a b/c', '../x', 'a/b?c', 'https://x/y'])
      expect(() => readRepository({ BACKLINE_REPOSITORY: wrong }), wrong).toThrow('owner/name');
    expect(readRepository({ GITHUB_REPOSITORY: 'a/b' })).toEqual({ owner: 'a', repo: 'b' });
  });
});

/** electron-builder's own check of a configuration, against its schema; rejects with what is wrong. */
async function validate(configuration: ReturnType<typeof packageConfig>): Promise<void> {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const library = createRequire(builder.resolve('app-builder-lib'));
  const { validateConfiguration } = library('./util/config/config') as {
    validateConfiguration(config: unknown, log: unknown): Promise<void>;
  };
  await validateConfiguration(configuration, { add: () => {}, isEnabled: false });
}

describe('the configuration', () => {
  it('is one that electron-builder knows, with and without everything the environment may hold', async () => {
    await validate(config());
    await validate(
      config({
        BACKLINE_REPOSITORY: 'somebody/backline',
        CSC_LINK: 'x',
        AZURE_SIGN_ENDPOINT: 'e',
        AZURE_SIGN_ACCOUNT: 'a',
        AZURE_SIGN_PROFILE: 'p',
        AZURE_SIGN_PUBLISHER: 'n',
      }),
    );
    await expect(validate({ ...config(), electronFuse: {} } as never)).rejects.toThrow('electronFuse');
  });
});

describe('what can be signed', () => {
  it('nothing with nothing', () => {
    expect(readSigning({})).toEqual({ mac: false, notarize: false, azure: null });
  });
  it('with Azure only when all is there', () => {
    const all = {
      AZURE_SIGN_ENDPOINT: 'e',
      AZURE_SIGN_ACCOUNT: 'a',
      AZURE_SIGN_PROFILE: 'p',
      AZURE_SIGN_PUBLISHER: 'n',
    };
    expect(readSigning(all).azure).toEqual({
      endpoint: 'e',
      codeSigningAccountName: 'a',
      certificateProfileName: 'p',
      publisherName: 'n',
    });
    expect(config(all).win?.azureSignOptions).toMatchObject({ publisherName: 'n' });
    expect(() => readSigning({ ...all, AZURE_SIGN_PUBLISHER: '' })).toThrow('AZURE_SIGN_PUBLISHER');
  });
  it('for the notary only with a certificate', () => {
    const notary = { APPLE_ID: 'i', APPLE_APP_SPECIFIC_PASSWORD: 'p', APPLE_TEAM_ID: 't' };
    expect(readSigning(notary).notarize).toBe(false);
    expect(readSigning({ ...notary, CSC_LINK: 'c' }).notarize).toBe(true);
    expect(readSigning({ CSC_LINK: 'c', APPLE_ID: 'i' }).notarize).toBe(false);
  });
});
