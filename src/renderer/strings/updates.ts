import type { UpdateState } from '../../contract/updates';

type Words = (state: UpdateState) => string;

/** Words about newer versions of the app itself. */
export const updateWords = {
  title: 'Updates of Backline',
  notify: 'Look for newer versions',
  notifyHow:
    'At each start Backline then asks GitHub, where its releases are, whether there is a newer one. It needs your agreement to what is contacted, too. Nothing is loaded or installed until you say so.',
  channel: 'Which versions',
  channels: { stable: 'Finished ones', beta: 'Previews as well' },
  check: 'Look now',
  checkHow: 'Contacts github.com once.',
  load: (version: string) => `Load version ${version}`,
  restart: 'Restart with the new version',
  openPage: 'Open the page of releases',
  by: {
    app: null,
    page: 'This kind of copy cannot replace itself: the new version is loaded from the page of releases.',
    store: 'Updates come from where you got Backline: your software centre keeps it current.',
    nobody: 'No updates in this host: this copy was not installed from a release.',
  } satisfies Record<UpdateState['by'], string | null>,
  phase: {
    idle: () => '',
    checking: () => 'Looking…',
    current: () => 'This is the newest version.',
    available: ({ version }) => `Version ${version ?? ''} is out.`,
    loading: ({ percent }) => `Loading, ${percent ?? 0} %`,
    ready: ({ version }) => `Version ${version ?? ''} is loaded and its signature checked.`,
    failed: () => 'Could not be found out right now. Everything else works as before.',
  } satisfies Record<UpdateState['phase'], Words>,
};
