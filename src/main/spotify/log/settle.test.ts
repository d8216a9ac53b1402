import { describe, expect, it } from 'vitest';
import type { EventGroup } from '../../../contract/words';
import { settleEvents } from './settle';

const CLEARS = /^(ap-connected|ap-login-ok|login-code|dns-resolved|ap-host-resolved)/;
const events = (...names: string[]) =>
  names.map((event) => ({ event, group: (CLEARS.test(event) ? 'clears' : 'problem') as EventGroup }));
const standing = (...names: string[]) =>
  settleEvents(events(...names))
    .filter(({ group }) => group === 'problem')
    .map(({ event }) => event);

describe('settleEvents', () => {
  it.each([
    ['ap-socket-error(104)', 'ap-connected'],
    ['ap-socket-error(104)', 'ap-login-ok'],
    ['ap-connection-error(112)', 'ap-connected'],
    ['ap-connection-error(4)', 'login-code(0)'],
    ['ap-connection-error(410)', 'ap-login-ok'],
    ['ap-connection-error(login_bad_credentials)', 'login-code(0)'],
    ['dns-failed', 'dns-resolved'],
    ['dns-failed', 'ap-host-resolved'],
  ])('%s is taken back by %s that comes later, and by none that came before', (problem, clear) => {
    expect(standing(problem, clear)).toEqual([]);
    expect(standing(clear, problem)).toEqual([problem]);
    expect(standing(problem, clear, problem)).toEqual([problem]);
  });

  it.each([
    ['ap-socket-error(104)', 'login-code(2)'],
    ['ap-socket-error(104)', 'dns-resolved'],
    ['ap-connection-error(410)', 'ap-connected'],
    ['ap-connection-error(login_region_mismatch)', 'ap-connected'],
    ['dns-failed', 'ap-login-ok'],
    ['segfault', 'ap-login-ok'],
    ['app-crash(libcef.dll)', 'ap-connected'],
    ['host-blocked', 'dns-resolved'],
    ['network-interface-error', 'ap-connected'],
  ])('%s is not taken back by %s', (problem, clear) => expect(standing(problem, clear)).toEqual([problem]));

  it('leaves the rest in its order, the very same objects', () => {
    const given = [
      ...events('ap-socket-error(104)', 'dns-failed', 'ap-connected', 'segfault'),
      { event: 'ap-connecting', group: 'info' as const },
    ];
    expect(settleEvents(given)).toEqual([given[1], given[2], given[3], given[4]]);
    expect(settleEvents([])).toEqual([]);
  });
});
