import type { ReactNode } from 'react';
import type { CheckHere } from '../../../contract/api';
import type { Diagnosis } from '../../../contract/diagnosis';
import { t } from '../../strings';
import { Fold } from '../../ui/Fold';
import type { LampState } from '../../ui/Lamp';
import { Part } from '../../ui/Panel';
import { ago } from '../../ui/time';
import { useNow } from '../../ui/useNow';
import { VerdictPanel } from '../entry/VerdictPanel';
import { VerdictSentence } from '../entry/VerdictSentence';
import { CheckList } from './CheckList';
import { type CheckRow, rowsOf } from './checkRows';
import { LeftOutChecks } from './LeftOutChecks';
import styles from './Result.module.css';
import { Suspects } from './Suspects';

function lampOf({ side, certain }: Diagnosis['verdict']): LampState {
  if (side === 'unknown') return 'unknown';
  if (side === 'none') return certain ? 'works' : 'unknown';
  return 'broken';
}

interface Props {
  diagnosis: Diagnosis;
  texts: readonly CheckHere[];
  /** Runs what was left out as well; absent where nothing can be run. */
  onRunAll?: () => void;
  /** What can be done with it, below the verdict. */
  actions?: ReactNode;
  /** Between the verdict and the suspects. */
  children?: ReactNode;
}

/** A diagnosis: verdict, suspects, and what every check found. */
export function Result({ diagnosis, texts, onRunAll, actions, children }: Props) {
  const now = useNow();
  const { verdict, suspects, checks, cancelled, finishedAt, leftOut } = diagnosis;
  const rows = rowsOf([], checks, [], texts);
  const of = (status: CheckRow['status']) => rows.filter((row) => row.status === status);
  const side =
    verdict.side === 'none' || verdict.side === 'unknown'
      ? t.doctor.verdictSide[verdict.side]
      : t.sideShort[verdict.side];
  const problems = of('problem');
  const unknowns = of('unknown');
  const works = of('ok');
  const beside = of('not-applicable');
  return (
    <>
      <div className={styles.verdict}>
        <VerdictPanel
          title={t.doctor.verdict}
          lamp={lampOf(verdict)}
          labels={[
            side,
            verdict.certain ? t.doctor.certain : t.doctor.likely,
            t.doctor.ran(ago(finishedAt, now)),
          ].filter((label) => verdict.side !== 'unknown' || label !== t.doctor.likely)}
          headline={<VerdictSentence verdict={verdict} />}
          text={cancelled ? t.doctor.stopped : null}
          because={verdict.because}
          actions={actions}
        />
      </div>
      {children}
      {(suspects.length > 0 || verdict.side !== 'none') && <Suspects suspects={suspects} />}
      {problems.length > 0 && (
        <Part title={t.doctor.problems}>
          <CheckList rows={problems} />
        </Part>
      )}
      {unknowns.length > 0 && (
        <Part title={t.doctor.unknowns}>
          <CheckList rows={unknowns} />
        </Part>
      )}
      <div className={styles.quiet}>
        {works.length > 0 && (
          <Fold summary={t.doctor.works(works.length)}>
            <CheckList rows={works} />
          </Fold>
        )}
        {beside.length > 0 && (
          <Fold summary={t.doctor.notApplicable(beside.length)}>
            <CheckList rows={beside} />
          </Fold>
        )}
        <LeftOutChecks leftOut={leftOut} texts={texts} onRun={onRunAll} />
      </div>
    </>
  );
}
