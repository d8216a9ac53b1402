import { describe, expect, it } from 'vitest';
import { repeatsInside } from '../../src/catalog/log/linear';
import { placesOf, readSources, type Source, textsOf, walk } from './source';

const sources = readSources();
const page = sources.filter(({ path }) => path.startsWith('src/renderer/'));
const main = sources.filter(({ path }) => path.startsWith('src/main/'));
const sample = (text: string): Source => ({ path: 'src/x.tsx', text });
const texts = new Map(sources.map((source) => [source.path, textsOf(source)]));
const withText = (pattern: RegExp) =>
  [...texts].filter(([, list]) => list.some((text) => pattern.test(text))).map(([path]) => path);

it('the scan sees what it is made to see', () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(placesOf([sample('shell.openExternal(x)')], 'openExternal')).toEqual(['src/x.tsx']);
  expect(placesOf([sample("shell['openExternal'](x)")], 'openExternal')).toEqual(['src/x.tsx']);
  expect(placesOf([sample('// openExternal')], 'openExternal')).toEqual([]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a program in a text
  expect(textsOf(sample('const a = `x ${b} http://y`; <p>sudo</p>;'))).toEqual(['x ', ' http://y', 'sudo']);
});

describe('what the program is written in', () => {
  it('[sec-1] names no unencrypted address but those that look for a login page, and own ones', () => {
    const found = [...texts].flatMap(([path, list]) =>
      list
        .flatMap((text) => text.match(/\b(?:http|ws):\/\/[A-Za-z0-9.]+/g) ?? [])
        .map((address) => `${path.replace(/^src\/main\/checks\//, '')} ${address}`),
    );
    // A login page of a network shows itself to plain http alone.
    expect(found.sort()).toEqual([
      'net.captive.check.ts http://captive.apple.com',
      'net.captive.check.ts http://connectivitycheck.gstatic.com',
      'net.captive.check.ts http://www.msftconnecttest.com',
    ]);
  });

  it('[sec-2] [sec-3] [sec-4] makes windows in three places, all with the same preferences', () => {
    const made: string[] = [];
    for (const source of sources)
      walk(source, {
        NewExpression({ callee }) {
          if (callee.type === 'Identifier' && /Window|(?<!Data)View$|WebContents/.test(callee.name))
            made.push(source.path);
        },
      });
    expect(made).toEqual([
      'src/main/shell/palette-window.ts',
      'src/main/shell/posture-electron.ts',
      'src/main/shell/window.ts',
    ]);
    for (const path of made) expect(sources.find((one) => one.path === path)?.text).toContain('...PAGE_PREFERENCES');
  });

  it('[sec-5] has one session, the guarded one', () => {
    for (const name of ['fromPartition', 'fromPath', 'partition']) expect(placesOf(sources, name), name).toEqual([]);
    expect(placesOf(sources, 'defaultSession').sort()).toEqual([
      'src/main/platform/electron.ts',
      'src/main/shell/posture-electron.ts',
      'src/main/shell/start.ts',
    ]);
  });

  it('[sec-6] [sec-8] [sec-9] [sec-10] [sec-41] switches nothing of Chromium on or off', () => {
    for (const name of [
      'appendSwitch',
      'appendArgument',
      'commandLine',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'setCertificateVerifyProc',
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'openDevTools',
    ])
      expect(placesOf(sources, name), name).toEqual([]);
  });

  it('[sec-11] [sec-48] has no foreign page in it and makes nothing of strings', () => {
    for (const name of [
      'webview',
      'iframe',
      'dangerouslySetInnerHTML',
      'innerHTML',
      'outerHTML',
      'insertAdjacentHTML',
      'srcdoc',
      'srcDoc',
      'createContextualFragment',
      'DOMParser',
      'eval',
    ])
      expect(placesOf(page, name), name).toEqual([]);
    const made: string[] = [];
    for (const source of sources)
      walk(source, {
        NewExpression: ({ callee }) =>
          void (callee.type === 'Identifier' && callee.name === 'Function' && made.push(source.path)),
        CallExpression({ callee, arguments: given }) {
          if (callee.type !== 'Identifier') return;
          if (callee.name === 'eval' || callee.name === 'Function') made.push(source.path);
          if (/^set(?:Timeout|Interval)$/.test(callee.name) && given[0]?.type === 'Literal') made.push(source.path);
        },
        MemberExpression({ object, property }) {
          const isDocument = object.type === 'Identifier' && object.name === 'document';
          if (isDocument && property.type === 'Identifier' && /^write/.test(property.name)) made.push(source.path);
        },
        ImportDeclaration: ({ source: { value } }) =>
          void (/^(?:node:)?vm$|^vm2$/.test(value) && made.push(source.path)),
      });
    expect(made).toEqual([]);
  });

  it('[sec-15] hands addresses, folders and programs to the system in one module', () => {
    for (const name of ['openExternal', 'openPath'])
      expect(
        placesOf(sources, name).filter((path) => !path.endsWith('/posture.ts')),
        name,
      ).toEqual(['src/main/platform/electron.ts']);
    for (const name of ['showItemInFolder', 'trashItem', 'writeShortcutLink', 'beep'])
      expect(placesOf(sources, name), name).toEqual([]);
  });

  it('[sec-18] knows no file address', () => {
    // The self-test tries to be led to one.
    expect(withText(/\bfile:\/\//)).toEqual(['src/main/shell/posture.ts']);
    for (const name of ['loadFile', 'interceptFileProtocol', 'registerFileProtocol', 'pathToFileURL'])
      expect(placesOf(sources, name), name).toEqual([]);
  });

  it('[sec-20] shows a page something at one place', () => {
    expect(placesOf(sources, 'exposeInMainWorld')).toEqual(['src/preload/index.ts']);
    expect(placesOf(sources, 'ipcRenderer')).toEqual(['src/preload/index.ts']);
    expect(placesOf(sources, 'exposeInIsolatedWorld')).toEqual([]);
  });

  it('[sec-28] never starts a shell, a batch file or a program by its bare name', () => {
    const wrong: string[] = [];
    const started: string[] = [];
    for (const source of sources)
      walk(source, {
        Property({ key, value }) {
          const named = key.type === 'Identifier' && key.name === 'shell' && value.type === 'Literal';
          if (named && value.value !== false) wrong.push(`${source.path}: shell`);
        },
        CallExpression({ callee, arguments: given }) {
          const name = callee.type === 'Identifier' ? callee.name : '';
          if (/^(?:exec|execSync|execFile|execFileSync|spawnSync|fork)$/.test(name))
            wrong.push(`${source.path}: ${name}`);
          if (name !== 'spawn') return;
          started.push(source.path);
          const [program, args, options] = given;
          if (program?.type === 'Literal' || args?.type !== 'ArrayExpression') wrong.push(`${source.path}: spawn`);
          const closed =
            options?.type === 'ObjectExpression' &&
            options.properties.some(
              (one) =>
                one.type === 'Property' &&
                one.key.type === 'Identifier' &&
                one.key.name === 'shell' &&
                one.value.type === 'Literal' &&
                one.value.value === false,
            );
          if (!closed) wrong.push(`${source.path}: shell is not off`);
        },
      });
    expect(wrong).toEqual([]);
    expect(started).toEqual(Array(3).fill('src/main/platform/exec.ts'));
    expect(withText(/\.(?:bat|cmd)\b/i)).toEqual([]);
    expect(withText(/\bcmd\.exe\b|\/bin\/(?:ba|z)?sh\b/i)).toEqual([]);
  });

  it('[sec-30] never asks for other rights: the words stand in commands for people alone', () => {
    const words = /\b(?:runas|sudo|pkexec|gksudo|kdesudo|doas)\b|with administrator privileges|-Verb\s+RunAs/i;
    expect(withText(words)).toEqual([
      'src/main/repairs/dns.flush.repair.ts',
      'src/main/repairs/editions.ts',
      'src/main/repairs/hosts.clean.repair.ts',
      'src/main/repairs/macos.remove-partial.repair.ts',
      'src/main/repairs/rights.ts',
      'src/main/repairs/time.resync.repair.ts',
    ]);
    expect(withText(/osascript|AuthorizationExecuteWithPrivileges|ShellExecute/i)).toEqual([]);
    // None of them is a program that can be started, and no program is started where they stand.
    const programs = sources.find(({ path }) => path === 'src/main/platform/programs.ts');
    expect(programs && textsOf(programs).filter((text) => words.test(text))).toEqual([]);
    for (const { path, text } of main.filter(({ path }) => withText(words).includes(path))) {
      expect(text, path).toMatch(/'admin'|commands: \[/);
      expect(text, path).not.toMatch(/exec\.run\(\s*['"`](?!codesign)/);
    }
  });

  it('[sec-38] takes no archives apart', () => {
    const packages = /^(?:node:)?zlib$|zip|^tar(?:-|$)|asar$|yauzl|decompress|unrar|7z/;
    const found: string[] = [];
    for (const source of sources)
      walk(source, {
        ImportDeclaration: ({ source: { value } }) =>
          void (packages.test(value) && found.push(`${source.path} ${value}`)),
        ImportExpression: ({ source: value }) =>
          void (value.type === 'Literal' && packages.test(String(value.value)) && found.push(source.path)),
      });
    expect(found).toEqual([]);
    expect(withText(/\.(?:zip|tar|tgz|gz|7z|rar)$/i)).toEqual([]);
  });

  it('[sec-42] reports no crashes and keeps no dictionary', () => {
    for (const name of [
      'crashReporter',
      'uploadToServer',
      'setSpellCheckerLanguages',
      'setSpellCheckerDictionaryDownloadURL',
    ])
      expect(placesOf(sources, name), name).toEqual([]);
  });

  it('[sec-27] asks hosts through one folder: no fetch, no socket and no name look-up elsewhere', () => {
    const calls: string[] = [];
    const network = /^node:(?:https?|http2|net|tls|dgram|dns)(?:\/promises)?$/;
    for (const source of sources)
      walk(source, {
        CallExpression: ({ callee }) =>
          void (callee.type === 'Identifier' && callee.name === 'fetch' && calls.push(source.path)),
        NewExpression: ({ callee }) =>
          void (
            callee.type === 'Identifier' &&
            /^(?:WebSocket|EventSource|XMLHttpRequest)$/.test(callee.name) &&
            calls.push(source.path)
          ),
        ImportDeclaration: ({ source: { value }, importKind }) =>
          void (importKind !== 'type' && network.test(value) && calls.push(source.path)),
      });
    expect(calls.filter((path) => !path.startsWith('src/main/platform/'))).toEqual([]);
    expect(placesOf(page, 'sendBeacon')).toEqual([]);
  });

  it('[sec-37] has no pattern that repeats what repeats inside, and so takes more than linear time', () => {
    const found: string[] = [];
    let seen = 0;
    for (const source of sources)
      walk(source, {
        Literal(node) {
          if (!('regex' in node) || node.regex === null) return;
          seen += 1;
          const flat = node.regex.pattern.replace(/\[(?:\\.|[^\]\\])*\]/g, 'n');
          if (repeatsInside(flat)) found.push(`${source.path} ${node.regex.pattern}`);
        },
      });
    expect(seen).toBeGreaterThan(300);
    // Every round of these begins with a sign that the rest of it cannot hold: there is one way to read a text.
    expect(found).toEqual([
      'src/catalog/search/query.ts \\b[a-z0-9]+(?:[_-][a-z0-9]+)+',
      'src/contract/entry.ts ^[a-z]+(\\.[a-z0-9]+)+$',
      'src/contract/entry.ts ^rep(\\.[a-z0-9-]+)+$',
      'src/contract/question.ts ^[a-z]+(\\.[a-z0-9]+)+$',
      'src/main/checks/access-points.ts ^([a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.spotify\\.com):(\\d{1,5})$',
      // Of two thousand letters at most, and nothing has to follow it.
      'src/main/repairs/signature.ts (?:[^,"]|"(?:[^"]|"")*")+',
    ]);
    for (const bad of ['(a+)+', '(?:x*y*)*', '((a|b+)c)+', '(a{2,})*']) expect(repeatsInside(bad), bad).toBe(true);
  });
});
