import { describe, expect, it } from 'vitest';
import type { IndexRow } from './index-data';
import { splitQuestion } from './question';

const row = (code: string, subsystem: string): IndexRow => ({
  id: code,
  code,
  title: code,
  side: 'account',
  severity: 'error',
  subsystem,
  doubt: 0,
  aliases: [],
  numbers: [],
  messages: [],
  symptoms: [],
});

describe('the question that splits several hits', () => {
  it('asks what the person was doing where that parts them', () => {
    expect(splitQuestion('2', [row('auth:2', 'auth'), row('Error code 2', 'offline')])).toBe(
      '2 has two meanings. Were you signing in, or does it just not play?',
    );
    expect(
      splitQuestion('2', [
        row('auth:2', 'auth'),
        row('Error code 2', 'offline'),
        row('desktop_login_accounts:2', 'login'),
      ]),
    ).toBe('2 has three meanings. Were you signing in, signing in through the browser, or does it just not play?');
  });

  it('asks for the name where it does not', () => {
    expect(splitQuestion('103', [row('session:103', 'session'), row('accounts:103', 'accounts')])).toBe(
      '103 has two meanings. Does it say session:103 or accounts:103?',
    );
    expect(splitQuestion('409', [row('error:409', 'login'), row('accounts:409', 'accounts')])).toBe(
      '409 has two meanings. Does it say accounts:409, or just 409?',
    );
    expect(splitQuestion(undefined, [row('session:3', 'session'), row('accounts:3', 'accounts')])).toBe(
      'Two entries fit. Is there a code with it: session:3 or accounts:3?',
    );
  });

  it('asks openly where there are too many choices', () => {
    const rows = ['auth', 'playback', 'ui', 'installer', 'storage'].map((subsystem) => row(subsystem, subsystem));
    expect(splitQuestion(undefined, rows)).toBe('Five entries fit. Which code or which other words does Spotify show?');
  });
});
