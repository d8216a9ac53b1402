import { readBuiltPatterns } from '../catalog/log/built';
import { DEFAULT_SETTINGS } from '../contract/defaults';
import { createControl } from './platform/control';
import {
  chooseLogFiles,
  createElectronClipboard,
  createElectronHost,
  createElectronLoginItem,
  createElectronNotifier,
  createElectronOpener,
  createReportDesk,
  systemLocale,
} from './platform/electron';
import { electronNameHelper } from './platform/electron-names';
import { createLauncher } from './platform/exec';
import { createNodePorts } from './platform/node';
import { createOwnFiles } from './platform/own-files';
import { openUpdater } from './platform/updater';
import type { Ports } from './ports';
import { loadBuiltCatalog } from './services/catalog';
import { createCompanionHandlers } from './services/companion';
import { callsOf, deferHandlers, once } from './services/deferred';
import { createHandlers } from './services/handlers';
import { createKeptData } from './services/kept-data';
import { followLanguage } from './services/language';
import { autostartFolder, createAutostart, startingProgram } from './services/login-item';
import { noteRepair } from './services/note-repair';
import { createRepairHandlers } from './services/repair-handlers';
import type { Services } from './services/services';
import { openStore } from './services/store';
import { createUpdates } from './services/updates';
import { APP_VERSION } from './services/version';
import { openWorkLog } from './services/work-log';
import { OWN_ORIGIN } from './shell/protocol';
import type { ShellOptions } from './shell/start';
import { mainWords } from './words/words';

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
    open: (dataFolder) =>
      openServices(dataFolder, hosted.BACKLINE_HOME, hosted.BACKLINE_HOST_NAME ?? 'Electron', packaged),
  };
}

