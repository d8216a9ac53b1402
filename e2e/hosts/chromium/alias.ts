/**
 * Chromium cannot load the app's own scheme, so the page sees `https://HOST.SCHEME.invalid/...` where
 * Electron has `SCHEME://HOST/...`. The host translates in both directions at its edge: main never
 * learns of it, and its sender rule runs on the address it would see in Electron.
 */

const ALIAS = /^https:\/\/([a-z0-9.-]+)\.([a-z][a-z0-9]*)\.invalid(?=[/?#]|$)/i;
const OWN = /^([a-z][a-z0-9]*):\/\/([a-z0-9.-]+)(?=[/?#]|$)/i;
const REAL = new Set(['http', 'https', 'ws', 'wss', 'file', 'ftp']);

/** What the page sees for an address of the app: `app://backline/x` → `https://backline.app.invalid/x`. */
export function toAlias(url: string): string {
  return url.replace(OWN, (whole, scheme: string, host: string) =>
    REAL.has(scheme.toLowerCase()) ? whole : `https://${host}.${scheme}.invalid`,
  );
}

/** The address Electron would show: the reverse; anything else stays as it is. */
export function fromAlias(url: string): string {
  return url.replace(ALIAS, (_whole, host: string, scheme: string) => `${scheme}://${host}`);
}
