import type { EventGroup } from '../../../contract/words';

/** What settling needs of an event: its word, with an argument in brackets where it takes one. */
export interface Settling {
  event: string;
  group: EventGroup;
}

/**
 * Events that still stand at the end of a log, in the order given, which is the log's. What shows later that
 * something works takes back an earlier doubt: a connection or a login takes back failed connections to access
 * points, a name that resolves takes back one that did not. A server that refuses a login answers on a
 * connection that works, so only a login takes that back. A crash is taken back by nothing.
 */
export function settleEvents<T extends Settling>(events: readonly T[]): T[] {
  const standing: T[] = [];
  const taken = { connection: false, login: false, name: false };
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const event = events[at];
    if (event === undefined) continue;
    note(event, taken);
    if (!isTakenBack(event, taken)) standing.push(event);
  }
  return standing.reverse();
}

interface Taken {
  connection: boolean;
  login: boolean;
  name: boolean;
}

function note({ event, group }: Settling, taken: Taken): void {
  if (group !== 'clears') return;
  const { word, argument } = parts(event);
  const isLogin = word === 'ap-login-ok' || (word === 'login-code' && argument === '0');
  if (isLogin) taken.login = true;
  if (isLogin || word === 'ap-connected') taken.connection = true;
  if (word === 'dns-resolved' || word === 'ap-host-resolved') taken.name = true;
}

function isTakenBack({ event, group }: Settling, taken: Taken): boolean {
  if (group !== 'problem') return false;
  const { word, argument } = parts(event);
  if (word === 'dns-failed') return taken.name;
  if (!word.startsWith('ap-')) return false;
  // 401, 410, login_bad_credentials, login5_invalid_credentials
  return /^(?:4\d\d$|login)/.test(argument) ? taken.login : taken.connection;
}

function parts(event: string): { word: string; argument: string } {
  const open = event.indexOf('(');
  if (open < 0) return { word: event, argument: '' };
  return { word: event.slice(0, open), argument: event.slice(open + 1).replace(/\)$/, '') };
}
