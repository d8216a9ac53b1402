import { DEFAULT_SETTINGS, Settings } from '../contract/state';
import { allChecks } from './checks/registry';
import { createElectronOpener } from './platform/electron';
import { createLauncher } from './platform/exec';
import { createNodePorts } from './platform/node';
import { loadBuiltCatalog } from './services/catalog';
import { openDoctor } from './services/doctor';
import { createHandlers } from './services/handlers';
import type { Services } from './services/services';
import { openStore } from './services/store';
import { APP_VERSION } from './services/version';
import { openWorkLog } from './services/work-log';
import { OWN_ORIGIN } from './shell/protocol';
import type { ShellOptions } from './shell/start';
import { WindowState } from './shell/window-state';

/**
 * Puts the program together: real ports, services over them, and what the shell needs to show them.
 * Only here do the parts learn of each other.
 *
 * A host that stands in for Electron names itself, and plants a fake home and a data folder of its own;
 * a packaged app listens to none of that.
 */
export function compose(
  packaged: boolean,
  env: Readonly<Record<string, string | undefined>> = process.env,
): ShellOptions {
  const hosted = packaged ? {} : env;
  return {
    origin: OWN_ORIGIN,
    dataFolder: hosted.BACKLINE_DATA ?? null,
    open: (dataFolder) => openServices(dataFolder, hosted.BACKLINE_HOME, hosted.BACKLINE_HOST_NAME ?? 'Electron'),
  };
}

function openServices(dataFolder: string, fakeHome: string | undefined, host: string): Services {
  const ports = createNodePorts({ version: APP_VERSION, fakeHome });
  const { files, clock, machine } = ports;
  const onFault = (where: string, error: unknown) => {
    process.stderr.write(`backline: ${where}: ${error instanceof Error ? error.message : String(error)}\n`);
  };
  const onDamaged = (movedTo: string) => onFault('state', new Error(`a damaged file was moved aside to ${movedTo}`));
  const store = { files, folder: dataFolder, onDamaged };
  const settings = openStore({ ...store, name: 'settings', schema: Settings, fallback: DEFAULT_SETTINGS });
  let cancelRuns = () => {};
  return {
    files,
    windowState: openStore({ ...store, name: 'window', schema: WindowState.nullable(), fallback: null }),
    handlers(announce) {
      const made = createHandlers({
        ports,
        catalog: loadBuiltCatalog,
        doctor: async () => openDoctor(ports, await loadBuiltCatalog(), allChecks),
        workLog: openWorkLog(files, clock, dataFolder, onDamaged),
        settings,
        opener: createElectronOpener(createLauncher({ platform: machine.platform, env: process.env })),
        info: { version: APP_VERSION, host, dataFolder },
        announce,
        onFault,
      });
      cancelRuns = made.cancelRuns;
      return made.handlers;
    },
    cancelRuns: () => cancelRuns(),
    settings,
    onFault,
  };
}
