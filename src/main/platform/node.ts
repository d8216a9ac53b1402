import type { Platform } from '../../contract/words';
import type { Ports } from '../ports';
import { systemClock } from './clock';
import { createExec } from './exec';
import { createFiles } from './files';
import { createMachine } from './machine';
import { createNameHelper, HELPER_SLOTS, nodeHelper, type StartHelper } from './name-helper';
import { createNet } from './net';

export interface NodePortsOptions {
  /** Version of the app, named in the requests it makes. */
  version: string;
  /** Absolute folder to pretend as the person's home; see `Machine.pretend`. */
  fakeHome?: string;
  /**
   * Names are looked up in a process of its own, which can be ended, also when a name server is dead: this way of
   * starting it, or, with true, a plain Node's.
   */
  namesApart?: boolean | StartHelper;
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
  const names = startOf(options.namesApart, env);
  return {
    files,
    exec,
    net: createNet({
      platform,
      env,
      userAgent: `Backline/${version}`,
      names: names && { ...createNameHelper(names), slots: HELPER_SLOTS },
    }),
    clock: systemClock,
    machine: createMachine({ platform, env, exec, files, fakeHome }),
  };
}

function startOf(apart: NodePortsOptions['namesApart'], env: NodePortsOptions['env']): StartHelper | undefined {
  if (typeof apart === 'function') return apart;
  // SECURITY: [sec-28] a packed Electron is no Node: it would take the script for arguments and open the app again.
  return apart === true && !('electron' in process.versions) ? nodeHelper(env) : undefined;
}
