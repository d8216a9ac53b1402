import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { describePrefs } from './prefs-describe';

const bytes = (text: string) => new TextEncoder().encode(text);
const describeText = (text: string, path?: string) => describePrefs(bytes(text), path);

const GLOBAL = [
  'app.last-launched-version="1.2.79.427.g80eb4a07"',
  'storage.size=500',
  'network.proxy.mode=2',
  'network.proxy.addr="proxy.corp.example:3128@http"',
  'network.proxy.user="proxy-user"',
  'network.proxy.pass="proxy-secret"',
  'ui.hardware_acceleration=false',
  'app.autostart-mode="minimized"',
  'app.window.position.x=60',
  'storage.last-location="/home/annasmith/.cache/spotify/Storage"',
  'autologin.username="annasmith"',
  'autologin.blob="c2VjcmV0LWNyZWRlbnRpYWw="',
  'autologin.new_thing="another-secret"',
  'auth.refresh_token="refresh-secret"',
  'campaign-id=',
  '',
].join('\n');

describe('describePrefs', () => {
  it('shows what is on the allow-list and hides the rest', () => {
    expect(describeText(GLOBAL)).toEqual({
      entries: [
        { key: 'app.last-launched-version', value: '1.2.79.427.g80eb4a07' },
        { key: 'storage.size', value: 500 },
        { key: 'network.proxy.mode', value: 2 },
        { key: 'network.proxy.addr', hidden: true, set: true, scheme: 'http' },
        { key: 'network.proxy.user', hidden: true },
        { key: 'network.proxy.pass', hidden: true },
        { key: 'ui.hardware_acceleration', value: false },
        { key: 'app.autostart-mode', value: 'minimized' },
        { key: 'app.window.position.x', value: 60 },
        { key: 'storage.last-location', hidden: true },
        { key: 'autologin.username', hidden: true },
        { key: 'autologin.blob', hidden: true },
        { key: 'autologin.new_thing', hidden: true },
        { key: 'auth.refresh_token', hidden: true },
        { key: 'campaign-id', hidden: true },
      ],
      scope: 'global',
      eol: 'lf',
      bom: false,
      warnings: [{ code: 'empty-value', line: 15, key: 'campaign-id' }],
      findings: [
        { id: 'prefs/readable', from: 'prefs', data: {} },
        { id: 'prefs/signed-in', from: 'prefs', data: {} },
        { id: 'prefs/autostart', from: 'prefs', data: { how: 'minimized' } },
        { id: 'prefs-proxy/set', from: 'prefs', data: { scheme: 'HTTP' } },
        { id: 'hwaccel/off', from: 'prefs', data: {} },
        { id: 'storage/capped', from: 'prefs', data: { size: '500 MB', megabytes: 500 } },
      ],
    });
  });

  it('says nothing of sign-in or proxy from a person’s own file', () => {
    const description = describeText('audio.automix=true\nconnect.mdns_devices="[{}]"\n');
    expect(description.entries).toEqual([
      { key: 'audio.automix', value: true },
      { key: 'connect.mdns_devices', hidden: true },
    ]);
    expect(description.findings.map((found) => found.id)).toEqual(['prefs/readable']);
  });

  it('gives the findings of defaults', () => {
    expect(describeText('core.clock_delta=0\nautologin.blob=\n').findings.map((found) => found.id)).toEqual([
      'prefs/readable',
      'prefs/signed-out',
      'prefs-proxy/none',
      'hwaccel/on',
    ]);
  });

  it('says no more of a damaged file than that it is', () => {
    expect(describeText('app.a=1\nautologin.blob="abc').findings).toEqual([
      { id: 'prefs/damaged', from: 'prefs', data: { why: 'cut off at its end', damage: 'truncated' } },
    ]);
  });

  it('names a duplicate key', () => {
    expect(describeText('app.autostart-mode=""\napp.autostart-mode="off"\n').findings[1]).toEqual({
      id: 'prefs/duplicate-keys',
      from: 'prefs',
      data: { key: 'app.autostart-mode', line: 2 },
    });
  });

  it.each([
    ['network.proxy.mode=4\n', 'prefs-proxy/incomplete'],
    ['network.proxy.mode=2\nnetwork.proxy.addr="proxy@http"\n', 'prefs-proxy/incomplete'],
    ['network.proxy.mode=9\nnetwork.proxy.addr="proxy:80@http"\n', 'prefs-proxy/incomplete'],
    ['network.proxy.mode=1\nnetwork.proxy.addr="proxy:80@http"\n', 'prefs-proxy/none'],
    ['network.proxy.addr="proxy:80@http"\nstorage.size=1\n', 'prefs-proxy/none'],
    ['network.proxy.mode=3\nnetwork.proxy.addr="proxy:80@socks4"\n', 'prefs-proxy/set'],
  ])('reads the proxy out of %j', (text, id) => {
    expect(describeText(text).findings.map((found) => found.id)).toContain(id);
  });

  it.each<[string, string | null, object]>([
    ['core.clock_delta=301', 'prefs/clock-apart', { seconds: 301 }],
    ['core.clock_delta=-35951', 'prefs/clock-apart', { seconds: 35_951 }],
    ['core.clock_delta=-300', null, {}],
    ['core.clock_delta="9000"', null, {}],
    ['app.autostart-mode="normal"', 'prefs/autostart', { how: 'with its window' }],
    ['app.autostart-mode="off"', 'prefs/no-autostart', {}],
    ['app.autostart-mode=""', null, {}],
    ['app.autostart-mode="sometimes"', null, {}],
    ['storage.size=1024', 'storage/capped', { size: '1 GB', megabytes: 1024 }],
    ['storage.size=0', null, {}],
    ['storage.size=-5', null, {}],
    ['storage.location="E:\\\\Music of Anna"', 'storage/moved', {}],
    ['storage.last-location="/home/anna/.cache/spotify/Storage"', null, {}],
  ])('reads clock, start, limit and place out of %j', (line, id, data) => {
    const { findings } = describeText(`${line}\nnetwork.proxy.mode=1\n`);
    const told = findings.filter((found) => /clock|autostart|storage/.test(found.id));
    expect(told).toEqual(id === null ? [] : [{ id, from: 'prefs', data }]);
    expect(JSON.stringify(findings)).not.toMatch(/anna|Music/i);
  });

  it('hides a piece of a credential that stands where a key should be', () => {
    const description = describeText('BQDx9fakeFAKE0credential==\napp.Bob1977.theme=1\n');
    expect(description.entries.map((entry) => entry.key)).toEqual(['(hidden)', '(hidden)']);
  });

  it('[sec-26] never shows a planted secret, wherever it stands', () => {
    fc.assert(
      fc.property(secret, place, end, (hidden, put, eol) => {
        const text = `app.last-launched-version="1.2.3.4"${eol}${put(hidden)}${eol}storage.size=5${eol}`;
        expect(JSON.stringify(describeText(text))).not.toContain(hidden);
      }),
      { numRuns: runs(20_000) },
    );
  });
});

