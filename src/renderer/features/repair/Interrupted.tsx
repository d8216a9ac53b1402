import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useRepairs } from '../../state/repairs';
import { t } from '../../strings';
import { buttonClass } from '../../ui/Button';

import styles from './Interrupted.module.css';
import { isCutOff, jobAnchor } from './standing';

/** Says, on every page, that a repair was cut off and waits to be settled. */
export function Interrupted() {
  const jobs = useRepairs((state) => state.jobs);
  const open = (jobs ?? []).filter(isCutOff);
  if (open.length === 0) return null;
  return (
    <div role="status" className={styles.line}>
      <TriangleAlert />
      <p>
        <strong>{t.repair.interrupted(open.length)}.</strong> {t.repair.interruptedHow}
      </p>
      <Link to="/history" hash={jobAnchor(open[0]?.id ?? '')} className={buttonClass('plain')}>
        {t.repair.settle}
      </Link>
    </div>
  );
}
