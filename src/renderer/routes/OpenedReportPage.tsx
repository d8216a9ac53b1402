import { Link } from '@tanstack/react-router';
import { UserRound } from 'lucide-react';
import { useEffect } from 'react';
import { Result } from '../features/doctor/Result';
import { Events } from '../features/report/Events';
import { Facts } from '../features/report/Facts';
import { TheirCauses } from '../features/report/TheirCauses';
import { TheirTries } from '../features/report/TheirTries';
import { needChecks, useCatalog } from '../state/catalog';
import { report } from '../state/notice';
import { openReport, useReport } from '../state/report';
import { t } from '../strings';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import { Panel } from '../ui/Panel';
import styles from './OpenedReportPage.module.css';

/** Somebody else's report, read-only, in the words of our own catalogue. */
export function OpenedReportPage() {
  const opened = useReport((state) => state.opened);
  const texts = useCatalog(({ checks }) => checks) ?? [];
  useEffect(() => {
    needChecks().catch(report);
  }, []);
  const choose = <Button onClick={() => void openReport()}>{opened ? t.report.openAgain : t.report.open}</Button>;
  return (
    <Page
      title={t.report.opened}
      crumb={
        <nav aria-label={t.report.crumb}>
          <Link to="/report" search={{}}>
            {t.report.crumb}
          </Link>
        </nav>
      }
      aside={opened && choose}
    >
      {!opened ? (
        <Empty title={t.report.openedNone} actions={choose}>
          {t.report.openedNoneHow}
        </Empty>
      ) : (
        <div className={styles.parts}>
          <p role="note" className={styles.mark}>
            <UserRound />
            {t.report.openedLead}
          </p>
          <Facts opened={opened} />
          {opened.report.words !== '' && (
            <Panel title={t.report.theirWords}>
              <p className={styles.words}>{opened.report.words}</p>
            </Panel>
          )}
          {opened.diagnosis ? (
            <>
              <Result diagnosis={opened.diagnosis} texts={texts} />
              <TheirCauses diagnosis={opened.diagnosis} platform={opened.report.platform} texts={texts} />
            </>
          ) : (
            <p className={styles.none}>{t.report.nothingChecked}</p>
          )}
          <TheirTries opened={opened} />
          <Events events={opened.report.events} />
        </div>
      )}
    </Page>
  );
}
