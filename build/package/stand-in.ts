import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Something with the file names of an unpacked Electron, so that packing can be tested where Electron's
 * own program cannot be had. It cannot be run; it holds a fuse wire as Electron delivers it.
 */
export type StandInSystem = 'linux' | 'windows' | 'mac';

/** What stands before the fuses in Electron's program. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Version, length and the nine fuses as they come: on, off, on, on, off, off, off, on, on. */
const WIRE = Buffer.concat([Buffer.from(SENTINEL, 'latin1'), Buffer.from([1, 9]), Buffer.from('101100011', 'latin1')]);
const FILLING = Buffer.alloc(4096, 0x2e);
const PROGRAM = Buffer.concat([FILLING, WIRE, FILLING]);

const HELPERS = ['Helper', 'Helper (GPU)', 'Helper (Plugin)', 'Helper (Renderer)'];

const plist = (fields: Readonly<Record<string, string>>) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>${Object.entries(fields)
    .map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
    .join('')}</dict></plist>
`;

/** Contents of the bundle, by path. */
function macFiles(): Map<string, string | Buffer> {
  const contents = 'Electron.app/Contents';
  const bundle = (name: string) =>
    plist({ CFBundleExecutable: name, CFBundleName: name, CFBundleIdentifier: 'stand.in' });
  const files = new Map<string, string | Buffer>([
    [
      `${contents}/Info.plist`,
      plist({
        CFBundleExecutable: 'Electron',
        CFBundleName: 'Electron',
        CFBundleIdentifier: 'stand.in',
        NSCameraUsageDescription: 'This app needs access to the camera',
      }),
    ],
    [`${contents}/PkgInfo`, 'APPL????'],
    [`${contents}/MacOS/Electron`, FILLING],
    [`${contents}/Resources/electron.icns`, 'icns'],
    [`${contents}/Resources/en.lproj/locale.pak`, ''],
    [`${contents}/Frameworks/Electron Framework.framework/Electron Framework`, PROGRAM],
    [`${contents}/Frameworks/Electron Framework.framework/Resources/en.lproj/locale.pak`, ''],
  ]);
  for (const helper of HELPERS) {
    const place = `${contents}/Frameworks/Electron ${helper}.app/Contents`;
    files.set(`${place}/Info.plist`, bundle(`Electron ${helper}`));
    files.set(`${place}/MacOS/Electron ${helper}`, FILLING);
  }
  return files;
}

interface ResEdit {
  NtExecutable: { createEmpty(is32Bit: boolean, isDll: boolean): { generate(): ArrayBuffer } };
  NtExecutableResource: {
    from(executable: unknown): { entries: unknown[]; outputResource(executable: unknown): void };
  };
  Resource: {
    VersionInfo: { createEmpty(): VersionInfo };
  };
}
interface VersionInfo {
  setFileVersion(major: number, minor: number, micro: number, revision: number, lang: number): void;
  setStringValues(language: { lang: number; codepage: number }, values: Record<string, string>): void;
  outputToResourceEntries(entries: unknown[]): void;
}

/** A Windows program that does nothing, with the version facts that packing edits; fuses behind its end. */
function windowsProgram(): Buffer {
  // The library with which electron-builder edits it.
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const resedit = createRequire(builder.resolve('app-builder-lib'))('resedit') as ResEdit;
  const executable = resedit.NtExecutable.createEmpty(false, false);
  const resource = resedit.NtExecutableResource.from(executable);
  const facts = resedit.Resource.VersionInfo.createEmpty();
  facts.setFileVersion(1, 0, 0, 0, 1033);
  facts.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  facts.outputToResourceEntries(resource.entries);
  resource.entries.push({ type: 10, id: 1, lang: 1033, codepage: 1200, bin: new Uint8Array(PROGRAM).buffer });
  resource.outputResource(executable);
  return Buffer.from(executable.generate());
}

const COMMON = ['LICENSE', 'LICENSES.chromium.html', 'version'];
const CHROMIUM = ['icudtl.dat', 'resources.pak', 'snapshot_blob.bin', 'v8_context_snapshot.bin', 'locales/en-US.pak'];

const FILES: Readonly<Record<StandInSystem, () => Map<string, string | Buffer>>> = {
  linux: () =>
    new Map<string, string | Buffer>([
      ...[...CHROMIUM, 'chrome-sandbox', 'chrome_crashpad_handler'].map((name) => [name, ''] as const),
      ['electron', PROGRAM],
    ]),
  windows: () =>
    new Map<string, string | Buffer>([
      ...[...CHROMIUM, 'ffmpeg.dll'].map((name) => [name, ''] as const),
      ['electron.exe', windowsProgram()],
    ]),
  mac: macFiles,
};

/** Writes the stand-in into a folder. */
export function writeStandIn(folder: string, system: StandInSystem): void {
  const files = FILES[system]();
  for (const name of COMMON) files.set(name, `stand-in for ${name}\n`);
  for (const [name, content] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode: 0o755 });
  }
}
