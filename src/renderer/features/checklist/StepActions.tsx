import { Copy, ExternalLink, Wrench } from 'lucide-react';
import { startRun, useDoctor } from '../../state/doctor';
import { accentedRepair, isAt, planRepair, useRepairs } from '../../state/repairs';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { repairsHere } from '../repair/repairsHere';
import { copyText, openLink } from './actions';
import { localText } from './chips';
import type { StepProps } from './Step';
import styles from './Step.module.css';

/** What can be done about a step. Only the step to do now has an accented button, and only one. */
export function StepActions({ entry, step, planned, platform, standing, links, onMark }: StepProps) {
  const running = useDoctor(({ run }) => run !== null);
  const link = localText(step.open, platform);
  const command = localText(step.command, platform);
  const checks = step.kind === 'verify' && step.verify.length > 0 && !standing.blind;
  const first = planned.state === 'first';
  const name = link === null ? undefined : links?.get(link);
  const texts = useRepairs((state) => state.texts);
  const standings = useRepairs((state) => state.standings);
  const repairs = repairsHere(step, platform, texts);
  const closed = repairs.filter(({ id }) => !isAt(standings[id], entry, step.id));
  // A plan that lies open, in whichever step, has the accented button.
  const elsewhere = accentedRepair(standings, entry) !== null;
  const accent = (is: boolean) => (first && is && !elsewhere ? 'primary' : 'plain');
  const taken = closed.length > 0;
  return (
    <div className={styles.actions}>
      {closed.map(({ id, title }, index) => (
        <Button
          key={id}
          look={accent(index === 0)}
          data-repair={id}
          onClick={() => void planRepair(id, { entry, step: step.id })}
        >
          <Wrench />
          {title}
        </Button>
      ))}
      {link !== null && (
        <Button look={accent(!taken)} onClick={() => openLink(link)}>
          <ExternalLink />
          {name ? t.checklist.open(name) : t.checklist.openUnnamed}
        </Button>
      )}
      {checks && (
        <Button look={accent(!taken && link === null)} disabled={running} onClick={() => void startRun(entry)}>
          {t.checklist.checkNow}
        </Button>
      )}
      {command !== null && (
        <Button look={accent(!taken && link === null && !checks)} onClick={() => void copyText(command)}>
          <Copy />
          {t.checklist.copy}
        </Button>
      )}
      {first && (
        <Button
          look={accent(!taken && link === null && !checks && command === null)}
          aria-label={`${t.checklist.done}: ${step.title}`}
          onClick={() => onMark(step.id, 'done')}
        >
          {t.checklist.done}
        </Button>
      )}
      <Button look="quiet" aria-label={`${t.checklist.skip}: ${step.title}`} onClick={() => onMark(step.id, 'skipped')}>
        {t.checklist.skip}
      </Button>
    </div>
  );
}
