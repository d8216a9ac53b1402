import type { IndexRow } from './index-data';
import type { NumberHit } from './query';

/** What a person was doing when an entry of a subsystem shows up. */
const DOING: Readonly<Record<string, string>> = {
  auth: 'signing in',
  accounts: 'signing in',
  account: 'signing in',
  session: 'signing in',
  login: 'signing in through the browser',
  accesspoint: 'already signed in when the connection broke',
  ap: 'already signed in when the connection broke',
  network: 'already signed in when the connection broke',
  offline: 'already signed in when the connection broke',
  http: 'waiting for a page to load',
  playback: 'playing something',
  drm: 'playing something',
  ui: 'only starting Spotify',
  start: 'only starting Spotify',
  storage: 'short of disk space',
  installer: 'installing or updating',
  webapi: 'calling the Web API from a program of yours',
};

const COUNT = ['', 'one meaning', 'two meanings', 'three meanings', 'four meanings', 'five meanings'];

/** The one question that splits several equally good hits. */
export function splitQuestion(numbers: readonly NumberHit[], rows: readonly IndexRow[]): string {
  const number = numbers.length === 1 ? numbers[0]?.number : undefined;
  const lead = number === undefined ? '' : `${number} has ${COUNT[rows.length] ?? 'several meanings'}. `;
  const doing = [...new Set(rows.map((row) => DOING[row.subsystem]).filter((text) => text !== undefined))].slice(0, 3);
  if (doing.length < 2) return `${lead}What exactly does Spotify show with it?`;
  const last = doing.at(-1);
  return `${lead}Were you ${doing.slice(0, -1).join(', ')} or ${last}?`;
}
