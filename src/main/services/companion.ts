import type { Catalog, ResolvedEntry } from '../../contract/catalog';
import type { CompanionState, companionCalls, DataPart } from '../../contract/companion';
import type { Diagnosis } from '../../contract/diagnosis';
import { CallFailure } from '../../contract/failure';
import type { Platform } from '../../contract/words';
import type { Handlers } from '../ipc/bind';
import type { Clipboard, Opener } from '../ports';
import { firstStepOf } from './first-step';
import type { createKeptData } from './kept-data';
import type { WorkLog } from './work-log';

/** What the shell does for these calls. */
export interface CompanionShell {
  state(): CompanionState;
  pauseShortcut(on: boolean): void;
  palette: { clip(): Promise<string | null>; size(height: number): void; hide(): void };
  /** Shows the main window at a route. */
  openPage(route: string): Promise<void>;
  /** A part of what was kept is gone. */
  cleared(part: DataPart): void;
}

export interface CompanionParts {
  shell: CompanionShell;
  catalog: () => Promise<Catalog>;
  lastDiagnosis: () => Promise<Diagnosis | null>;
  workLog: Pick<WorkLog, 'progress'>;
  clipboard: Clipboard;
  opener: Pick<Opener, 'openFolder'>;
  kept: ReturnType<typeof createKeptData>;
  platform: Platform;
  dataFolder: string;
}

export type CompanionHandlers = Pick<Handlers, keyof typeof companionCalls>;

/** Handlers of tray, palette, shortcut and kept data. */
export function createCompanionHandlers(parts: CompanionParts): CompanionHandlers {
  const { shell, kept } = parts;
  const find = async (id: string): Promise<{ entry: ResolvedEntry; catalog: Catalog }> => {
    const catalog = await parts.catalog();
    const entry = catalog.entries.find((held) => held.id === id);
    if (!entry) throw new CallFailure('catalog/unknown-entry', { entry: id });
    return { entry, catalog };
  };
  return {
    'companion.state': async () => shell.state(),
    'shortcut.pause': async ({ on }) => {
      shell.pauseShortcut(on);
      return {};
    },
    'palette.begin': async () => ({ clip: await shell.palette.clip() }),
    'palette.size': async ({ height }) => {
      shell.palette.size(height);
      return {};
    },
    'palette.open': async ({ entry: id }) => {
      const { entry } = await find(id);
      shell.palette.hide();
      await shell.openPage(`/entry/${entry.id}`);
      return {};
    },
    'palette.diagnose': async () => {
      shell.palette.hide();
      await shell.openPage('/diagnose');
      return {};
    },
    'palette.copyFirstStep': async ({ entry: id }) => {
      const { entry, catalog } = await find(id);
      const step = firstStepOf(entry, {
        platform: parts.platform,
        progress: await parts.workLog.progress(entry.id),
        diagnosis: await parts.lastDiagnosis(),
        texts: catalog.checks,
      });
      if (step) await parts.clipboard.write(step.text);
      return { title: step?.title ?? null };
    },
    'palette.hide': async () => {
      shell.palette.hide();
      return {};
    },
    'data.kept': () => kept.list(),
    'data.clear': async ({ part }) => {
      const left = await kept.clear(part);
      shell.cleared(part);
      return left;
    },
    'data.open': async () => {
      await parts.opener.openFolder(parts.dataFolder);
      return {};
    },
  };
}
