import { Outlet, useMatch, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Interrupted } from '../features/repair/Interrupted';
import { useDoctor } from '../state/doctor';
import { t } from '../strings';
import { classes } from '../ui/classes';
import { NoticeLine } from './NoticeLine';
import { Rail } from './Rail';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';

const ConsentDialog = lazy(() => import('../features/doctor/ConsentDialog'));

/**
 * Where the focus goes. After a change of page it goes to the title, so that the page is read from
 * its start. Ctrl+K, or Cmd+K, puts it into the search field; asked for while a page is still on its
 * way, the field of that page is meant.
 */
function useFocus() {
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef<string | undefined>(undefined);
  const searchOn = useRef<string | undefined>(undefined);

  useEffect(() => {
    const changed = before.current !== undefined && before.current !== path;
    const search = searchOn.current === path;
    before.current = path;
    searchOn.current = undefined;
    if (!changed) return;
    if (search) focusSearch();
    // A page may have put the focus somewhere better itself.
    else if (!document.activeElement?.matches('[data-lookup], main :focus')) focusTitle(main.current);
  }, [path]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      searchOn.current = router.state.location.pathname;
      focusSearch();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [router]);
  return main;
}

function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('[data-lookup]');
  field?.focus();
  field?.select();
}

function focusTitle(main: HTMLElement | null): void {
  const title = main?.querySelector('h1');
  if (title) title.tabIndex = -1;
  (title ?? main)?.focus({ preventScroll: true });
}

/** What surrounds every page: the rail, the top bar, and what floats above. */
export function Shell() {
  const main = useFocus();
  // The page that is shown, not the one on its way: there is one search field at any time.
  const home = useMatch({ from: '/', shouldThrow: false }) !== undefined;
  // The first page stands alone: nothing is looked at before it was left.
  const first = useMatch({ from: '/welcome', shouldThrow: false }) !== undefined;
  const waiting = useDoctor((state) => state.waiting !== null);
  return (
    <div className={classes(styles.shell, first && styles.alone)}>
      <a className={styles.skip} href="#main">
        {t.app.skip}
      </a>
      {!first && <Rail />}
      <div className={styles.column}>
        {!home && !first && <TopBar />}
        <Interrupted />
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
