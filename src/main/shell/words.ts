/** What the system's own notices say about the app itself. */
export const TRAY_NOTICE = {
  title: 'Backline is still here',
  body: 'Its window is closed; the app waits in the tray. Start it again or use its shortcut to bring it back. In the settings you can have it quit instead.',
};

export const NO_SHORTCUT_NOTICE = {
  taken: {
    title: 'Backline’s shortcut belongs to another program',
    body: 'The system did not give it to Backline. Choose other keys in the settings, or look up from the tray.',
  },
  wayland: {
    title: 'This desktop gives no shortcuts to programs',
    body: 'Look up from the tray instead, or set a shortcut for “backline” in the settings of the desktop.',
  },
};
