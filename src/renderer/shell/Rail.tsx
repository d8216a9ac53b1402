import { Link, useRouterState } from '@tanstack/react-router';
import { BookOpen, FileText, History, type LucideIcon, ScrollText, Search, Settings, Stethoscope } from 'lucide-react';
import { useEffect } from 'react';
import { useCatalog } from '../state/catalog';
import { setQuery } from '../state/lookup';
import { lookForSpotify, useMachine } from '../state/machine';
import { countNew, useWatch } from '../state/watch';
import { t } from '../strings';
import { classes } from '../ui/classes';
import { Lamp } from '../ui/Lamp';
import { Mark } from '../ui/Mark';
import styles from './Rail.module.css';
import { spotifyLine } from './spotifyLine';

interface Item {
  to: '/' | '/diagnose' | '/logs' | '/catalogue' | '/history' | '/report' | '/settings';
  label: string;
  icon: LucideIcon;
  count?: string;
  /** Said after the count, for those who do not see where it stands. */
  counted?: string;
  fresh?: boolean;
}

/** Where one can go, and how Spotify is doing. */
export function Rail() {
  const entries = useCatalog(({ rows }) => rows?.length);
  // An entry was looked up, whichever way led to it.
  const onEntry = useRouterState({ select: ({ location }) => location.pathname.startsWith('/entry/') });
  const fresh = useWatch(countNew);
  const items: Item[] = [
    { to: '/', label: t.rail.home, icon: Search },
    { to: '/diagnose', label: t.rail.diagnose, icon: Stethoscope },
    {
      to: '/logs',
      label: t.rail.logs,
      icon: ScrollText,
      count: fresh > 0 ? t.rail.fresh(fresh) : undefined,
      fresh: fresh > 0,
    },
    {
      to: '/catalogue',
      label: t.rail.catalogue,
      icon: BookOpen,
      count: entries?.toString(),
      counted: t.rail.entries,
    },
    { to: '/history', label: t.rail.history, icon: History },
    { to: '/report', label: t.rail.report, icon: FileText },
    { to: '/settings', label: t.rail.settings, icon: Settings },
  ];
  return (
    <div className={styles.rail}>
      <div className={styles.inside}>
        <nav aria-label={t.rail.label}>
          <p className={styles.name}>
            <Mark />
            <span className={styles.word}>{t.app.name}</span>
          </p>
          <ul className={styles.items}>
            {items.map(({ to, label, icon: Icon, count, counted, fresh }) => (
              <li key={to}>
                <Link
                  to={to}
                  className={classes(styles.item, onEntry && to === '/' && styles.here)}
                  activeProps={{ className: styles.here }}
                  activeOptions={{ exact: to !== '/logs' && to !== '/report', includeSearch: false }}
                  // Looking something up starts afresh here; going back finds the old query.
                  onClick={to === '/' ? () => setQuery('') : undefined}
                >
                  <Icon />
                  <span className={styles.label}>{label}</span>
                  {count !== undefined && (
                    <span className={classes(styles.count, fresh && styles.fresh)}>
                      {count}
                      {counted && <span className="visually-hidden"> {counted}</span>}
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <SpotifyFoot />
      </div>
    </div>
  );
}

/** Whether Spotify is here and runs; looked at again when the window comes back to the front. */
function SpotifyFoot() {
  const { spotify, spotifyFailed } = useMachine();
  useEffect(() => {
    const look = () => void lookForSpotify();
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
  const { text, lamp } = spotifyLine(spotify, spotifyFailed);
  return (
    <footer className={styles.foot}>
      <span className={styles.status}>
        <Lamp state={lamp} />
        <span className={classes(styles.label, styles.statusText)}>{text}</span>
      </span>
    </footer>
  );
}
