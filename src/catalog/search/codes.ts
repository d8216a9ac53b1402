import { fold } from '../normal';
import { editDistance } from './distance';

/** Letters and digits of a text, in order: "accounts : 4", "accounts-4" and "Accounts4" are one. */
export function squash(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Namespaces people shorten or misspell, and the forms they use. */
const NAMESPACE_FORMS: Readonly<Record<string, readonly string[]>> = {
  accounts: ['accounts', 'account', 'acc'],
  accesspoint: ['accesspoint', 'accesspoints', 'ap', 'accspoint'],
  auth: ['auth', 'authentication'],
  session: ['session', 'sessions'],
  desktoploginaccounts: ['desktoploginaccounts', 'desktoploginaccount', 'desktoplogin', 'dla', 'loginaccounts'],
  installer: ['installer', 'install', 'setup'],
};

/** "error2", "errorcode2", "code2": a number with no namespace, which is not a name of its own. */
export function isGenericNumber(spelling: string): boolean {
  return /^(?:spotify)?(?:http|err|error|errorcode|code|fehler|fehlercode|codigodeerror|codeerreur|errore|erreur|foutcode)?\d+$/.test(
    spelling,
  );
}

/**
 * Every squashed spelling under which a code or alias is found: as a whole, the part before a dash
 * with spaces ("HTTP 401" of "HTTP 401 - invalid_client"), each part of "A / B", and the short forms
 * of its namespace.
 */
export function spellings(code: string): string[] {
  const found = new Set<string>();
  const add = (text: string) => {
    const whole = squash(text);
    if (whole.length < 2) return;
    found.add(whole);
    const split = /^([a-z]+)(\d+)$/.exec(whole);
    const forms = split?.[1] ? NAMESPACE_FORMS[split[1]] : undefined;
    for (const form of forms ?? []) found.add(form + split?.[2]);
  };
  add(code);
  add(code.replace(/\s*\([^)]*\)\s*/g, ' '));
  for (const part of fold(code)
    .split(/\s+-\s+/)
    .slice(0, 1))
    add(part);
  if (/\s\/\s/.test(code)) {
    const [head = '', ...others] = code.split(/\s\/\s/);
    add(head);
    // "BANNED_BY_USER_ARTIST / _TRACK": the second name is the first with another end.
    for (const part of others)
      if (/[a-z]/i.test(part)) add(part.startsWith('_') ? head.replace(/_[^_]*$/, part) : part);
  }
  const range = /^(.*?)(\d+)\s*[-\u2013]\s*(\d+)$/.exec(code);
  if (range?.[1] && /[:\s]$/.test(range[1]) && Number(range[3]) - Number(range[2]) < 20)
    for (let n = Number(range[2]); n <= Number(range[3]); n += 1)
      if (!isGenericNumber(squash(`${range[1]}${n}`))) add(`${range[1]}${n}`);
  return [...found];
}

const NAMESPACES = [
  'accounts',
  'account',
  'accesspoint',
  'auth',
  'session',
  'desktoploginaccounts',
  'installer',
] as const;

/** The namespace a word is meant to be, with up to two slips of the finger; null when none is near. */
export function nearestNamespace(word: string): string | null {
  if (word === 'ap') return 'ap';
  if (word.length < 4) return null;
  let best: { name: string; slips: number } | null = null;
  for (const name of NAMESPACES) {
    // The first letter is rarely wrong, and "oauth" is not "auth".
    if (name[0] !== word[0]) continue;
    const allowed = name.length >= 7 ? 2 : 1;
    const slips = editDistance(word, name, allowed);
    if (slips <= allowed && (!best || slips < best.slips)) best = { name, slips };
  }
  return best?.name ?? null;
}
