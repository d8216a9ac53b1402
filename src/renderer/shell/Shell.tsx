import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useDoctor } from '../state/doctor';
import { t } from '../strings';
import { NoticeLine } from './NoticeLine';
import { Rail } from './Rail';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';

const ConsentDialog = lazy(() => import('../features/doctor/ConsentDialog'));

/** Moves the focus to the title after a change of page, so that the page is read from its start. */
function useFocusOnPage() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    const changed = before.current !== undefined && before.current !== path;
    before.current = path;
    // A page may have put the focus somewhere better itself: its search field, for one.
    if (!changed || document.activeElement?.matches('[data-lookup], main :focus')) return;
    const title = main.current?.querySelector('h1');
    if (title) title.tabIndex = -1;
    (title ?? main.current)?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

/** Ctrl+K, or Cmd+K, goes to the search field of the page. */
function useSearchKey() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      const field = document.querySelector<HTMLInputElement>('[data-lookup]');
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** What surrounds every page: the rail, the top bar, and what floats above. */
export function Shell() {
  const main = useFocusOnPage();
  useSearchKey();
  const home = useRouterState({ select: ({ location }) => location.pathname === '/' });
  const waiting = useDoctor((state) => state.waiting !== null);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t.app.skip}
      </a>
      <Rail />
      <div className={styles.column}>
        {!home && <TopBar />}
        <main id="main" ref={main} tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
      </div>
      <NoticeLine />
      {waiting && (
        <Suspense fallback={null}>
          <ConsentDialog />
        </Suspense>
      )}
    </div>
  );
}
