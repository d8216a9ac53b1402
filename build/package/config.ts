import type { Configuration } from 'electron-builder';
import { flipAndVerify } from './fuses';
import { tightenBundle } from './info-plist';
import { readSigning } from './signing';

type Env = Readonly<Record<string, string | undefined>>;

/** Name of the program to the systems: bundle, desktop file, flatpak. No host stands behind it. */
export const APP_ID = 'app.backline.Backline';

/** Everything the packed program may hold besides its package.json; what the build leaves beside it stays out. */
export const PACKED_FILES = [
  'out/main/**/*.js',
  'out/main/data/*.json',
  'out/preload/*.cjs',
  'out/renderer/**/*.{html,js,css,svg,png}',
  'out/tray/*.png',
];

/** `owner/name` on GitHub, from the environment; null where a build has no place for its releases. */
export function readRepository(env: Env): { owner: string; repo: string } | null {
  const given = env.BACKLINE_REPOSITORY ?? env.GITHUB_REPOSITORY;
  if (given === undefined || given === '') return null;
  const found = /^([A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)\/([A-Za-z0-9._-]+)$/.exec(given);
  if (!found?.[1] || !found[2]) throw new Error('BACKLINE_REPOSITORY must read owner/name');
  return { owner: found[1], repo: found[2] };
}

export interface PackageOptions {
  env: Env;
  /** Folder or zip of an Electron to pack instead of a loaded one. */
  electronDist?: string;
  /** Leaves a bundle for macOS unsigned, as what cannot be run anyway. */
  unsigned?: boolean;
  /** Where packages go; `dist` unless told otherwise. */
  output?: string;
}

/** How electron-builder makes every package. All that is secret or differs by owner comes from the environment. */
export function packageConfig({ env, electronDist, unsigned = false, output = 'dist' }: PackageOptions): Configuration {
  const repository = readRepository(env);
  const signing = readSigning(env);
  const home = repository ? `https://github.com/${repository.owner}/${repository.repo}` : null;
  const launcher = (system: string) => ({ from: `build/package/launchers/${system}`, to: 'bin' });
  const both = ['x64', 'arm64'] as ('x64' | 'arm64')[];
  return {
    appId: APP_ID,
    productName: 'Backline',
    copyright: 'The Backline contributors, MIT licence',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own macros
    artifactName: 'Backline-${version}-${os}-${arch}.${ext}',
    directories: { output, buildResources: 'build/package' },
    ...(electronDist === undefined ? {} : { electronDist }),
    // A copy: electron-builder changes what it is given.
    files: [...PACKED_FILES],
    // Scripts and developers' packages are dropped from package.json by electron-builder itself.
    extraMetadata: home ? { homepage: home, repository: { type: 'git', url: `${home}.git` } } : {},
    extraResources: [
      { from: 'LICENSE', to: 'licences/LICENSE.txt' },
      { from: 'out/THIRD-PARTY-NOTICES.txt', to: 'licences/THIRD-PARTY-NOTICES.txt' },
    ],
    asar: { smartUnpack: false },
    // Everything is bundled: no is the answer that keeps it from collecting, rebuilding or installing packages.
    beforeBuild: async () => false,
    // SECURITY: [sec-19] flipped here, before signing, and read back; a fuse nobody decided on ends the build.
    afterPack: async (context) => {
      if (context.electronPlatformName === 'darwin')
        tightenBundle(context.appOutDir, context.packager.appInfo.productFilename);
      await flipAndVerify(context);
    },
    protocols: [{ name: 'Backline', schemes: ['backline'] }],
    publish: repository ? { provider: 'github', ...repository, releaseType: 'draft' } : null,
    toolsets: { appimage: '1.0.3' },
    win: {
      target: [
        { target: 'nsis', arch: both },
        { target: 'portable', arch: both },
      ],
      icon: 'out/icons/icon.ico',
      requestedExecutionLevel: 'asInvoker',
      verifyUpdateCodeSignature: true,
      extraResources: [launcher('windows')],
      ...(signing.azure ? { azureSignOptions: signing.azure } : {}),
    },
    nsis: {
      oneClick: true,
      perMachine: false,
      allowElevation: false,
      packElevateHelper: false,
      buildUniversalInstaller: false,
      deleteAppDataOnUninstall: false,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own macros
      artifactName: 'Backline-${version}-windows-${arch}-setup.${ext}',
    },
    portable: {
      requestExecutionLevel: 'user',
      buildUniversalInstaller: false,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own macros
      artifactName: 'Backline-${version}-windows-${arch}-portable.${ext}',
    },
    mac: {
      target: [
        { target: 'dmg', arch: both },
        { target: 'zip', arch: both },
      ],
      icon: 'out/icons/icon.icns',
      category: 'public.app-category.utilities',
      minimumSystemVersion: '13.0',
      darkModeSupport: true,
      // macOS asks the person before a program may speak to the local network, and shows them this.
      extendInfo: {
        NSLocalNetworkUsageDescription:
          'To see whether Spotify devices answer on this network, when you start that check.',
        NSBonjourServices: ['_spotify-connect._tcp'],
      },
      extraResources: [launcher('mac')],
      entitlements: 'build/package/entitlements.mac.plist',
      entitlementsInherit: 'build/package/entitlements.mac.plist',
      // Without a certificate the bundle is signed for the computer that made it alone, which the hardened
      // runtime would refuse to load.
      ...(signing.mac ? { hardenedRuntime: true } : { hardenedRuntime: false, identity: unsigned ? null : '-' }),
      notarize: signing.notarize,
    },
    deb: { packageCategory: 'utils' },
    linux: {
      target: [
        { target: 'AppImage', arch: both },
        // A deb or rpm must name a home page, and we invent none.
        ...(home
          ? [
              { target: 'deb', arch: both },
              { target: 'rpm', arch: both },
            ]
          : []),
      ],
      icon: 'out/icons/png',
      executableName: 'backline',
      syncDesktopName: true,
      category: 'Utility',
      maintainer: 'The Backline contributors',
      synopsis: 'Repair companion for the Spotify desktop app (unofficial)',
      description: 'Says what a Spotify error means, finds its cause on this computer and leads through what helps.',
      extraResources: [launcher('linux')],
      desktop: {
        entry: { Keywords: 'Spotify;error;repair;diagnose;', StartupWMClass: APP_ID, StartupNotify: 'true' },
      },
    },
  };
}
