import type { updateWords as english } from './updates';

/** Words about newer versions of the app itself, in German. */
export const updateWords: typeof english = {
  title: 'Neue Versionen von Backline',
  notify: 'Nach neuen Versionen sehen',
  notifyHow:
    'Bei jedem Start fragt Backline dann GitHub, wo seine Versionen liegen, ob es eine neuere gibt. Dafür braucht es auch deine Zustimmung zu dem, was kontaktiert wird. Geladen oder installiert wird nichts, bevor du es sagst.',
  channel: 'Welche Versionen',
  channels: { stable: 'Fertige', beta: 'Auch Vorschauen' },
  check: 'Jetzt nachsehen',
  checkHow: 'Kontaktiert einmal github.com.',
  load: (version: string) => `Version ${version} laden`,
  restart: 'Mit der neuen Version neu starten',
  openPage: 'Seite der Versionen öffnen',
  by: {
    app: null,
    page: 'Diese Art von Kopie kann sich nicht selbst ersetzen: Die neue Version wird von der Seite der Versionen geladen.',
    store: 'Neue Versionen kommen von dort, wo du Backline her hast: Deine Softwareverwaltung hält es aktuell.',
    nobody: 'Keine neuen Versionen in diesem Host: Diese Kopie wurde nicht als fertige Version installiert.',
  },
  phase: {
    idle: () => '',
    checking: () => 'Es wird nachgesehen…',
    current: () => 'Das ist die neueste Version.',
    available: ({ version }) => `Version ${version ?? ''} ist da.`,
    loading: ({ percent }) => `Wird geladen, ${percent ?? 0} %`,
    ready: ({ version }) => `Version ${version ?? ''} ist geladen, ihre Signatur geprüft.`,
    failed: () => 'Das ließ sich gerade nicht herausfinden. Alles andere geht wie vorher.',
  },
};
