import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { packageConfig } from './config';
import { archiveFaults, archiveHash, MOST_BYTES } from './contents';
import { fuseFaults } from './fuses';
import { makeParts, ROOT } from './parts';
import { type StandInSystem, writeStandIn } from './stand-in';

/** One thing that was looked at; `faults` empty = fine. */
interface Row {
  what: string;
  faults: string[];
  note: string;
}

interface Kind {
  name: StandInSystem;
  platform: Platform;
  arch: Arch;
  /** Unpacked folder below the output. */
  folder: string;
  resources: string;
  program: string;
  launcher: string;
}

const KINDS: readonly Kind[] = [
  {
    name: 'linux',
    platform: Platform.LINUX,
    arch: Arch.x64,
    folder: 'linux-unpacked',
    resources: 'resources',
    program: 'backline',
    launcher: 'bin/backline',
  },
  {
    name: 'windows',
    platform: Platform.WINDOWS,
    arch: Arch.x64,
    folder: 'win-unpacked',
    resources: 'resources',
    program: 'Backline.exe',
    launcher: 'bin/backline.cmd',
  },
  {
    name: 'mac',
    platform: Platform.MAC,
    arch: Arch.arm64,
    folder: 'mac-arm64',
    resources: 'Backline.app/Contents/Resources',
    program: 'Backline.app',
    launcher: 'bin/backline',
  },
];

/** Whether the place that Electron compares the archive with names the right number. */
function integrityFaults(kind: Kind, folder: string, archive: string): string[] {
  if (kind.name === 'linux') return [];
  const holder = kind.name === 'mac' ? join(folder, 'Backline.app/Contents/Info.plist') : join(folder, kind.program);
  return readFileSync(holder).includes(archiveHash(archive))
    ? []
    : [`${kind.program} does not name the archive's hash`];
}

function resourceFaults(kind: Kind, resources: string): string[] {
  const needed = ['licences/LICENSE.txt', 'licences/THIRD-PARTY-NOTICES.txt', kind.launcher];
  const faults = needed.filter((name) => !existsSync(join(resources, name))).map((name) => `${name} is missing`);
  if (existsSync(join(resources, 'app.asar.unpacked'))) faults.push('something lies outside the archive');
  if (existsSync(join(resources, 'app'))) faults.push('there is a program beside the archive');
  const launcher = join(resources, kind.launcher);
  const runnable = kind.name === 'windows' || process.platform === 'win32';
  if (!runnable && existsSync(launcher) && (statSync(launcher).mode & 0o111) === 0)
    faults.push(`${kind.launcher} cannot be run`);
  return faults;
}

/** What macOS is told of the program. */
function bundleFaults(kind: Kind, folder: string): string[] {
  if (kind.name !== 'mac') return [];
  const text = readFileSync(join(folder, 'Backline.app/Contents/Info.plist'), 'utf8');
  const needed = [
    '<string>backline</string>',
    '<string>13.0</string>',
    '<string>icon.icns</string>',
    '<string>_spotify-connect._tcp</string>',
  ];
  return [
    ...needed.filter((part) => !text.includes(part)).map((part) => `Info.plist lacks ${part}`),
    ...(/NSAllowsArbitraryLoads<\/key>\s*<true/.test(text) ? ['plain http is allowed to anywhere'] : []),
    ...(text.includes('NSCameraUsageDescription') ? ['the camera is asked for'] : []),
  ];
}

/** Packs the program around a stand-in for Electron and looks at what came out. */
async function checkKind(kind: Kind, work: string): Promise<Row[]> {
  const electronDist = join(work, `electron-${kind.name}`);
  writeStandIn(electronDist, kind.name);
  const output = join(work, 'packages');
  await build({
    targets: kind.platform.createTarget('dir', kind.arch),
    projectDir: ROOT,
    // Nothing of this computer's own signing gets into a check, and no release has a place.
    config: packageConfig({ env: {}, electronDist, unsigned: true, output }),
    publish: 'never',
  });
  const folder = join(output, kind.folder);
  const resources = join(folder, kind.resources);
  const archive = join(resources, 'app.asar');
  const { size } = statSync(archive);
  const row = (what: string, faults: string[], note = ''): Row => ({ what: `${what} (${kind.name})`, faults, note });
  return [
    row('[sec-1] [sec-4] [sec-11] [sec-18] [sec-41] [sec-45] [sec-48] what is in the archive', archiveFaults(archive)),
    row(
      'size',
      size > MOST_BYTES ? [`${size} bytes are more than ${MOST_BYTES}`] : [],
      `${Math.round(size / 1024)} KiB`,
    ),
    row('licences and launcher beside it', resourceFaults(kind, resources)),
    row('[sec-19] fuses', await fuseFaults(join(folder, kind.program)), 'all nine, read back'),
    ...(kind.name === 'linux'
      ? []
      : [row('[sec-45] integrity of the archive', integrityFaults(kind, folder, archive))]),
    ...(kind.name === 'mac' ? [row('[sec-44] Info.plist', bundleFaults(kind, folder))] : []),
  ];
}

/** electron-builder refuses to make a bundle for macOS on Windows. */
const canPack = ({ name }: Kind) => !(name === 'mac' && process.platform === 'win32');

/** `npm run package:check`: the packages' contents on any computer, without Electron and without a network. */
export default async function main(): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), 'backline-package-'));
  const rows: Row[] = [];
  try {
    await makeParts({ rebuild: false });
    for (const kind of KINDS.filter(canPack)) rows.push(...(await checkKind(kind, work)));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const wide = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, faults, note } of rows) {
    console.log(`${faults.length === 0 ? 'right ' : 'FAILED'}  ${what.padEnd(wide)}  ${note}`.trimEnd());
    for (const fault of faults) console.log(`          ${fault}`);
  }
  for (const { name } of KINDS.filter((kind) => !canPack(kind)))
    console.log(`not looked at: ${name}, which electron-builder does not pack on this system`);
  console.log('not looked at: installers, signing, notarisation; they need the real Electron and its tools');
  const failed = rows.filter(({ faults }) => faults.length > 0).length;
  const told = process.env.BACKLINE_COUNTS;
  if (told) {
    const counts = { passed: rows.length - failed, failed, skipped: 0 };
    const list = rows.map(({ what, faults }) => ({ what, ok: faults.length === 0 }));
    writeFileSync(told, JSON.stringify({ ...counts, rows: list }));
  }
  return failed === 0 ? 0 : 1;
}
