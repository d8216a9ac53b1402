import { join } from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { FUSE_STATES } from '../../src/main/shell/fuse-states';

/** The states that the app expects of itself, by the numbers that the fuses have. */
export const FUSES = Object.fromEntries(
  Object.entries(FUSE_STATES).map(([name, on]) => [FuseV1Options[name as keyof typeof FUSE_STATES], on]),
) as Readonly<Record<FuseV1Options, boolean>>;

/** Flips the fuses of an Electron. On macOS it does not start before it is signed, which packing does next. Fails when it has one that is not decided above. */
export async function flip(program: string): Promise<void> {
  await flipFuses(program, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    ...FUSES,
  });
}

/** What is wrong with the fuses of a program, in words; empty = all as decided. */
export async function fuseFaults(program: string): Promise<string[]> {
  const { version, ...wire } = await getCurrentFuseWire(program);
  if (version !== FuseVersion.V1) return [`fuse version ${version} is not known`];
  const faults: string[] = [];
  const read = new Map(Object.entries(wire).map(([at, state]) => [Number(at), state]));
  for (const [at, wanted] of Object.entries(FUSES)) {
    const state = read.get(Number(at));
    const name = FuseV1Options[Number(at)];
    if (state !== (wanted ? FuseState.ENABLE : FuseState.DISABLE))
      faults.push(`${name} is not ${wanted ? 'on' : 'off'}`);
    read.delete(Number(at));
  }
  for (const at of read.keys()) faults.push(`fuse ${at} is not known to us`);
  return faults;
}

/** The program that holds the fuses, in a package that is being made. */
export function programOf({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${productFilename}.app`);
  if (electronPlatformName === 'win32') return join(appOutDir, `${productFilename}.exe`);
  return join(appOutDir, 'backline');
}

/** Flips the fuses of a package that is being made and reads them back; throws when they are not as decided. */
export async function flipAndVerify(context: AfterPackContext): Promise<void> {
  const program = programOf(context);
  await flip(program);
  const faults = await fuseFaults(program);
  if (faults.length > 0) throw new Error(`the fuses are not as they must be: ${faults.join('; ')}`);
}
