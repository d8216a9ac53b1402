import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs';
import { canStopOutput } from './linux-rules';
import { blocksInboundOnMac } from './mac-rules';
import { judgeRules } from './windows-judgement';
import { isAbout, parseRule } from './windows-rules';

const APP = 'C:\\Users\\Jörg\\AppData\\Roaming\\Spotify\\Spotify.exe';
const target = { program: APP, isStore: false };
const same = (path: string) => path;
const rule = (text: string) => parseRule(`v2.31|${text}|`);
const known = (text: string) => rule(text) ?? expect.unreachable(text);

describe('parseRule', () => {
  it('reads what a rule is about', () => {
    expect(
      rule(`Action=Block|Active=TRUE|Dir=Out|Protocol=6|Profile=Private|Profile=Public|App=${APP}|Name=No music`),
    ).toEqual({
      name: 'No music',
      action: 'block',
      direction: 'out',
      app: APP,
      packageId: '',
      profiles: new Set(['private', 'public']),
      isWhole: true,
      isForeign: false,
    });
  });

  it.each([
    '',
    'Action=Block|Active=FALSE|Dir=Out',
    'Action=ByPass|Active=TRUE|Dir=In',
    'Active=TRUE|Dir=Out',
    'Action=Block|Active=TRUE',
  ])('leaves %j', (text) => {
    expect(rule(text)).toBeNull();
  });

  it.each([
    ['', true, false],
    ['|Protocol=256', true, false],
    ['|Protocol=17', false, true],
    ['|RPort=443', true, false],
    ['|RPort=80|RPort=443', true, false],
    ['|RPort2_10=1-1023', true, false],
    ['|RPort=80,8080', false, false],
    ['|RPort=x', false, false],
    ['|RA4=192.0.2.7', false, false],
    ['|IFType=Wireless', false, false],
    ['|Svc=wuauserv', false, false],
  ])('Block%s: whole %s, foreign %s', (more, isWhole, isForeign) => {
    expect(rule(`Action=Block|Active=TRUE|Dir=Out${more}`)).toMatchObject({ isWhole, isForeign });
  });
});

describe('isAbout', () => {
  const about = (parts: string, to = target, expand = same) =>
    isAbout(known(`Action=Block|Active=TRUE|Dir=Out|${parts}`), to, expand);

  it('compares programs without case, names replaced', () => {
    expect(about(`App=${APP.toUpperCase()}`)).toBe(true);
    expect(
      about('App=%APPDATA%\\Spotify\\Spotify.exe', target, (p) =>
        p.replace('%APPDATA%', 'C:\\Users\\Jörg\\AppData\\Roaming'),
      ),
    ).toBe(true);
    expect(about('App=C:\\Other\\Spotify.exe')).toBe(false);
    expect(about('Name=Spotify')).toBe(false);
  });

  it('forgives letters that the old code page lost, one or two for each', () => {
    expect(about('App=C:\\Users\\J\uFFFDrg\\AppData\\Roaming\\Spotify\\Spotify.exe')).toBe(true);
    expect(about('App=C:\\Users\\J\uFFFD\uFFFDxrg\\AppData\\Roaming\\Spotify\\Spotify.exe')).toBe(true);
    expect(about('App=C:\\Users\\J\uFFFDrg\\AppData\\Roaming\\Other\\Other.exe')).toBe(false);
    expect(about('App=C:\\x\\\uFFFD.exe', { program: 'C:\\x\\Spotify.exe', isStore: false })).toBe(false);
  });

  it('knows the store’s Spotify by package and by folder', () => {
    const store = { program: 'C:\\Program Files\\WindowsApps\\x\\Spotify.exe', isStore: true };
    const sid = 'S-1-15-2-557819504-3144503769-3460048582-2468406004-2969798954-3397036932-4166026031';
    expect(about(`AppPkgId=${sid}`, store)).toBe(true);
    expect(about(`AppPkgId=${sid}`)).toBe(false);
    expect(about('AppPkgId=S-1-15-2-1', store)).toBe(false);
    const folder = 'C:\\Program Files\\WindowsApps\\SpotifyAB.SpotifyMusic_1.278.418.0_x64__zpdnekdrzrea0\\Spotify.exe';
    expect(about(`App=${folder}`, store)).toBe(true);
  });
});

