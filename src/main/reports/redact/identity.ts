import { fold } from './fold';

/** What is known of the person and the computer, so that it can be told from everything else. */
export interface Identity {
  /** Account names and full names, of this system and of Spotify. */
  users: readonly string[];
  /** Home folders, absolute. */
  homes: readonly string[];
  /** Names of this computer. */
  hosts: readonly string[];
  /** Values known to be secret, exactly as they stand in a file. */
  secrets: readonly string[];
}

/** One known name as it may stand in a text. */
export interface Term {
  /** Folded; see `fold`. */
  text: string;
  kind: 'user' | 'host' | 'secret';
  /** Counts only where no letter or digit touches it. */
  whole: boolean;
}

/** Accounts of systems and words of every second log: they tell nobody apart. */
const COMMON = new Set(
  'user users admin administrator root guest default public owner home spotify test local localhost system pc desktop laptop computer me my linux windows macos ubuntu debian fedora app lan localdomain'.split(
    ' ',
  ),
);
/** Names at least this long are found inside longer words too. */
const LONG = 5;

/** Every form of the known names, the longest first. */
export function termsOf({ users, homes, hosts, secrets }: Identity): Term[] {
  const terms = new Map<string, Term>();
  const add = (text: string, kind: Term['kind'], whole: boolean) => {
    const folded = fold(text).text.trim();
    if (folded.length < 2 || COMMON.has(folded)) return;
    const known = terms.get(folded);
    terms.set(folded, { text: folded, kind: known?.kind ?? kind, whole: whole && (known?.whole ?? true) });
  };
  const names = [...users, ...homes.map((home) => home.split(/[\\/]/).filter(Boolean).at(-1) ?? '')];
  for (const name of names) for (const [form, whole] of formsOf(name)) add(form, 'user', whole);
  for (const name of hosts) {
    add(name, 'host', name.length < LONG);
    const [first = ''] = name.split('.');
    add(first, 'host', first.length < LONG);
    for (const part of first.split(/[-_\s'’]+/)) if (part.length >= 6 && /\d/.test(part)) add(part, 'host', true);
  }
  for (const secret of secrets) if (secret.length >= 5) add(secret.slice(0, 500), 'secret', false);
  return [...terms.values()].sort((a, b) => b.text.length - a.text.length);
}

/** A name as it is, without its gaps, spelt out, shortened as Windows does, encoded; and its longer parts. */
function formsOf(name: string): [form: string, whole: boolean][] {
  if (fold(name).text.trim().length < 2 || COMMON.has(name.toLowerCase())) return [];
  const short = name.length < LONG;
  const forms: [string, boolean][] = [[name, short]];
  const parts = name.split(/[\s._-]+/).filter(Boolean);
  if (parts.length > 1) for (const glue of ['', '.', '-', '_', ' ', '+']) forms.push([parts.join(glue), short]);
  for (const part of parts) if (part.length >= 4) forms.push([part, part.length < 6]);
  const spelt = name.replace(/[äöüÄÖÜ]/g, (sign) => `${'aouAOU'['äöüÄÖÜ'.indexOf(sign)] ?? ''}e`);
  if (spelt !== name) forms.push([spelt, short]);
  // The 8.3 form of a folder: MARTAL~1.
  const plain = name.replace(/[^A-Za-z0-9]/g, '');
  if (plain.length > 5) for (let n = 1; n <= 9; n += 1) forms.push([`${plain.slice(0, 6)}~${n}`, false]);
  if (name.length >= 4) {
    const bytes = new TextEncoder().encode(name);
    forms.push([[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''), false]);
    forms.push([btoa(String.fromCharCode(...bytes)).replace(/=+$/, ''), false]);
  }
  return forms;
}
