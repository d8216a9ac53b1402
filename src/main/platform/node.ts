import type { Platform } from '../../contract/words';
import type { Ports } from '../ports';
import { systemClock } from './clock';
import { createExec } from './exec';
import { createFiles } from './files';
import { createMachine } from './machine';
import { createNameHelper, HELPER_SLOTS } from './name-helper';
import { createNet } from './net';

export interface NodePortsOptions {
  /** Version of the app, named in the requests it makes. */
  version: string;
  /** Absolute folder to pretend as the person's home; see `Machine.pretend`. */
  fakeHome?: string;
  /**
   * Names are looked up in a process of its own, which can be ended: for a program that is to end with its
   * answer, also when a name server is dead. In plain Node only.
   */
  namesApart?: boolean;
  platform?: Platform;
  env?: Readonly<Record<string, string | undefined>>;
}

/** The platform this process runs on; every Unix that is not a Mac counts as Linux. */
export function currentPlatform(): Platform {
  if (process.platform === 'win32') return 'windows';
  return process.platform === 'darwin' ? 'macos' : 'linux';
}

/** The real ports, by Node alone. Touches nothing until a port is used. */
export function createNodePorts(options: NodePortsOptions): Ports {
  const { version, fakeHome, platform = currentPlatform(), env = process.env } = options;
  const files = createFiles(platform);
  const exec = createExec({ platform, env });
  // SECURITY: [sec-28] a packed Electron is no Node: it would take the script for arguments and open the app again.
  const apart = options.namesApart === true && !('electron' in process.versions);
  const names = apart ? { resolve: createNameHelper(env), slots: HELPER_SLOTS } : undefined;
  return {
    files,
    exec,
    net: createNet({ platform, env, userAgent: `Backline/${version}`, names }),
    clock: systemClock,
    machine: createMachine({ platform, env, exec, files, fakeHome }),
  };
}
