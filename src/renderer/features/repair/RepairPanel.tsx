import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { RepairText } from '../../../contract/catalog';
import type { PlanShown } from '../../../contract/repairs';
import { useMachine } from '../../state/machine';
import {
  accentedRepair,
  closeRepair,
  isAt,
  type Place,
  planRepair,
  runRepair,
  type Standing,
  useRepairs,
} from '../../state/repairs';
import { retell, retellPhrase } from '../../state/retell';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { Lamp } from '../../ui/Lamp';
import { useKeptFocus } from '../../ui/useKeptFocus';
import { showSize } from '../logs/show';
import { ChangeList } from './ChangeList';
import { Guide } from './Guide';
import { Outcome } from './Outcome';
import styles from './RepairPanel.module.css';
import { lampOf, sayStanding } from './standing';

interface Props {
  repair: string;
  place: Place;
}

/** One repair in its place: what it would change, the yes to it, and what came of it. */
export function RepairPanel({ repair, place }: Props) {
  const standing = useRepairs(({ standings }) => standings[repair]);
  useLookAgain(standing, repair);
  if (!standing || !isAt(standing, place.entry, place.step)) return null;
  return <OpenPanel repair={repair} standing={standing} />;
}

function OpenPanel({ repair, standing }: { repair: string; standing: Standing }) {
  const text = useRepairs(({ texts }) => texts?.get(repair));
  const accented = useRepairs(({ standings }) => accentedRepair(standings, standing.place.entry) === repair);
  const panel = useRef<HTMLElement>(null);
  const focus = useKeptFocus(panel);
  useFollow(panel, repair, standing);
  const { phase } = standing;
  const title = text?.title ?? repair;
  const close = () => {
    const step = panel.current?.closest('li');
    flushSync(() => closeRepair(repair));
    // Back to where it was asked for.
    const back =
      step?.querySelector<HTMLElement>(`[data-repair="${repair}"]`) ??
      step?.querySelector<HTMLElement>('h3[tabindex], h3 button');
    back?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || phase === 'running') return;
    event.preventDefault();
    close();
  };
  return (
    <section
      ref={panel}
      className={styles.panel}
      aria-label={title}
      aria-busy={phase === 'planning' || phase === 'running'}
      tabIndex={-1}
      data-repair-panel={repair}
      onKeyDown={onKeyDown}
      {...focus}
    >
      <div className={styles.head}>
        <h4 className={styles.title}>{title}</h4>
        <p role="status" className={classes(styles.status, phase === 'ended' && styles.ended)}>
          <Lamp state={lampOf(standing)} />
          <span>{sayStanding(standing)}</span>
        </p>
      </div>
      {phase === 'planned' && (
        <Planned standing={standing} text={text} repair={repair} accented={accented} onClose={close} />
      )}
      {phase === 'running' && <ChangeList changes={standing.plan.changes} />}
      {phase === 'ended' && <Outcome job={standing.job} text={text} accented={accented} onClose={close} />}
    </section>
  );
}

/** The panel that had the focus when its step was drawn anew elsewhere in the list. */
let drawnAnew: string | null = null;

/** The focus goes to a panel that was asked for, and stays with one whose step moves in the list. */
function useFollow(panel: { readonly current: HTMLElement | null }, repair: string, { phase }: Standing): void {
  const before = useRef<Standing['phase'] | null>(null);
  useLayoutEffect(() => {
    const opened = before.current === null && phase === 'planning';
    if (opened || drawnAnew === repair) {
      panel.current?.focus({ preventScroll: true });
      panel.current?.scrollIntoView?.({ block: 'nearest' });
    }
    before.current = phase;
  }, [panel, repair, phase]);
  useLayoutEffect(
    () => () => {
      if (!panel.current?.contains(document.activeElement)) return;
      drawnAnew = repair;
      // What is drawn anew is drawn at once; whoever comes back later finds the focus where it is.
      queueMicrotask(() => {
        drawnAnew = null;
      });
    },
    [panel, repair],
  );
  // What was prepared may be longer than what there was room for.
  useEffect(() => {
    if (phase !== 'planning' && panel.current?.contains(document.activeElement))
      panel.current.scrollIntoView({ block: 'nearest' });
  }, [panel, phase]);
}

interface PlannedProps {
  standing: Extract<Standing, { phase: 'planned' }>;
  text: RepairText | undefined;
  repair: string;
  accented: boolean;
  onClose: () => void;
}

function Planned({ standing, text, repair, accented, onClose }: PlannedProps) {
  const { plan, fault } = standing;
  const platform = useMachine(({ info }) => info?.platform) ?? 'windows';
  const ready = plan.state === 'ready';
  return (
    <>
      {fault && (
        <p role="alert" className={styles.fault}>
          {t.repair.notDone(t.repair.fault[fault])}
        </p>
      )}
      {plan.fault && <p className={styles.fault}>{t.repair.fault[plan.fault]}</p>}
      {plan.reason && <p className={styles.silent}>{t.reason[plan.reason.code]}</p>}
      {plan.evidence.length > 0 && (
        <ul className={styles.evidence} aria-label={t.repair.found}>
          {plan.evidence.map(retell).map((one) => (
            <li key={one.finding + one.text}>{one.text}</li>
          ))}
        </ul>
      )}
      {ready && text && <p>{text.does}</p>}
      {plan.changes.length > 0 && <ChangeList changes={plan.changes} />}
      <Cautions plan={plan} text={text} />
      {plan.state === 'guide' && plan.guide && <Guide guide={plan.guide} text={text} platform={platform} />}
      <div className={styles.actions}>
        {ready ? (
          <Button look={accented ? 'primary' : 'plain'} onClick={() => void runRepair(repair)}>
            {t.repair.doIt}
          </Button>
        ) : (
          <Button onClick={() => void planRepair(repair, standing.place, true)}>{t.repair.lookAgain}</Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {ready ? t.repair.notNow : t.repair.close}
        </Button>
        {ready && <span className={styles.undo}>{text?.undo}</span>}
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
    <ul className={classes(styles.cautions, plan.losses.length > 0 && styles.harm)} aria-label={t.repair.mind}>
      {loses && (
        <li>
          <strong>{t.repair.lost}</strong> {loses}
        </li>
      )}
      {plan.losses.map(({ what, count, bytes }) => (
        <li key={what}>
          <strong>{t.repair.lost}</strong> {t.repair.counted(count, retellPhrase(what), showSize(bytes))}
        </li>
      ))}
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}

/** What may be otherwise when somebody was elsewhere meanwhile: they did it, quit Spotify, gave a right. */
const LOOKED_AT_AGAIN: ReadonlySet<PlanShown['state']> = new Set(['guide', 'refused', 'unknown']);

/** Somebody who was sent elsewhere and comes back finds the answer of a fresh look. */
function useLookAgain(standing: Standing | undefined, repair: string): void {
  const place = standing?.phase === 'planned' && LOOKED_AT_AGAIN.has(standing.plan.state) ? standing.place : null;
  useEffect(() => {
    if (!place) return;
    const look = () => void planRepair(repair, place, true);
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [place, repair]);
}
