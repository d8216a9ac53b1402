import { Arch, build, Platform } from 'electron-builder';
import { packageConfig, readRepository } from './config';
import { makeParts, ROOT } from './parts';

const SYSTEMS = { '--linux': Platform.LINUX, '--mac': Platform.MAC, '--win': Platform.WINDOWS } as const;
const ARCHES = { '--x64': Arch.x64, '--arm64': Arch.arm64 } as const;

const HELP = `npm run package -- [--linux] [--mac] [--win] [--x64] [--arm64] [--dir]
Builds the program and makes the packages of this system, or of those named, into dist/. --dir stops before installers.
Signing and the place of releases come from the environment; see README.`;

/** `npm run package`: real packages, with Electron loaded by electron-builder. Nothing is published. */
export default async function main(args: readonly string[]): Promise<number> {
  const known = new Set([...Object.keys(SYSTEMS), ...Object.keys(ARCHES), '--dir']);
  if (args.some((arg) => !known.has(arg))) {
    console.error(HELP);
    return 2;
  }
  // A workflow gives a secret that is not there as an empty text, which is no certificate.
  for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name];
  const named = Object.entries(SYSTEMS).filter(([flag]) => args.includes(flag));
  const systems = named.length > 0 ? named.map(([, system]) => system) : [Platform.current()];
  const arches = Object.entries(ARCHES).filter(([flag]) => args.includes(flag));
  if (!readRepository(process.env))
    console.log('package: BACKLINE_REPOSITORY is not set: no deb, no rpm, and the app will offer no updates');
  await makeParts({ rebuild: true });
  for (const system of systems) {
    const targets = system.createTarget(args.includes('--dir') ? 'dir' : null, ...arches.map(([, arch]) => arch));
    // Uploading is the workflow's business, after every system has passed.
    const made = await build({
      targets,
      projectDir: ROOT,
      config: packageConfig({ env: process.env }),
      publish: 'never',
    });
    for (const file of made) console.log(`package: ${file}`);
  }
  return 0;
}
