import type { Catalog, ResolvedEntry } from '../../contract/catalog';
import type { CauseJudgement, CheckReport } from '../../contract/diagnosis';
import type { Answers } from '../../contract/question';
import type { Platform } from '../../contract/words';
import { openSettled } from '../diagnosis/settled';
import type { OpenCheck } from '../diagnosis/still-deciding';

/** Causes by entry code. */
export type Causes = Record<string, CauseJudgement[]>;

/** A run's causes while it goes on. */
export interface Along {
  take(report: CheckReport): void;
  /** Causes that were settled since it was last asked; none of them changes before the run has ended. */
  fresh(): Causes;
}

/** What a run was asked. */
export interface AlongInput {
  catalog: Catalog;
  platform: Platform;
  /** The entry that the run is about; null for all of them. */
  entry: ResolvedEntry | null;
  plan: readonly OpenCheck[];
  answers: Answers;
}

/** Judges causes as the reports of a run come in. */
export function judgeAlong({ catalog, platform, entry, plan, answers }: AlongInput): Along {
  const reports = new Map<string, CheckReport>();
  const told = new Set<string>();
  let judged = 0;
  return {
    take: (report) => void reports.set(report.id, report),
    fresh: () => {
      if (reports.size === judged) return {};
      judged = reports.size;
      const inOrder = plan.flatMap(({ id }) => reports.get(id) ?? []);
      const left = plan.filter(({ id }) => !reports.has(id));
      const settledOf = openSettled({ catalog, reports: inOrder, left, answers, platform });
      return Object.fromEntries(
        (entry ? [entry] : catalog.entries).flatMap((held) => {
          const causes = settledOf(held).filter(({ id }) => !told.has(`${held.code} ${id}`));
          for (const { id } of causes) told.add(`${held.code} ${id}`);
          return causes.length > 0 ? [[held.code, causes] as const] : [];
        }),
      );
    },
  };
}