const secret = fc.stringMatching(/^[A-Z][A-Za-z0-9]{7,39}$/);
const end = fc.constantFrom('\n', '\r\n', '\r');
const place = fc.constantFrom<((text: string) => string)[][number]>(
  ...[
    'autologin.username',
    'autologin.blob',
    'autologin.saved_credentials',
    'auth.refresh_token',
    'core.csrf_tokens',
    'gaia.attached_device_id',
    'connect.dial_devices',
    'app.player.state',
    'storage.last-location',
    'ps.last',
    'some.future-key',
    // Harmless names do not make a string harmless.
    'app.last-launched-version',
    'app.autostart-mode',
    'audio.device',
    'app.window.title',
    'network.proxy.mode',
    'storage.size',
  ].flatMap((key) => [
    (text: string) => `${key}="${text}"`,
    (text: string) => `${key}=${text}`,
    (text: string) => `${key}="${text}`,
    (text: string) => `${key}="x${'\r'}${text}"`,
  ]),
  (text) => `network.proxy.addr="${text}:80@http"`,
  (text) => `network.proxy.addr="user:${text}@host:80@http"`,
  (text) => `network.proxy.pass="${text}"`,
  (text) => `network.proxy.user="${text}"`,
  (text) => `${text}=1`,
  (text) => `audio.${text}=1`,
  (text) => `app.window.${text}=true`,
  (text) => `ps.${text}=1\nps.${text}=2`,
  (text) => text,
  (text) => `# autologin.blob="${text}"`,
);
