import { Link, useLoaderData } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sayVerdict } from '../../catalog/verdict-words';
import type { ResolvedEntry } from '../../contract/catalog';
import { Chain } from '../features/chain/Chain';
import { Checklist } from '../features/checklist/Checklist';
import { Solved } from '../features/checklist/Solved';
import { GivenPanels } from '../features/doctor/GivenPanels';
import { QuestionCard } from '../features/doctor/QuestionCard';
import { RunProgress } from '../features/doctor/RunProgress';
import { RunStatus } from '../features/doctor/RunStatus';
import { Causes } from '../features/entry/Causes';
import { EntryHead } from '../features/entry/EntryHead';
import type { Here } from '../features/entry/here';
import { About, Conflicts, Escalate, Questions, Warnings } from '../features/entry/MainParts';
import { Note } from '../features/entry/Note';
import { Messages, OtherMeanings, Related, Sources } from '../features/entry/SideParts';
import { useStanding } from '../features/entry/useStanding';
import { VerdictPanel } from '../features/entry/VerdictPanel';
import { needChecks } from '../state/catalog';
import { startRun } from '../state/doctor';
import { noteOpened } from '../state/history';
import { useMachine } from '../state/machine';
import { report } from '../state/notice';
import { retellVerdict } from '../state/retell';
import { catalogueLang, t } from '../strings';
import { Button, buttonClass } from '../ui/Button';
import type { LampState } from '../ui/Lamp';
import { useTitle } from '../ui/Page';
import { ago } from '../ui/time';
import { useMedia } from '../ui/useMedia';
import { useNow } from '../ui/useNow';
import styles from './EntryPage.module.css';

/** One entry, whole. Mounted anew for each, so that nothing of the last one stays. */
export function EntryPage() {
  const entry = useLoaderData({ from: '/entry/$id' });
  return <Entry key={entry.id} entry={entry} />;
}

const LAMPS: Record<Here, LampState> = {
  unchecked: 'unknown',
  checking: 'checking',
  confirmed: 'broken',
  'ruled-out': 'works',
  open: 'unknown',
};

function Entry({ entry }: { entry: ResolvedEntry }) {
  useTitle(`${entry.code} ${entry.title}`);
  const platform = useMachine(({ info }) => info?.platform) ?? 'windows';
  const wide = useMedia('(min-width: 1000px)');
  const now = useNow();
  const { run, mine, texts, diagnosis, judgements, reports, lit, here } = useStanding(entry, platform);

  useEffect(() => {
    needChecks().catch(report);
    noteOpened(entry.id).catch(report);
  }, [entry.id]);

  const own = diagnosis?.entry === entry.id ? diagnosis : null;
  const confirmed = judgements.filter(({ state }) => state === 'confirmed');
  const evidence = confirmed.flatMap((judgement) => judgement.evidence);
  const sure =
    own && !mine && own.verdict.side !== 'unknown' ? [own.verdict.certain ? t.doctor.certain : t.doctor.likely] : [];
  const sides = [entry.side, ...entry.alsoSides].map((side) => t.entry.usual[side]).join(t.entry.or);
  const verdict = own && !mine ? sayVerdict(retellVerdict(own.verdict), t.verdict) : null;
  const shown = mine ? undefined : evidence.find(({ text }) => !verdict?.includes(text))?.text;
  const check = () => void startRun(entry.id);
  const side = (
    <>
      <Related entry={entry} />
      <Sources entry={entry} />
    </>
  );

  return (
    <div className={styles.page}>
      <RunStatus />
      <div className={styles.top}>
        <EntryHead entry={entry} />
        {t.language.entriesIn && <p className={styles.inEnglish}>{t.language.entriesIn}</p>}
        <VerdictPanel
          title={t.doctor.verdict}
          lamp={LAMPS[here]}
          labels={here === 'unchecked' ? [t.entry.here[here]] : [t.entry.usually(sides), t.entry.here[here], ...sure]}
          headline={verdict ?? <span lang={catalogueLang}>{entry.usually}</span>}
          text={shown}
          because={mine ? [] : (own?.verdict.because ?? evidence)}
          actions={
            !mine &&
            (diagnosis ? (
              <Link to="/report" search={{ entry: entry.id }} className={buttonClass('plain')}>
                {t.report.make}
              </Link>
            ) : (
              <Button onClick={check} disabled={run !== null}>
                {t.entry.check}
              </Button>
            ))
          }
        >
          {mine && (
            <div className={styles.progress}>
              <RunProgress run={mine} />
            </div>
          )}
          {run && !mine && <p className={styles.elsewhere}>{t.doctor.elsewhere}</p>}
        </VerdictPanel>
        {own && !mine && <QuestionCard diagnosis={own} />}
      </div>
      <aside className={styles.side} aria-label={t.entry.aside}>
        <Messages entry={entry} />
        <Causes
          causes={entry.causes}
          judgements={judgements}
          checked={diagnosis !== null || mine !== null}
          run={mine}
          reports={reports}
          texts={texts}
        />
        <GivenPanels entry={entry} own={own} texts={texts} />
        <OtherMeanings entry={entry} />
        {wide && side}
      </aside>
      <div className={styles.main}>
        <Chain
          links={entry.chain}
          lit={lit}
          note={entry.chainNote}
          aside={
            diagnosis &&
            !mine && (
              <>
                {t.chain.checkedAt(ago(diagnosis.finishedAt, now))} ·{' '}
                <button type="button" className={styles.again} onClick={check} disabled={run !== null}>
                  {t.entry.again}
                </button>
              </>
            )
          }
        />
        <Warnings entry={entry} />
        <Checklist entry={entry} platform={platform} judgements={judgements} reports={reports} />
        <Solved entry={entry.id} />
        <About entry={entry} />
        <Questions entry={entry} />
        <Escalate entry={entry} />
        <Conflicts entry={entry} />
        <Note entry={entry.id} />
        {!wide && side}
      </div>
    </div>
  );
}
