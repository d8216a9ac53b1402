import type { Catalog } from '../../contract/catalog';
import type { Tried } from '../../contract/report';
import type { WorkLog } from './work-log';

/** Entries whose checklists are looked at, newest first. */
const MOST_ENTRIES = 20;
/** What lies further back has nothing to do with today's fault, in milliseconds. */
const BACK_MS = 30 * 86_400_000;

/**
 * What the person tried lately: steps that they ticked off, and what became of it. `repairs` tells what
 * Backline itself changed.
 */
export async function readTried(
  workLog: Pick<WorkLog, 'history' | 'progress'>,
  catalog: Catalog,
  nowMs: number,
  repairs: () => Promise<Tried['repairs']>,
): Promise<Tried> {
  const recent = (at: string) => nowMs - Date.parse(at) < BACK_MS;
  const history = (await workLog.history()).filter(({ at }) => recent(at));
  const ids = [...new Set(history.flatMap(({ entry }) => entry || []))].slice(0, MOST_ENTRIES);
  const steps: Tried['steps'] = [];
  for (const id of ids) {
    const code = catalog.entries.find((entry) => entry.id === id)?.code;
    if (code === undefined) continue;
    const progress = await workLog.progress(id);
    for (const [step, { state, at }] of Object.entries(progress.steps))
      if (state === 'done' && recent(at)) steps.push({ code, step, at });
  }
  return {
    steps: steps.sort((a, b) => (a.at < b.at ? -1 : 1)).slice(-400),
    repairs: (await repairs()).filter(({ at }) => recent(at)).slice(-200),
    solved: history
      .flatMap(({ kind, code, solved, at }) => (kind === 'solved' && solved !== null ? [{ code, solved, at }] : []))
      .slice(0, 100),
  };
}
