import { createRootRoute, createRoute, createRouter, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { readFilter } from './features/catalogue/filter';
import { ask, HostFailure } from './host';
import { Home } from './routes/Home';
import { NoEntry, NotFound, PageProblem } from './shell/problems';
import { Shell } from './shell/Shell';
import { needRows } from './state/catalog';
import { needInfo } from './state/machine';
import { readProgress } from './state/progress';

const root = createRootRoute({ component: Shell });

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });

const catalogue = createRoute({
  getParentRoute: () => root,
  path: '/catalogue',
  validateSearch: readFilter,
  loader: () => needRows(),
  component: lazyRouteComponent(() => import('./routes/CataloguePage'), 'CataloguePage'),
});

const entry = createRoute({
  getParentRoute: () => root,
  path: '/entry/$id',
  loader: async ({ params: { id } }) => {
    try {
      const [found] = await Promise.all([ask('catalog.entry', { id }), readProgress(id), needInfo()]);
      return found;
    } catch (error) {
      if (error instanceof HostFailure && error.failure.code === 'catalog/unknown-entry') throw notFound();
      throw error;
    }
  },
  notFoundComponent: NoEntry,
  component: lazyRouteComponent(() => import('./routes/EntryPage'), 'EntryPage'),
});

const diagnose = createRoute({
  getParentRoute: () => root,
  path: '/diagnose',
  component: lazyRouteComponent(() => import('./routes/DiagnosePage'), 'DiagnosePage'),
});

const logs = createRoute({
  getParentRoute: () => root,
  path: '/logs',
  /** `open` names a source that is opened at once. */
  validateSearch: ({ open }: Record<string, unknown>): { open?: string } =>
    typeof open === 'string' && open !== '' ? { open } : {},
  component: lazyRouteComponent(() => import('./routes/LogsPage'), 'LogsPage'),
});
const record = createRoute({
  getParentRoute: () => root,
  path: '/logs/record',
  component: lazyRouteComponent(() => import('./routes/RecordPage'), 'RecordPage'),
});
const history = createRoute({
  getParentRoute: () => root,
  path: '/history',
  component: lazyRouteComponent(() => import('./routes/HistoryPage'), 'HistoryPage'),
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/report',
  /** `entry` is what the report is about. */
  validateSearch: ({ entry }: Record<string, unknown>): { entry?: string } =>
    typeof entry === 'string' && entry !== '' ? { entry } : {},
  component: lazyRouteComponent(() => import('./routes/ReportPage'), 'ReportPage'),
});

const openedReport = createRoute({
  getParentRoute: () => root,
  path: '/report/open',
  component: lazyRouteComponent(() => import('./routes/OpenedReportPage'), 'OpenedReportPage'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./routes/WelcomePage'), 'WelcomePage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./routes/SettingsPage'), 'SettingsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    catalogue,
    entry,
    diagnose,
    logs,
    record,
    history,
    report,
    openedReport,
    settings,
    welcome,
  ]),
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: PageProblem,
  // A page that is there within this time shows no sign of waiting.
  defaultPendingMs: 400,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
