import type { Settings } from '../../contract/state';
import type { Announce, Handlers } from '../ipc/bind';
import type { Files } from '../ports';
import type { WindowState } from '../shell/window-state';
import type { Store } from './store';

/** What the shell needs of everything behind it. */
export interface Services {
  files: Files;
  windowState: Store<WindowState | null>;
  handlers(announce: Announce): Handlers;
  cancelRuns(): void;
  settings: Store<Settings>;
  onFault(where: string, error: unknown): void;
}
