import { Link, useRouterState } from '@tanstack/react-router';
import { Search, Stethoscope } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Announcement, Question } from '../features/lookup/Question';
import { Results } from '../features/lookup/Results';
import { useLookupBox } from '../features/lookup/useLookupBox';
import { useDoctor } from '../state/doctor';
import { t } from '../strings';
import { buttonClass } from '../ui/Button';
import { classes } from '../ui/classes';
import { Key } from '../ui/Kbd';
import { Lamp } from '../ui/Lamp';
import styles from './TopBar.module.css';

/** Search and diagnosis, within reach on every page. */
export function TopBar() {
  const [open, setOpen] = useState(false);
  const box = useLookupBox({
    shown: open,
    onLeave: () => {
      setOpen(false);
      document.getElementById('main')?.focus({ preventScroll: true });
    },
  });
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of page puts the list away
  useEffect(() => setOpen(false), [path]);
  const { answer } = box;
  const hits = answer?.results.length ?? 0;
  const shown = open && answer !== null;
  return (
    <header className={styles.bar}>
      <div className={styles.inner}>
        <search
          className={styles.search}
          aria-label={t.top.label}
          onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
        >
          <Search className={styles.glass} />
          <input
            {...box.field}
            role="combobox"
            aria-expanded={box.expanded}
            data-lookup
            className={styles.field}
            aria-label={t.lookup.label}
            placeholder={t.lookup.label}
            onFocus={() => setOpen(true)}
            onChange={(event) => {
              setOpen(true);
              box.field.onChange(event);
            }}
          />
          <span className={styles.shortcut} aria-hidden="true">
            <Key name={t.top.shortcut} />
          </span>
          <Announcement answer={shown ? answer : null} />
          {shown && (
            <div className={styles.popup}>
              <Question answer={answer} />
              {hits > 0 ? (
                <Results box={box} label={t.lookup.results} />
              ) : (
                <p className={styles.nothing}>{t.lookup.nothing(answer.query.trim().slice(0, 80))}</p>
              )}
              <div className={styles.keys} aria-hidden="true">
                <Key name="↵">{t.lookup.open}</Key>
                <Key name="↑↓">{t.lookup.choose}</Key>
                <Key name="Esc">{t.lookup.clear}</Key>
              </div>
            </div>
          )}
        </search>
        <DiagnoseLink />
      </div>
    </header>
  );
}

function DiagnoseLink() {
  const run = useDoctor((state) => state.run);
  return (
    <Link to="/diagnose" className={buttonClass('plain', styles.diagnose)}>
      {run ? <Lamp state="checking" /> : <Stethoscope className={styles.icon} />}
      <span className={classes(styles.words)}>
        {run ? [t.top.checking, ...(run.total > 0 ? [`${run.finished}/${run.total}`] : [])].join(' ') : t.top.diagnose}
      </span>
    </Link>
  );
}