function openServices(dataFolder: string, fakeHome: string | undefined, host: string, packaged: boolean): Services {
  // What stands in for Electron knows nothing of the network and has no graphics to ask about.
  const isElectron = 'electron' in process.versions;
  const namesApart = isElectron ? electronNameHelper : true;
  const node = createNodePorts({ version: APP_VERSION, fakeHome, namesApart });
  const { files, clock, machine } = node;
  const ports: Ports = isElectron ? { ...node, host: createElectronHost(machine.platform) } : node;
  const onFault = (where: string, error: unknown) => {
    process.stderr.write(`backline: ${where}: ${error instanceof Error ? error.message : String(error)}\n`);
  };
  const onDamaged = (movedTo: string) => onFault('state', new Error(`a damaged file was moved aside to ${movedTo}`));
  const store = { files, folder: dataFolder, onDamaged };
  const settings = openStore({
    ...store,
    name: 'settings',
    schema: async () => (await import('../contract/settings')).StoredSettings,
    fallback: DEFAULT_SETTINGS,
  });
  const speech = followLanguage(settings, systemLocale);
  const words = () => mainWords(speech.current());
  const { platform, env } = machine;
  const own = createOwnFiles(platform, dataFolder);
  const workLog = openWorkLog({ files, clock, own }, dataFolder, onDamaged);
  const clipboard = createElectronClipboard();
  const notifier = createElectronNotifier();
  const opener = createElectronOpener(createLauncher({ platform, env: process.env }));
  const control = createControl({ platform, env, exec: ports.exec, home: machine.home, pretend: machine.pretend });
  // What only works once somebody asks for it is loaded then: a start reads no check, repair or report.
  const doctor = async () => {
    const [{ openDoctor }, { allChecks }, catalog] = await Promise.all([
      import('./services/doctor'),
      import('./checks/registry'),
      loadBuiltCatalog(),
    ]);
    return openDoctor(ports, catalog, allChecks);
  };
  // One shop for the program: it lets one job be done at a time.
  const shop = once(async () => {
    const [{ openRepairShop }, { allRepairs }, catalog] = await Promise.all([
      import('./services/repair-shop'),
      import('./repairs/registry'),
      loadBuiltCatalog(),
    ]);
    return openRepairShop({ ports, control, own, dataFolder, catalog, doctor: await doctor(), repairs: allRepairs });
  });
  let cancelRuns = () => {};
  let begin = async () => {};
  let close = async () => {};
  return {
    files,
    windowState: openStore({
      ...store,
      name: 'window',
      schema: async () => (await import('./shell/kept-window')).KeptWindow,
      fallback: null,
    }),
    handlers(announce, shell) {
      const core = createHandlers({
        ports,
        catalog: loadBuiltCatalog,
        doctor,
        repairs: async () => (await import('./repairs/registry')).allRepairs,
        workLog,
        settings,
        opener,
        info: { version: APP_VERSION, host, dataFolder },
        announce,
        onFault,
      });
      const repairs = createRepairHandlers({
        shop,
        noteDone: async (job) => noteRepair(workLog, await loadBuiltCatalog(), job),
        announce,
        onFault,
      });
      const desk = createReportDesk(() => words().files);
      let closeTraces = async () => {};
      const traces = once(async () => {
        const [{ createTraces }, { createBookOpener }] = await Promise.all([
          import('./services/traces'),
          import('./services/open-book'),
        ]);
        const made = createTraces({
          ports,
          control,
          own,
          notifier,
          dataFolder,
          patterns: readBuiltPatterns,
          settings,
          workLog,
          openBook: createBookOpener(ports),
          words,
          chooseFiles: () => chooseLogFiles(words().files),
          openNotice: ({ possible: [code] }) =>
            void openNoticePage(code, shell.openPage).catch((error) => onFault('watch', error)),
          announce,
          onFault,
          onDamaged,
        });
        closeTraces = made.close;
        return made;
      });
      const traceHandlers = deferHandlers(callsOf('logs', 'record', 'watch'), async () => (await traces()).handlers);
      const reports = deferHandlers(callsOf('report'), async () => {
        const { createReportHandlers } = await import('./services/reports');
        return createReportHandlers({
          ports,
          catalog: loadBuiltCatalog,
          patterns: readBuiltPatterns,
          diagnosis: () => core.handlers['doctor.last']({}),
          workLog,
          // What a job changed stays here: only which repair it was, when, and what became of it leaves.
          repairs: async () =>
            (await repairs.handlers['repair.jobs']({})).map(({ repair, at, state }) => ({
              repair,
              at,
              outcome: state,
            })),
          desk,
          dataFolder,
          version: APP_VERSION,
        });
      });
      const history = deferHandlers(['history.worked', 'history.export'], async () => {
        const { createHistoryHandlers } = await import('./services/history');
        return createHistoryHandlers({
          ports,
          catalog: loadBuiltCatalog,
          patterns: readBuiltPatterns,
          workLog,
          jobs: () => repairs.handlers['repair.jobs']({}),
          desk,
          version: APP_VERSION,
        });
      });
      cancelRuns = core.cancelRuns;
      const updates = createUpdates({
        updater: () => openUpdater({ packaged, platform, resources: process.resourcesPath, env: process.env }),
        settings,
        opener,
        announce,
        onFault,
      });
      begin = async () => {
        await Promise.all([
          updates.begin().catch((error: unknown) => onFault('updates', error)),
          traces()
            .then((held) => held.begin())
            .catch((error: unknown) => onFault('watch', error)),
        ]);
      };
      close = async () => {
        repairs.close();
        await closeTraces();
      };
      const companion = createCompanionHandlers({
        shell,
        catalog: loadBuiltCatalog,
        lastDiagnosis: () => core.handlers['doctor.last']({}),
        workLog,
        clipboard,
        opener,
        kept: createKeptData({
          files,
          own,
          platform,
          dataFolder,
          workLog,
          settings,
          notices: {
            list: () => traceHandlers['watch.notices']({}),
            clear: async () => (await traces()).clearNotices(),
          },
          recordings: {
            state: () => traceHandlers['record.state']({}),
            remove: (id) => traceHandlers['record.remove']({ id }),
          },
          repairs: {
            jobs: () => repairs.handlers['repair.jobs']({}),
            forget: repairs.forget,
          },
        }),
        platform,
        dataFolder,
      });
      return {
        ...core.handlers,
        ...traceHandlers,
        ...repairs.handlers,
        ...reports,
        ...history,
        ...updates.handlers,
        ...companion,
      };
    },
    begin: () => begin(),
    close: () => close(),
    cancelRuns: () => cancelRuns(),
    settings,
    speech,
    entries: async () => (await loadBuiltCatalog()).entries,
    search: async () => (await import('../catalog/search/built')).openSearch(),
    clipboard,
    notifier,
    // A program that was not installed is not started by itself; in a pretended home it may try.
    loginItem:
      platform === 'linux'
        ? createAutostart({
            files,
            own: createOwnFiles(platform, autostartFolder(machine)),
            machine,
            here: packaged || machine.pretend,
            command: packaged ? [startingProgram(env, process.execPath)] : process.argv.slice(0, 2),
          })
        : // A portable copy runs out of a temporary folder, which is gone at the next login, or somebody else's.
          createElectronLoginItem(packaged && !machine.pretend && !env.PORTABLE_EXECUTABLE_DIR),
    onFault,
  };
}

/** A notice leads to the entry it may mean, or to the logs where it means none. */
async function openNoticePage(code: string | undefined, openPage: (route: string) => Promise<void>): Promise<void> {
  const entry = (await loadBuiltCatalog()).entries.find((held) => held.code === code);
  await openPage(entry ? `/entry/${entry.id}` : '/logs');
}
