import type { IndexRow } from './index-data';

/** A question that fits what a person does when an entry of a subsystem shows up. */
const DOING: Readonly<Record<string, string>> = {
  auth: 'were you signing in',
  accounts: 'were you signing in',
  account: 'were you signing in',
  session: 'were you signing in',
  login: 'were you signing in through the browser',
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
  installer: 'were you installing or updating',
  webapi: 'does a program of yours use the Web API',
};

const COUNT = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/**
 * The one question that splits several equally good hits. `number`: the bare number they share, if it is
 * that; otherwise they share a message or a description.
 */
export function splitQuestion(number: string | undefined, rows: readonly IndexRow[]): string {
  const lead =
    number === undefined
      ? `${capital(COUNT[rows.length] ?? 'several')} entries fit.`
      : `${number} has ${COUNT[rows.length] ?? 'several'} meanings.`;
  return `${lead} ${whichName(number, rows) ?? whichDoing(rows) ?? 'Which code or which words does Spotify show with it?'}`;
}

/** Asks what the person was doing, where that parts the hits. */
function whichDoing(rows: readonly IndexRow[]): string | null {
  const doing = [...new Set(rows.flatMap((row) => DOING[row.subsystem] ?? []))];
  if (doing.length < 2 || doing.length > 3) return null;
  return `${capital(doing.slice(0, -1).join(', '))}, or ${doing.at(-1)}?`;
}

/** Asks for the word before the number, where all hits are met while doing the same. */
function whichName(number: string | undefined, rows: readonly IndexRow[]): string | null {
  const doing = new Set(rows.map((row) => DOING[row.subsystem]));
  if (number === undefined || doing.size > 1 || rows.length > 3) return null;
  const codes = rows.map((row) => row.code);
  if (!codes.every((code) => /^[a-z_]+:-?\d+$/.test(code))) return null;
  return `Does it say ${codes.slice(0, -1).join(', ')} or ${codes.at(-1)}?`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