describe('judgeRules', () => {
  const state = (profile: 'private' | 'public', more = {}) => ({ profile, enabled: true, blocksOut: false, ...more });
  const ours = `App=${APP}`;
  const judge = (texts: string[], states = [state('private')]) =>
    judgeRules(
      texts.map((text) => known(`Active=TRUE|${text}`)),
      (one) => isAbout(one, target, same),
      states,
    );
  const calm = { blockedBy: null, blocking: [], blocksByDefault: false, partly: false, blocksInbound: false };

  it('is calm without rules, and with those of others', () => {
    expect(judge([])).toEqual(calm);
    expect(judge(['Action=Block|Dir=Out|App=C:\\x.exe', 'Action=Block|Dir=Out|RA4=192.0.2.7'])).toEqual(calm);
    expect(judge([`Action=Block|Dir=Out|Protocol=17|${ours}`])).toEqual(calm);
  });

  it('finds a block, which beats an allowance', () => {
    const texts = [`Action=Allow|Dir=Out|${ours}`, `Action=Block|Dir=Out|${ours}|Name=No music`];
    expect(judge(texts)).toMatchObject({ ...calm, blockedBy: 'No music', blocking: [{ name: 'No music' }] });
    expect(judge([`Action=Block|Dir=Out|${ours}|Name=@{pkg?ms-resource://x}`]).blockedBy).toBe('Spotify');
    expect(judge(['Action=Block|Dir=Out|Protocol=6|Name=Nothing out']).blockedBy).toBe('Nothing out');
  });

  it('heeds the kind of network, and a firewall that is off', () => {
    const block = `Action=Block|Dir=Out|Profile=Public|${ours}|Name=x`;
    expect(judge([block])).toEqual(calm);
    expect(judge([block], [state('public')]).blockedBy).toBe('x');
    const two = [`Action=Block|Dir=Out|Profile=Private|${ours}|Name=y`, block];
    const both = judge(two, [state('private'), state('public')]);
    expect(both.blocking.map(({ name }) => name)).toEqual(['y', 'x']);
    expect(judge(two, [state('public')]).blocking.map(({ name }) => name)).toEqual(['x']);
    expect(judge([block], [state('private'), state('public')])).toEqual({ ...calm, partly: true });
    expect(judge([block], [state('public', { enabled: false })])).toEqual(calm);
  });

  it('does not make much of a rule for some addresses', () => {
    expect(judge([`Action=Block|Dir=Out|RA4=192.0.2.7|${ours}`])).toEqual({ ...calm, partly: true });
  });

  it('needs an allowance where the default blocks', () => {
    const strict = [state('private', { blocksOut: true })];
    expect(judge([], strict)).toEqual({ ...calm, blocksByDefault: true });
    expect(judge(['Action=Allow|Dir=Out|App=C:\\x.exe'], strict)).toEqual({ ...calm, blocksByDefault: true });
    expect(judge([`Action=Allow|Dir=Out|${ours}`], strict)).toEqual(calm);
    expect(judge(['Action=Allow|Dir=Out|RPort=443'], strict)).toEqual(calm);
    expect(judge([`Action=Allow|Dir=Out|RA4=192.0.2.7|${ours}`], strict)).toEqual({ ...calm, partly: true });
    expect(judge([], [...strict, state('public')])).toEqual({ ...calm, partly: true });
  });

  it('keeps what comes in apart', () => {
    expect(judge([`Action=Block|Dir=In|${ours}`])).toEqual({ ...calm, blocksInbound: true });
  });
});

describe('nftables', () => {
  const set = (...parts: object[]) => JSON.stringify({ nftables: [{ metainfo: {} }, ...parts] });
  const chain = (name: string, more = {}) => ({ chain: { family: 'inet', table: 'filter', name, ...more } });
  const line = (name: string, ...expr: object[]) => ({ rule: { family: 'inet', table: 'filter', chain: name, expr } });
  const output = chain('output', { hook: 'output', policy: 'accept' });

  it.each([
    [set(), false],
    [set(output, line('output', { accept: null })), false],
    [set(chain('input', { hook: 'input', policy: 'drop' }), line('input', { drop: null })), false],
    [set(chain('output', { hook: 'output', policy: 'drop' })), true],
    [set(output, line('output', { match: {} }, { reject: { type: 'tcp reset' } })), true],
    [set(output, line('output', { queue: { num: 0 } })), true],
    [set(output, chain('more'), line('output', { jump: { target: 'more' } }), line('more', { drop: null })), true],
    [
      set(output, chain('a'), line('output', { goto: { target: 'a' } }), line('a', { jump: { target: 'output' } })),
      false,
    ],
    [set(output, line('output', { vmap: { key: {}, data: { set: [[443, { drop: null }]] } } })), true],
    ['', null],
    ['[]', null],
    ['{"nftables":7}', null],
  ])('%#', (text, expected) => {
    expect(canStopOutput(text)).toBe(expected);
  });
});

it.each([
  ['Firewall is disabled. (State = 0)', '1 :  /Applications/Spotify.app \n\t ( Block incoming connections ) \n', false],
  ['Firewall is enabled. (State = 1)', '1 :  /Applications/Spotify.app \n\t ( Block incoming connections ) \n', true],
  ['(State = 1)', '1 :  /Applications/Spotify.app \n\t ( Allow incoming connections ) \n', false],
  ['(State = 1)', '1 :  /Applications/Other.app \n\t ( Block incoming connections ) \n', false],
  ['(State = 2)', '', true],
  ['', '', false],
])('Apple’s firewall: %j %j', (state, apps, expected) => {
  expect(blocksInboundOnMac(state, apps)).toBe(expected);
});

it('the readers never throw', () => {
  const part = fc.constantFrom(
    ...[
      'Action=Block',
      'Active=TRUE',
      'Dir=Out',
      'RPort=1-',
      'RPort=443',
      `App=${APP}`,
      'Profile=Public',
      '=',
      'RA4=',
      '\uFFFD',
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string())), fc.string(), (parts, program) => {
      const read = parseRule(parts.join('|'));
      if (read) judgeRules([read], (one) => isAbout(one, { program, isStore: true }, same), []);
    }),
    { numRuns: runs(20_000) },
  );
  const word = fc.constantFrom('chain', 'rule', 'expr', 'jump', 'drop', 'hook', 'name', 'table', 'target', 'policy');
  const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    any: fc.oneof(
      fc.constantFrom('output', 'filter', 'drop', null, 1),
      tie('map'),
      fc.array(tie('any'), { maxLength: 3 }),
    ),
    map: fc.dictionary(word, tie('any'), { maxKeys: 4 }),
  })).any;
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), (nftables) => {
      canStopOutput(JSON.stringify({ nftables }));
    }),
    { numRuns: runs(20_000) },
  );
});
