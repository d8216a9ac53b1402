import { globalShortcut, screen } from 'electron';
import type { EventName, EventPayload } from '../../contract/api';
import type { CompanionState, ShortcutState } from '../../contract/companion';
import type { WatchNotice } from '../../contract/logs';
import type { Settings, TOLD } from '../../contract/state';
import type { Announce } from '../ipc/bind';
import { codeInClip } from '../services/clip';
import type { CompanionShell } from '../services/companion';
import type { Services } from '../services/services';
import type { Later } from '../services/watch';
import { mainWords } from '../words/words';
import { createPalette, type PaletteWindow } from './palette';
import { seenItems } from './seen';
import { createShortcut } from './shortcut';
import { openTray, type TrayIcon } from './tray';
import type { TrayAct, TrayLook } from './tray-menu';

export interface CompanionParts {
  services: Services;
  origin: string;
  openPalette(bounds: Electron.Rectangle): PaletteWindow;
  /** Shows the main window, at a route or as it was. */
  openMain(route?: string): Promise<void>;
  /** Whether the person has the main window before them. */
  mainInFront(): boolean;
  announce: Announce;
  quit(): void;
}

export interface Companion {
  shell: CompanionShell;
  /** Takes the shortcut, puts the icon up and follows the settings. */
  begin(): Promise<void>;
  /** Does what has time until a window is there: lists what was seen, holds the start at login against the system. */
  settle(notices: () => Promise<readonly WatchNotice[]>): Promise<void>;
  /** Told of every event that goes to the pages. */
  hear<N extends EventName>(name: N, payload: EventPayload<N>): void;
  /** Whether closing the main window leaves the app running. */
  staysInTray(): boolean;
  hasTray(): boolean;
  /** The main window was closed into the tray. */
  closedToTray(): void;
  /** The main window came to the front: what was seen is before the person. */
  broughtForward(): void;
  end(): void;
}

const isRefused = (state: ShortcutState): state is 'taken' | 'wayland' => state === 'taken' || state === 'wayland';

const later: Later = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** What stays at hand while Spotify plays: the tray's icon, the palette and the shortcut that opens it. */
export function createCompanion(parts: CompanionParts): Companion {
  const { services, announce } = parts;
  const fault = (error: unknown) => services.onFault('companion', error);
  const words = () => mainWords(services.speech.current());
  let settings: Settings | null = null;
  let tray: TrayIcon | null = null;
  let look: TrayLook = 'calm';
  let isChecking = false;
  let hasSeen = false;
  let readNotices: () => Promise<readonly WatchNotice[]> = async () => [];

  const palette = createPalette({
    open: parts.openPalette,
    address: `${parts.origin}/palette.html`,
    screen: () => screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea,
    async readClip() {
      const [text, search] = await Promise.all([services.clipboard.read(), services.search()]);
      return codeInClip(text, search);
    },
    tell: (shown) => announce('palette.shown', { shown }),
    later,
    onFault: fault,
  });
  const lookUp = () => void palette.toggle().catch(fault);
  const shortcut = createShortcut(globalShortcut, process.env.XDG_SESSION_TYPE === 'wayland', lookUp);

  const state = (): CompanionState => ({
    shortcut: { keys: settings?.shortcut ?? '', state: shortcut.state() },
    tray: tray !== null,
    login: services.loginItem.here,
  });
  const showLook = () => {
    const next = isChecking ? 'busy' : hasSeen ? 'seen' : 'calm';
    if (next !== look) tray?.show({ look: next });
    look = next;
  };
  const showSeen = async () => tray?.show({ seen: seenItems(await readNotices(), await services.entries()) });
  const workingKeys = () => (shortcut.state() === 'works' ? (settings?.shortcut ?? null) : null);

  /** Whether the person is to be told now; they are told once. */
  const tellOnce = async (what: (typeof TOLD)[number]): Promise<boolean> => {
    if (settings?.told.includes(what)) return false;
    let isNew = false;
    await services.settings.change((held) => {
      isNew = !held.told.includes(what);
      return isNew ? { ...held, told: [...held.told, what] } : held;
    });
    return isNew;
  };

  const takeShortcut = async (keys: string) => {
    const taken = shortcut.take(keys);
    tray?.show({ shortcut: workingKeys() });
    announce('companion.changed', state());
    if (isRefused(taken) && (await tellOnce('no-shortcut')))
      services.notifier.notify(words().notice.noShortcut[taken], () => void parts.openMain('/settings').catch(fault));
  };

  const follow = (next: Settings) => {
    const before = settings;
    settings = next;
    if (!before) return;
    if (next.shortcut !== before.shortcut) void takeShortcut(next.shortcut).catch(fault);
    if (next.watch !== before.watch) tray?.show({ watch: next.watch });
    if (next.openAtLogin !== before.openAtLogin || (next.openAtLogin && next.startHidden !== before.startHidden))
      void services.loginItem.set({ on: next.openAtLogin, hidden: next.startHidden }).catch(fault);
  };

  const act = (wish: TrayAct) => {
    if (wish.to === 'look-up') lookUp();
    else if (wish.to === 'open') void parts.openMain(wish.route ?? undefined).catch(fault);
    else if (wish.to === 'watch') void services.settings.change((held) => ({ ...held, watch: wish.on })).catch(fault);
    else parts.quit();
  };

  return {
    shell: {
      state,
      pauseShortcut(on) {
        shortcut.pause(on);
        // Keys that were refused may be free by now.
        if (!on && settings && isRefused(shortcut.state())) void takeShortcut(settings.shortcut).catch(fault);
      },
      palette,
      openPage: (route) => parts.openMain(route),
      cleared(part) {
        if (part === 'watch') void showSeen().catch(fault);
      },
    },
    async begin() {
      settings = await services.settings.get();
      services.settings.watch(follow);
      const language = services.speech.current();
      tray = openTray({ look, seen: [], watch: settings.watch, shortcut: null, language }, act);
      services.speech.watch((next) => tray?.show({ language: next }));
      await takeShortcut(settings.shortcut);
    },
    async settle(notices) {
      readNotices = notices;
      await showSeen();
      // Taken out of the desktop's own list, it stays out.
      if (settings?.openAtLogin && (await services.loginItem.isSet()) === false)
        await services.settings.change((held) => ({ ...held, openAtLogin: false }));
    },
    hear(name) {
      if (name === 'doctor.progress') isChecking = true;
      else if (name === 'doctor.done') isChecking = false;
      else if (name === 'watch.seen') {
        hasSeen = !parts.mainInFront();
        void showSeen().catch(fault);
      } else return;
      showLook();
    },
    staysInTray: () => tray !== null && (settings?.closeToTray ?? false),
    hasTray: () => tray !== null,
    closedToTray() {
      tellOnce('closed-to-tray').then((isNew) => {
        if (isNew)
          services.notifier.notify(words().notice.closedToTray, () => void parts.openMain('/settings').catch(fault));
      }, fault);
    },
    broughtForward() {
      hasSeen = false;
      showLook();
    },
    end() {
      shortcut.release();
      palette.destroy();
      tray?.destroy();
      tray = null;
    },
  };
}
