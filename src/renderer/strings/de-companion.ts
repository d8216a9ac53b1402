import type { companion as english } from './companion';
import { counterIn } from './count';

const count = counterIn('de');

/** Words of the palette, the first run, the tray's settings and what is kept, in German. */
export const companion: typeof english = {
  atHand: {
    title: 'Griffbereit',
    shortcut: 'Tastenkombination',
    shortcutHow: 'Öffnet das Nachschlagen von überall, auch wenn ein anderes Programm vorn ist.',
    none: 'Keine Tastenkombination',
    change: 'Ändern…',
    press: 'Drücke die neuen Tasten',
    pressHow: 'Strg, Alt oder die Systemtaste mit einer weiteren Taste. Esc behält die alten.',
    cancel: 'Die alten behalten',
    remove: 'Keine benutzen',
    again: 'Noch einmal versuchen',
    first: 'Zurück zur ursprünglichen',
    unusable: 'Das geht nicht als Tastenkombination: Es braucht Strg, Alt oder die Systemtaste und eine weitere Taste.',
    now: (keys: string) => `Die Tastenkombination ist ${keys}.`,
    state: {
      works: 'Geht',
      taken: 'Ein anderes Programm hat diese Tasten. Wähle andere, oder gib sie dort frei und versuche es noch einmal.',
      wayland: 'Dieser Desktop gibt Programmen keine Tastenkombinationen. Über den Infobereich geht es auch.',
      invalid: 'Diese Tasten gehen nicht als Tastenkombination. Wähle andere.',
      off: 'Es ist keine gesetzt. Über den Infobereich geht es auch.',
    },
    closeToTray: 'Beim Schließen des Fensters bleibt Backline im Infobereich',
    closeToTrayHow: 'Tastenkombination und Beobachten gehen weiter. Beenden kannst du es im Menü des Infobereichs.',
    noTray: 'Hier gibt es keinen Infobereich: Schließt du das Fenster, beendet sich Backline.',
    login: 'Mit dem Computer starten',
    loginHow: 'Backline startet, wenn du dich anmeldest.',
    noLogin: 'Nur ein installiertes Backline kann von selbst starten.',
    hidden: 'Still starten',
    hiddenHow: 'Dann öffnet sich kein Fenster: Backline wartet im Infobereich.',
  },
  kept: {
    title: 'Was aufgehoben wird',
    lead: 'Jeder Teil lässt sich einzeln löschen. Die Dateien, die Spotify benutzt, bleiben unberührt.',
    part: {
      history: ['Verlauf', 'Was geöffnet, geprüft und gelöst wurde'],
      checklists: ['Checklisten', 'Schritte, die du abgehakt hast, und deine Notizen'],
      recordings: ['Aufzeichnungen', 'Was Spotify protokolliert hat, während du aufgezeichnet hast'],
      copies: [
        'Kopien zum Zurücksetzen',
        'Was eine Reparatur ersetzt oder beiseitegelegt hat, und die Liste dessen, was getan wurde',
      ],
      watch: ['Zuletzt aufgefallen', 'Wovon dir beim Beobachten berichtet wurde'],
      settings: ['Einstellungen', 'Alles auf dieser Seite'],
    },
    items: {
      history: (n: number) => count(n, 'Punkt', 'Punkte'),
      checklists: (n: number) => count(n, 'Eintrag', 'Einträge'),
      recordings: (n: number) => count(n, 'Aufzeichnung', 'Aufzeichnungen'),
      copies: (n: number) => count(n, 'Reparatur', 'Reparaturen'),
      watch: (n: number) => count(n, 'Hinweis', 'Hinweise'),
      settings: (n: number) => `${n} geändert`,
    },
    nothing: 'Nichts aufgehoben',
    clear: {
      history: 'Löschen…',
      checklists: 'Löschen…',
      recordings: 'Löschen…',
      copies: 'Löschen…',
      watch: 'Löschen…',
      settings: 'Zurücksetzen…',
    },
    ask: {
      history: [
        'Den Verlauf löschen?',
        'Die Liste der geöffneten, geprüften und gelösten Codes lässt sich nicht zurückholen.',
      ],
      checklists: [
        'Die Checklisten löschen?',
        'Abgehakte Schritte und deine Notizen, für alle Einträge, lassen sich nicht zurückholen.',
      ],
      recordings: [
        'Die Aufzeichnungen löschen?',
        'Jede Aufzeichnung dessen, was Spotify getan hat, wird gelöscht und lässt sich nicht zurückholen.',
      ],
      copies: [
        'Die Kopien zum Zurücksetzen löschen?',
        'Kopien und beiseitegelegte Ordner werden endgültig gelöscht. Was geändert wurde, bleibt und lässt sich nicht mehr zurücksetzen.',
      ],
      watch: ['Löschen, was aufgefallen ist?', 'Vielleicht wird dir dasselbe dann noch einmal gesagt.'],
      settings: [
        'Alles zurücksetzen?',
        'Alle Einstellungen sind dann wie beim ersten Start, und die erste Seite wird wieder gezeigt.',
      ],
    },
    yes: 'Löschen',
    yesSettings: 'Zurücksetzen',
    no: 'Behalten',
    done: 'Gelöscht.',
    doneSettings: 'Die Einstellungen sind wie beim ersten Start.',
    openFolder: 'Ordner öffnen',
  },
  welcome: {
    title: 'Willkommen bei Backline',
    lead: 'Es steht Spotifys Desktop-App zur Seite: Schlage einen Fehler nach, sieh, woran es liegt, und arbeite ab, was hilft.',
    promises: [
      [
        'Nichts verlässt diesen Computer',
        'Kein Konto, keine Telemetrie. Ob du einen Bericht weitergibst, entscheidest du.',
      ],
      ['Nichts, bevor du fragst', 'Eine Prüfung läuft nur, wenn du sie startest. Nachschlagen geht ohne Internet.'],
      [
        'Nichts ändert sich ungefragt',
        'Was Backline ändern würde, wird erst gezeigt, gesichert und lässt sich zurücksetzen.',
      ],
    ],
    choose: 'Wie du es magst',
    seen: 'Was eine Prüfung sich ansieht',
    seenHow:
      'All das, und nur solange eine Prüfung läuft. Einzelne Prüfungen kannst du in den Einstellungen ausschalten.',
    watch: 'Spotifys Protokolle beobachten',
    watchHow: 'Verfolgt, was Spotify hier aufschreibt, und sagt dir, wenn etwas Neues nicht stimmt.',
    login: 'Mit dem Computer starten',
    loginHow: 'Still, im Infobereich.',
    shortcut: 'Von überall nachschlagen',
    agree: 'Zustimmen und loslegen',
    later: 'Bei der ersten Prüfung entscheiden',
    laterHow: 'Nachschlagen kannst du so oder so.',
    unofficial: 'Inoffiziell. Nicht von Spotify gemacht, geprüft oder unterstützt.',
  },
};
