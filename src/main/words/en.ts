import type { ShortcutState } from '../../contract/companion';

interface Notice {
  title: string;
  body: string;
}

/** What main itself says: the tray, the system's notices and dialogs. */
export interface MainWords {
  tray: {
    lookUp: string;
    diagnose: string;
    seen: string;
    watch: string;
    open: string;
    quit: string;
    /** What the icon says when the pointer rests on it. */
    tip: { calm: string; seen: string; busy: string };
  };
  notice: {
    closedToTray: Notice;
    noShortcut: Record<Extract<ShortcutState, 'taken' | 'wayland'>, Notice>;
    wrong: string;
    mayGoWith: (codes: string) => string;
  };
  files: { logs: string; all: string; reports: string };
}

export const en: MainWords = {
  tray: {
    lookUp: 'Look up…',
    diagnose: 'Diagnose',
    seen: 'Seen by the watch',
    watch: 'Watch Spotify’s logs',
    open: 'Open Backline',
    quit: 'Quit Backline',
    tip: {
      calm: 'Backline',
      seen: 'Backline: something is wrong with Spotify',
      busy: 'Backline: checking this computer',
    },
  },
  notice: {
    closedToTray: {
      title: 'Backline is still here',
      body: 'Its window is closed; the app waits in the tray. Start it again or use its shortcut to bring it back. In the settings you can have it quit instead.',
    },
    noShortcut: {
      taken: {
        title: 'Backline’s shortcut belongs to another program',
        body: 'The system did not give it to Backline. Choose other keys in the settings, or look up from the tray.',
      },
      wayland: {
        title: 'This desktop gives no shortcuts to programs',
        body: 'Look up from the tray instead, or set a shortcut for “backline” in the settings of the desktop.',
      },
    },
    wrong: 'Something is wrong with Spotify',
    mayGoWith: (codes) => `May go with ${codes}.`,
  },
  files: { logs: 'Logs and crash reports', all: 'All files', reports: 'Backline reports' },
};
