import type { EntrySummary, SearchAnswer } from '../../contract/catalog';
import type { Settings } from '../../contract/state';
import type { Announce, Handlers } from '../ipc/bind';
import type { Clipboard, Files, Notifier } from '../ports';
import type { WindowState } from '../shell/window-state';
import type { CompanionShell } from './companion';
import type { Speech } from './language';
import type { LoginItem } from './login-item';
import type { Store } from './store';

/** What the shell needs of everything behind it. */
export interface Services {
  files: Files;
  windowState: Store<WindowState | null>;
  handlers(announce: Announce, shell: CompanionShell): Handlers;
  /** Begins what goes on by itself: the watch, looking for newer versions. A start shows its window before. */
  begin(): Promise<void>;
  /** Lets go of what is held open; Spotify and its files stay as they are. */
  close(): Promise<void>;
  cancelRuns(): void;
  settings: Store<Settings>;
  speech: Speech;
  entries(): Promise<readonly EntrySummary[]>;
  search(): Promise<(query: string) => SearchAnswer>;
  clipboard: Clipboard;
  notifier: Notifier;
  loginItem: LoginItem;
  onFault(where: string, error: unknown): void;
}
