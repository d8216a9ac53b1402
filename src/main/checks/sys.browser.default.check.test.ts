import { describe, expect, it } from 'vitest';
import { check } from './sys.browser.default.check';
import { execFrom, filesFrom, type Given, type Node, runCheck } from './testing';

const set = (browser: string | null) => ({ status: 'ok', findings: [{ id: 'browser/set', data: { browser } }] });
const none = (browser: string | null) => ({ status: 'problem', findings: [{ id: 'browser/none', data: { browser } }] });
const DESKTOP = '[Desktop Entry]\nExec=firefox %u\n';

describe('on Linux', () => {
  const run = (said: string, tree: Record<string, Node> = {}, env: Record<string, string> = { DISPLAY: ':0' }) =>
    runCheck(check, {
      exec: execFrom({ 'xdg-mime query default x-scheme-handler/https': said }),
      files: filesFrom(tree),
      machine: { env, systemPath: async (path) => path },
    });

  it('takes a browser that is there', async () => {
    expect(await run('firefox.desktop\n', { '/usr/share/applications/firefox.desktop': DESKTOP })).toEqual(
      set('firefox.desktop'),
    );
  });

  it('sees none, and one that is gone', async () => {
    expect(await run('')).toEqual(none(null));
    expect(await run('chrome.desktop\n')).toEqual(none('chrome.desktop'));
  });

  it('leaves room for the other ways to find one', async () => {
    const unknown = { status: 'unknown', reason: { code: 'not-found' } };
    expect(await run('', { '/usr/bin/x-www-browser': '' })).toEqual(unknown);
    expect(await run('', {}, { DISPLAY: ':0', BROWSER: 'w3m' })).toEqual(unknown);
  });

  it('does not ask a computer without a desktop', async () => {
    expect(await run('', {}, {})).toEqual({ status: 'not-applicable' });
  });

  it('reads a copied home, and makes no fault of what it lacks', async () => {
    const copied = (tree: Record<string, Node>) =>
      runCheck(check, {
        files: filesFrom(tree),
        machine: { pretend: true, systemPath: async (path) => path },
      });
    expect(await copied({})).toEqual({ status: 'not-applicable' });
    expect(
      await copied({
        '/home/ada/.config/mimeapps.list': '[Default Applications]\nx-scheme-handler/https=firefox.desktop\n',
        '/home/ada/.local/share/applications/firefox.desktop': DESKTOP,
      }),
    ).toEqual(set('firefox.desktop'));
  });
});

describe('on Windows', () => {
  const run = (web: object | null, rest: Given = {}) =>
    runCheck(check, { platform: 'windows', exec: execFrom({ powershell: JSON.stringify({ web }) }), ...rest });

  it('believes a class that is there', async () => {
    expect(await run({ chosen: 'FirefoxURL-308', there: true, command: '' })).toEqual(set('FirefoxURL-308'));
    expect(await run({ chosen: 'ChromeHTML', there: false, command: '"C:\\x.exe"' })).toEqual(none('ChromeHTML'));
    expect(await run({ chosen: '', there: false, command: '"C:\\msedge.exe" "%1"' })).toEqual(set(null));
    expect(await run({ chosen: '', there: false, command: '' })).toMatchObject({ status: 'unknown' });
    expect(await run(null)).toMatchObject({ status: 'unknown' });
  });

  it('believes the system itself more', async () => {
    const host = { handlerOf: async (scheme: string) => (scheme === 'https' ? 'C:\\f\\firefox.exe' : null) };
    expect(await run(null, { host, exec: {} })).toEqual({ status: 'ok', findings: [{ id: 'browser/set' }] });
    expect(await run({ chosen: 'x', there: false }, { host: { handlerOf: async () => null } })).toEqual(none('x'));
  });

  it('looks at no copied home', async () => {
    expect(await run(null, { machine: { pretend: true } })).toEqual({ status: 'not-applicable' });
  });
});

it('on macOS there is always one', async () => {
  const run = (code: number, stdout: string) =>
    runCheck(check, { platform: 'macos', exec: execFrom({ defaults: { code, stdout, stderr: '' } }) });
  expect(await run(1, '')).toEqual(set('com.apple.safari'));
  expect(await run(0, '(\n{\nLSHandlerRoleAll = "com.brave.browser";\nLSHandlerURLScheme = https;\n}\n)')).toEqual(
    set('com.brave.browser'),
  );
});
