import { useEffect } from 'react';
import type { RepairText } from '../../../contract/catalog';
import type { PlanShown } from '../../../contract/repairs';
import { useMachine } from '../../state/machine';
import { closeRepair, isAt, type Place, planRepair, runRepair, type Standing, useRepairs } from '../../state/repairs';
import { catalogueLang, t } from '../../strings';
import { Button } from '../../ui/Button';
import { showSize } from '../logs/show';
import { ChangeList } from './ChangeList';
import { Guide } from './Guide';
import { Outcome } from './Outcome';
import styles from './RepairPanel.module.css';

interface Props {
  repair: string;
  place: Place;
}

/** One repair in its place: what it would change, the yes to it, and what came of it. */
export function RepairPanel({ repair, place }: Props) {
  const standing = useRepairs(({ standings }) => standings[repair]);
  const text = useRepairs(({ texts }) => texts?.get(repair));
  useLookAgain(standing, repair);
  if (!standing || !isAt(standing, place.entry, place.step)) return null;
  const { phase } = standing;
  return (
    <section className={styles.panel} aria-label={text?.title ?? repair}>
      <div className={styles.head}>
        <h4 className={styles.title} lang={catalogueLang}>
          {text?.title ?? repair}
        </h4>
        <p role="status" className={styles.status}>
          {phase === 'planning' && t.repair.planning}
          {phase === 'running' && t.repair.running}
          {phase === 'planned' && t.repair.state[standing.plan.state]}
        </p>
      </div>
      {phase === 'planned' && <Planned standing={standing} text={text} repair={repair} />}
      {phase === 'running' && <ChangeList changes={standing.plan.changes} />}
      {phase === 'ended' && <Outcome job={standing.job} text={text} onClose={() => closeRepair(repair)} />}
    </section>
  );
}

function Planned({
  standing,
  text,
  repair,
}: {
  standing: Extract<Standing, { phase: 'planned' }>;
  text: RepairText | undefined;
  repair: string;
}) {
  const { plan, fault } = standing;
  const platform = useMachine(({ info }) => info?.platform) ?? 'windows';
  return (
    <>
      {fault && <p className={styles.fault}>{t.repair.notDone(t.repair.fault[fault])}</p>}
      {plan.fault && <p className={styles.fault}>{t.repair.fault[plan.fault]}</p>}
      {plan.evidence.length > 0 && (
        <ul className={styles.evidence}>
          {plan.evidence.map((one) => (
            <li key={one.finding + one.text} lang={catalogueLang}>
              {one.text}
            </li>
          ))}
        </ul>
      )}
      {plan.state === 'ready' && text && <p lang={catalogueLang}>{text.does}</p>}
      {plan.changes.length > 0 && <ChangeList changes={plan.changes} />}
      <Cautions plan={plan} text={text} />
      {plan.state === 'guide' && plan.guide && <Guide guide={plan.guide} text={text} platform={platform} />}
      <div className={styles.actions}>
        {plan.state === 'ready' && (
          <Button look="primary" onClick={() => void runRepair(repair)}>
            {t.repair.doIt}
          </Button>
        )}
        {plan.state !== 'ready' && (
          <Button onClick={() => void planRepair(repair, standing.place, true)}>{t.repair.lookAgain}</Button>
        )}
        <Button look="quiet" onClick={() => closeRepair(repair)}>
          {plan.state === 'ready' ? t.repair.notNow : t.repair.close}
        </Button>
        {plan.state === 'ready' && (
          <span className={styles.undo} lang={catalogueLang}>
            {text?.undo}
          </span>
        )}
      </div>
    </>
  );
}

/** What is lost, and what to mind. Never shown for what is not about to happen. */
function Cautions({ plan, text }: { plan: PlanShown; text: RepairText | undefined }) {
  const about = plan.state === 'ready' || plan.state === 'guide';
  const warnings = plan.warnings.flatMap((name) => text?.warnings[name] ?? []);
  const loses = about ? (text?.loses ?? null) : null;
  if (warnings.length === 0 && loses === null && plan.losses.length === 0) return null;
  return (
    <ul className={styles.cautions}>
      {loses && (
        <li>
          <strong>{t.repair.lost}</strong> <span lang={catalogueLang}>{loses}</span>
        </li>
      )}
      {plan.losses.map(({ what, count, bytes }) => (
        <li key={what}>
          <strong>{t.repair.lost}</strong> {t.repair.counted(count, what, showSize(bytes))}
        </li>
      ))}
      {warnings.map((warning) => (
        <li key={warning} lang={catalogueLang}>
          {warning}
        </li>
      ))}
    </ul>
  );
}

/** Somebody who was sent elsewhere and comes back finds the answer of a fresh look. */
function useLookAgain(standing: Standing | undefined, repair: string): void {
  const place = standing?.phase === 'planned' && standing.plan.state === 'guide' ? standing.place : null;
  useEffect(() => {
    if (!place) return;
    const look = () => void planRepair(repair, place, true);
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [place, repair]);
}
