import type { Settings } from '../../contract/state';
import type { Announce, Handlers } from '../ipc/bind';
import type { Files } from '../ports';
import type { WindowState } from '../shell/window-state';
import type { Store } from './store';

/** What the shell needs of everything behind it. */
export interface Services {
  files: Files;
  windowState: Store<WindowState | null>;
  /** `openPage` shows the window at a route of the page. */
  handlers(announce: Announce, openPage: (route: string) => Promise<void>): Handlers;
  /** Lets go of what is held open; Spotify and its files stay as they are. */
  close(): Promise<void>;
  cancelRuns(): void;
  settings: Store<Settings>;
  onFault(where: string, error: unknown): void;
}
