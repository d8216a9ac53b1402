import { Link } from '@tanstack/react-router';
import { Stethoscope } from 'lucide-react';
import { useEffect, useState } from 'react';
import { CheckList } from '../features/doctor/CheckList';
import { rowsOf } from '../features/doctor/checkRows';
import { QuestionCard } from '../features/doctor/QuestionCard';
import { Result } from '../features/doctor/Result';
import { RunProgress } from '../features/doctor/RunProgress';
import { RunStatus } from '../features/doctor/RunStatus';
import { WhatIsSeen } from '../features/doctor/WhatIsSeen';
import { needChecks, useCatalog } from '../state/catalog';
import { agreeAndStart, startRun, useDoctor } from '../state/doctor';
import { report } from '../state/notice';
import { useSettings } from '../state/settings';
import { t } from '../strings';
import { Button, buttonClass } from '../ui/Button';
import { Fold } from '../ui/Fold';
import { Page } from '../ui/Page';
import { Panel, Part } from '../ui/Panel';
import { Toggle } from '../ui/Toggle';
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
              <Result
                diagnosis={diagnosis}
                texts={texts}
                onRunAll={() => void startRun(null, offline, { all: true })}
                actions={
                  <Link to="/report" search={{}} className={buttonClass('plain')}>
                    {t.report.make}
                  </Link>
                }
              >
                <QuestionCard diagnosis={diagnosis} />
              </Result>
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
