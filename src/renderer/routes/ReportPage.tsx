import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Stethoscope } from 'lucide-react';
import { useEffect } from 'react';
import { Hidden } from '../features/report/Hidden';
import { Parts } from '../features/report/Parts';
import { ReportText } from '../features/report/ReportText';
import { needRows, useCatalog } from '../state/catalog';
import { report } from '../state/notice';
import { beginReport, openReport, useReport } from '../state/report';
import { t } from '../strings';
import { Button, buttonClass } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import styles from './ReportPage.module.css';

/** What would be handed on: read it, choose what goes in, change it, then save or copy it. */
export function ReportPage() {
  const { entry = null } = useSearch({ from: '/report' });
  const navigate = useNavigate();
  const { built, building, failed } = useReport();
  const code = useCatalog(({ rows }) => rows?.find(({ id }) => id === entry)?.code);
  useEffect(() => {
    needRows().catch(report);
    void beginReport(entry);
  }, [entry]);
  const open = async () => {
    if (await openReport()) await navigate({ to: '/report/open' });
  };
  return (
    <Page
      title={t.report.title}
      lead={t.report.lead}
      crumb={code && <span>{t.report.about(code)}</span>}
      aside={<Button onClick={() => void open()}>{t.report.open}</Button>}
    >
      <p role="status" className={styles.status}>
        {building && !built && t.report.making}
        {failed && !built && t.report.failed}
      </p>
      {built && built.report.verdict === null && (
        <div className={styles.unchecked}>
          <Empty
            title={t.report.unchecked}
            actions={
              <Link to="/diagnose" className={buttonClass('plain')}>
                <Stethoscope />
                {t.doctor.title}
              </Link>
            }
          >
            {t.report.uncheckedHow}
          </Empty>
        </div>
      )}
      {built && (
        <div className={styles.columns}>
          <ReportText />
          <div className={styles.side}>
            <Parts />
            <Hidden hidden={built.hidden} />
          </div>
        </div>
      )}
    </Page>
  );
}
