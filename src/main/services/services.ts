import type { EntrySummary, SearchAnswer } from '../../contract/catalog';
import type { Settings } from '../../contract/state';
import type { Announce, Handlers } from '../ipc/bind';
import type { Clipboard, Files, Notifier } from '../ports';
import type { WindowState } from '../shell/window-state';
import type { CompanionShell } from './companion';
import type { LoginItem } from './login-item';
import type { Store } from './store';

/** What the shell needs of everything behind it. */
export interface Services {
  files: Files;
  windowState: Store<WindowState | null>;
  handlers(announce: Announce, shell: CompanionShell): Handlers;
  /** Lets go of what is held open; Spotify and its files stay as they are. */
  close(): Promise<void>;
  cancelRuns(): void;
  settings: Store<Settings>;
  entries(): Promise<readonly EntrySummary[]>;
  search(): Promise<(query: string) => SearchAnswer>;
  clipboard: Clipboard;
  notifier: Notifier;
  loginItem: LoginItem;
  onFault(where: string, error: unknown): void;
}
