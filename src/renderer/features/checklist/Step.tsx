import { Collapsible } from '@base-ui/react/collapsible';
import { Check, ChevronDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CallInput } from '../../../contract/api';
import type { ResolvedStep } from '../../../contract/catalog';
import type { PlannedStep } from '../../../contract/diagnosis';
import type { Platform } from '../../../contract/words';
import { isAt, useRepairs } from '../../state/repairs';
import { catalogueLang, t } from '../../strings';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { classes } from '../../ui/classes';
import { RepairPanel } from '../repair/RepairPanel';
import { repairsHere } from '../repair/repairsHere';
import { chipsFor, type Standing } from './chips';
import styles from './Step.module.css';
import { StepActions } from './StepActions';
import { StepBody } from './StepBody';

export type StepSetting = (step: string, state: CallInput<'progress.step'>['state']) => void;

export interface StepProps {
  entry: string;
  number: number;
  step: ResolvedStep;
  planned: PlannedStep;
  standing: Standing;
  platform: Platform;
  links: ReadonlyMap<string, string> | null;
  onMark: StepSetting;
}

/** One step. The one to do now is open and accented; others open on demand; done ones shrink. */
export function Step(props: StepProps) {
  const { step, planned, number, onMark } = props;
  const standings = useRepairs((held) => held.standings);
  const lively = step.repair.some((id) => isAt(standings[id], props.entry, step.id));
  const [open, setOpen] = useState(lively);
  // A step with a repair at work stays in view, wherever the list puts it.
  useEffect(() => {
    if (lively) setOpen(true);
  }, [lively]);
  if (planned.state === 'first') return <FirstStep {...props} />;
  const done = planned.state === 'done';
  return (
    <li className={classes(styles.step, done && styles.done)}>
      <Marker done={done} number={number} />
      <Collapsible.Root className={styles.body} open={open} onOpenChange={setOpen}>
        <div className={styles.line}>
          <h3 className={styles.title}>
            <Collapsible.Trigger className={styles.open}>
              <span lang={catalogueLang}>{step.title}</span>
              <ChevronDown />
            </Collapsible.Trigger>
          </h3>
          <Facts {...props} />
        </div>
        <Collapsible.Panel className={styles.more}>
          <StepBody step={step} platform={props.platform} />
          {!done && <StepActions {...props} />}
          <StepRepairs {...props} />
        </Collapsible.Panel>
      </Collapsible.Root>
      <Button
        look="quiet"
        className={styles.mark}
        aria-label={`${done ? t.checklist.notDone : t.checklist.done}: ${step.title}`}
        onClick={() => onMark(step.id, done ? 'todo' : 'done')}
      >
        {done ? t.checklist.notDone : t.checklist.done}
      </Button>
    </li>
  );
}

function FirstStep(props: StepProps) {
  const { step, number, platform } = props;
  return (
    <li className={classes(styles.step, styles.first)} aria-current="step">
      <Marker done={false} number={number} />
      <div className={styles.body}>
        <h3 className={styles.title} tabIndex={-1}>
          <span className="visually-hidden">{t.checklist.now}: </span>
          <span lang={catalogueLang}>{step.title}</span>
        </h3>
        <StepBody step={step} platform={platform} />
        <Facts {...props} />
        <StepActions {...props} />
        <StepRepairs {...props} />
      </div>
    </li>
  );
}

function StepRepairs({ step, platform, entry }: StepProps) {
  const texts = useRepairs((held) => held.texts);
  return repairsHere(step, platform, texts).map(({ id }) => (
    <RepairPanel key={id} repair={id} place={{ entry, step: step.id }} />
  ));
}

function Marker({ done, number }: { done: boolean; number: number }) {
  return (
    <span className={styles.marker}>
      {done ? <Check /> : number}
      {done && <span className="visually-hidden">{t.checklist.state.done}</span>}
    </span>
  );
}

/** Who gets it done, and why it stands here or what it costs. */
function Facts({ step, planned, platform, standing }: StepProps) {
  const { why, state } = planned;
  const texts = useRepairs((held) => held.texts);
  // What needs an administrator is only ever guided.
  const ours = new Set(repairsHere(step, platform, texts).flatMap(({ id, harm }) => (harm < 2 ? [id] : [])));
  return (
    <p className={styles.facts}>
      {chipsFor(step, platform, standing, ours).map((chip) => (
        <Chip key={chip} works={chip === 'verified'}>
          {t.checklist.chip[chip]}
        </Chip>
      ))}
      {why && state === 'done' && <span>{why}</span>}
      {why && state !== 'done' && <span>{t.checklist.because(why)}</span>}
      {!why && (
        <span>
          {t.checklist.harm[step.harm] ?? ''} · {t.checklist.time(step.minutes)}
        </span>
      )}
    </p>
  );
}
