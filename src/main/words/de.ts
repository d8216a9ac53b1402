import type { MainWords } from './en';

export const de: MainWords = {
  tray: {
    lookUp: 'Nachschlagen…',
    diagnose: 'Diagnose',
    seen: 'Zuletzt aufgefallen',
    watch: 'Spotifys Protokolle beobachten',
    open: 'Backline öffnen',
    quit: 'Backline beenden',
    tip: {
      calm: 'Backline',
      seen: 'Backline: Mit Spotify stimmt etwas nicht',
      busy: 'Backline: Dieser Computer wird geprüft',
    },
  },
  notice: {
    closedToTray: {
      title: 'Backline ist noch da',
      body: 'Das Fenster ist zu, die App wartet im Infobereich. Starte sie erneut oder nimm die Tastenkombination, um sie zurückzuholen. In den Einstellungen kannst du wählen, dass sie sich stattdessen beendet.',
    },
    noShortcut: {
      taken: {
        title: 'Die Tastenkombination gehört einem anderen Programm',
        body: 'Das System hat sie Backline nicht gegeben. Wähle in den Einstellungen andere Tasten, oder schlage über den Infobereich nach.',
      },
      wayland: {
        title: 'Dieser Desktop gibt Programmen keine Tastenkombinationen',
        body: 'Schlage über den Infobereich nach, oder lege in den Einstellungen des Desktops eine Tastenkombination für „backline“ fest.',
      },
    },
    wrong: 'Mit Spotify stimmt etwas nicht',
    mayGoWith: (codes) => `Passt vielleicht zu ${codes}.`,
  },
  files: { logs: 'Protokolle und Absturzberichte', all: 'Alle Dateien', reports: 'Backline-Berichte' },
};
