import { Stethoscope } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CheckHere } from '../../contract/api';
import type { Diagnosis } from '../../contract/diagnosis';
import { CheckList } from '../features/doctor/CheckList';
import { type CheckRow, rowsOf } from '../features/doctor/checkRows';
import { LeftOutChecks } from '../features/doctor/LeftOutChecks';
import { RunProgress } from '../features/doctor/RunProgress';
import { RunStatus } from '../features/doctor/RunStatus';
import { Suspects } from '../features/doctor/Suspects';
import { WhatIsSeen } from '../features/doctor/WhatIsSeen';
import { VerdictPanel } from '../features/entry/VerdictPanel';
import { needChecks, useCatalog } from '../state/catalog';
import { agreeAndStart, startRun, useDoctor } from '../state/doctor';
import { report } from '../state/notice';
import { useSettings } from '../state/settings';
import { t } from '../strings';
import { Button } from '../ui/Button';
import { Fold } from '../ui/Fold';
import type { LampState } from '../ui/Lamp';
import { Page } from '../ui/Page';
import { Panel, Part } from '../ui/Panel';
import { Toggle } from '../ui/Toggle';
import { ago } from '../ui/time';
import { useNow } from '../ui/useNow';
import styles from './DiagnosePage.module.css';

/** "What is wrong?", without any code. */
export function DiagnosePage() {
  const { run, diagnoses } = useDoctor();
  const consent = useSettings(({ settings }) => settings?.consent ?? false);
  const texts = useCatalog(({ checks }) => checks) ?? [];
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    needChecks().catch(report);
  }, []);
  const diagnosis = diagnoses.find(({ entry }) => entry === null) ?? null;
  const start = () => void (consent ? startRun(null, offline) : agreeAndStart(null, offline));

  return (
    <Page title={t.doctor.title} lead={t.doctor.lead}>
      <RunStatus />
      <div className={styles.parts}>
        {run ? (
          <>
            <RunProgress run={run} />
            <Part title={t.doctor.checks}>
              <CheckList rows={rowsOf(run.checks, run.reports, run.running, texts)} />
            </Part>
          </>
        ) : (
          <>
            <div className={styles.start}>
              <Button look={diagnosis ? 'plain' : 'primary'} onClick={start}>
                <Stethoscope />
                {diagnosis ? t.doctor.again : consent ? t.doctor.start : t.doctor.agreeStart}
              </Button>
              <Toggle label={t.doctor.offline} checked={offline} onChange={setOffline} />
            </div>
            {diagnosis && (
              <Result diagnosis={diagnosis} texts={texts} onRunAll={() => void startRun(null, offline, true)} />
            )}
            {consent && diagnosis ? (
              <Fold summary={t.doctor.seenTitle} className={styles.quiet}>
                <WhatIsSeen offline={offline} />
              </Fold>
            ) : (
              <Panel title={consent ? t.doctor.seenTitle : t.doctor.consentTitle}>
                <p className={styles.lead}>{t.doctor.consentLead}</p>
                <WhatIsSeen offline={offline} />
              </Panel>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

function lampOf({ side, certain }: Diagnosis['verdict']): LampState {
  if (side === 'unknown') return 'unknown';
  if (side === 'none') return certain ? 'works' : 'unknown';
  return 'broken';
}

function Result({
  diagnosis,
  texts,
  onRunAll,
}: {
  diagnosis: Diagnosis;
  texts: readonly CheckHere[];
  onRunAll: () => void;
}) {
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
          headline={verdict.sentence}
          text={cancelled ? t.doctor.stopped : null}
          because={verdict.because}
        />
      </div>
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
