import { Copy, ExternalLink } from 'lucide-react';
import { startRun, useDoctor } from '../../state/doctor';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
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
  const accent = (is: boolean) => (first && is ? 'primary' : 'plain');
  const name = link === null ? undefined : links?.get(link);
  return (
    <div className={styles.actions}>
      {link !== null && (
        <Button look={accent(true)} onClick={() => openLink(link)}>
          <ExternalLink />
          {name ? t.checklist.open(name) : t.checklist.openUnnamed}
        </Button>
      )}
      {checks && (
        <Button look={accent(link === null)} disabled={running} onClick={() => void startRun(entry)}>
          {t.checklist.checkNow}
        </Button>
      )}
      {command !== null && (
        <Button look={accent(link === null && !checks)} onClick={() => void copyText(command)}>
          <Copy />
          {t.checklist.copy}
        </Button>
      )}
      {first && (
        <Button
          look={accent(link === null && !checks && command === null)}
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
