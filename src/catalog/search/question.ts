import type { IndexRow } from './index-data';

/** What a person was doing when an entry of a subsystem shows up: the end of "Were you ...". */
const DOING: Readonly<Record<string, string>> = {
  auth: 'signing in',
  accounts: 'signing in',
  account: 'signing in',
  session: 'signing in',
  login: 'signing in',
  installer: 'installing or updating',
};

/** What happens instead, as a question of its own. */
const HAPPENS: Readonly<Record<string, string>> = {
  accesspoint: 'did Spotify lose its connection',
  ap: 'did Spotify lose its connection',
  network: 'did Spotify lose its connection',
  offline: 'does it just not play',
  playback: 'does it just not play',
  drm: 'does it just not play',
  http: 'do pages not load',
  ui: 'does the window stay empty',
  start: 'does Spotify not start',
  storage: 'is the disk full',
  webapi: 'does a program of yours use the Web API',
};

const COUNT = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** Most choices a question offers; with more it would not be a short one. */
const MOST_CHOICES = 3;

/**
 * The one question that splits several equally good hits. `number`: the bare number they share, if it is
 * that; otherwise they share a message or a description.
 */
export function splitQuestion(number: string | undefined, rows: readonly IndexRow[]): string {
  const count = COUNT[rows.length] ?? 'several';
  const lead = number === undefined ? `${capital(count)} entries fit.` : `${number} has ${count} meanings.`;
  const asked = askSituation(rows) ?? askName(number, rows) ?? 'Which code or which other words does Spotify show?';
  return `${lead} ${asked}`;
}

/** Asks what the person was doing, where that parts the hits. */
function askSituation(rows: readonly IndexRow[]): string | null {
  const doing = [...new Set(rows.flatMap((row) => doingOf(row) ?? []))];
  const happens = [...new Set(rows.flatMap((row) => HAPPENS[row.subsystem] ?? []))];
  const choices = doing.length + happens.length;
  if (choices < 2 || choices > MOST_CHOICES) return null;
  const [first, ...others] = doing;
  const parts = first === undefined ? happens : [`were you ${first}`, ...others, ...happens];
  return `${capital(list(parts))}?`;
}

function doingOf(row: IndexRow): string | undefined {
  return /^(?:desktop_login|browser-login)/.test(row.code) ? 'signing in through the browser' : DOING[row.subsystem];
}

/** Asks for the code as Spotify shows it, where all hits are met in the same situation. */
function askName(number: string | undefined, rows: readonly IndexRow[]): string | null {
  if (rows.length > MOST_CHOICES) return null;
  // "error:409" is our name for a number that stands alone.
  const shown = rows.map(({ code }) => (/^error:\d/.test(code) ? null : (/^[a-z_]+:-?\d+$/.exec(code)?.[0] ?? '')));
  if (shown.includes('') || shown.every((code) => code === null)) return null;
  if (number === undefined)
    return shown.includes(null) ? null : `Is there a code with it: ${list(shown.map((code) => code ?? ''))}?`;
  return `Does it say ${list(shown.map((code) => code ?? `just ${number}`).sort((a, b) => Number(a.startsWith('just')) - Number(b.startsWith('just'))))}?`;
}

/** "a, b or c" */
function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  const before = parts.slice(0, -1).join(', ');
  // A comma before "or" where a new question begins.
  return `${before}${/ /.test(last) ? ', or ' : ' or '}${last}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
