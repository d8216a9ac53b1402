import { planChecklist } from '../../catalog/checklist';
import type { CheckText, ResolvedEntry } from '../../contract/catalog';
import type { Diagnosis } from '../../contract/diagnosis';
import type { Progress } from '../../contract/state';
import type { Platform } from '../../contract/words';

/** The step to do now for an entry on this system, as text to paste; null where nothing is left to do. */
export function firstStepOf(
  entry: ResolvedEntry,
  here: {
    platform: Platform;
    progress: Pick<Progress, 'steps'>;
    diagnosis: Diagnosis | null;
    texts: readonly CheckText[];
  },
): { title: string; text: string } | null {
  const { platform, diagnosis } = here;
  const plan = planChecklist(entry, diagnosis?.causes[entry.code] ?? [], platform, here.progress, {
    reports: diagnosis?.checks ?? [],
    texts: here.texts,
  });
  const first = plan.find(({ state }) => state === 'first');
  const step = entry.steps.find(({ id }) => id === first?.id);
  if (!step) return null;
  const how = step.how[platform] ?? step.how.any ?? '';
  const command = step.command?.[platform] ?? step.command?.any;
  const parts = [step.title, how.trim(), command, step.loses ? `What it costs: ${step.loses}` : ''];
  return { title: step.title, text: `${parts.filter(Boolean).join('\n')}\n` };
}
