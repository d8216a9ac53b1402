import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveFaults, filesOf, kindFaults, manifestFaults, nameFaults, scriptFaults, wordFaults } from './contents';

const MANIFEST = { name: 'backline', productName: 'Backline', type: 'module', main: 'out/main/index.js' };
const TRAY = ['calm', 'seen', 'busy'].flatMap((state) =>
  ['Template', 'Template@2x', '-light', '-dark', '-dark@1.25x', '-light-large'].map(
    (kind) => `out/tray/${state}${kind}.png`,
  ),
);
const GOOD: Record<string, string> = {
  'package.json': JSON.stringify(MANIFEST),
  'out/main/index.js': "import { app } from 'electron';\nawait import('./cli.js');\napp.quit();\n",
  'out/main/cli.js': "import 'node:fs';\n",
  'out/main/log-thread.js': "import './chunks/a-1.js';\n",
  'out/main/name-process.js': "import 'node:dns';\n",
  'out/main/chunks/a-1.js': 'export const a = 1;\n',
  'out/main/data/catalog.json': '{}',
  'out/main/data/search-index.json': '{}',
  'out/main/data/log-patterns.json': '{}',
  'out/preload/index.cjs': "'use strict';\nrequire('electron');\n",
  'out/renderer/index.html': '<!doctype html>',
  'out/tray/window.png': '',
  'out/renderer/assets/index-x_1.js': 'export {};',
  ...Object.fromEntries(TRAY.map((name) => [name, ''])),
};

let work = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'backline-contents-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function pack(name: string, files: Record<string, string>): Promise<string> {
  const folder = join(work, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  await createPackage(folder, join(work, `${name}.asar`));
  return join(work, `${name}.asar`);
}

describe('[sec-45] what a package may hold', () => {
  it('nothing to say about one that holds what it needs', async () => {
    const archive = await pack('good', GOOD);
    expect(filesOf(archive)).toEqual(Object.keys(GOOD).sort());
    expect(archiveFaults(archive)).toEqual([]);
  });

  it('names what does not belong', async () => {
    const wrong = {
      'out/main/index.js.map': '{}',
      'src/main/index.ts': '',
      'out/main/x.test.js': '',
      'node_modules/zod/index.js': '',
      '.env': 'A=1',
      'out/host/electron.mjs': '',
      'out/renderer/assets/a.map': '',
      'out/tray/calm.svg': '',
      'catalog/codes/a.yaml': '',
      'out/main/chunks/__fixtures.js': '',
    };
    const faults = archiveFaults(await pack('bad', { ...GOOD, ...wrong }));
    for (const name of Object.keys(wrong)) expect(faults).toContain(`${name} has no business in it`);
  });

  it('[sec-18] names links, which could lead out of it', () => {
    const file = { files: { a: { link: '../../etc/passwd' }, b: { files: { c: { unpacked: true }, d: {} } } } };
    expect(kindFaults(file)).toEqual(['a is a link', 'b/c lies outside the archive']);
  });

  it('names what is missing', () => {
    const names = Object.keys(GOOD).filter(
      (name) => name !== 'out/tray/seen-dark.png' && name !== 'out/preload/index.cjs',
    );
    expect(nameFaults(names)).toEqual(['out/preload/index.cjs is missing', 'out/tray/seen-dark.png is missing']);
  });

  it('no scripts and no packages of developers in package.json', () => {
    const faults = manifestFaults(JSON.stringify({ ...MANIFEST, type: 'commonjs', scripts: {}, devDependencies: {} }));
    expect(faults).toEqual([
      'package.json keeps scripts',
      'package.json keeps devDependencies',
      'package.json: type is not module',
    ]);
  });

  it('[sec-4] a preload that the sandbox loads, and nothing that is fetched from node_modules', () => {
    expect(scriptFaults('out/preload/index.cjs', "import 'electron';")).toEqual([
      'out/preload/index.cjs is no CommonJS, so no sandbox loads it',
    ]);
    expect(scriptFaults('out/main/index.js', 'module.exports = 1;')).toEqual(['out/main/index.js is no ES module']);
    expect(scriptFaults('out/main/cli.js', "import zod from 'zod'; __require('left-pad'); __require('fs');")).toEqual([
      'out/main/cli.js wants zod, which is not packed',
      'out/main/cli.js wants left-pad, which is not packed',
    ]);
    expect(scriptFaults('out/main/cli.js', 'let a;\n//# sourceMappingURL=cli.js.map')).toEqual([
      'out/main/cli.js names its source map',
    ]);
  });

  it('[sec-1] [sec-11] [sec-41] [sec-48] no words that would open it up', () => {
    const script = 'out/renderer/assets/index-x_1.js';
    expect(wordFaults(script, "a('http://www.w3.org/2000/svg')")).toEqual([]);
    expect(wordFaults(script, "a('http://example.com/x')")).toEqual([`${script} names http://example.com`]);
    expect(wordFaults('out/main/index.js', "a('ws://127.1/x')")).toEqual(['out/main/index.js names ws://127.1']);
    expect(wordFaults(script, 'x="<webview src=y>"')).toEqual([`${script} embeds a page`]);
    for (const code of ['new Function("x")', 'a;eval(b)']) expect(wordFaults(script, code), code).toHaveLength(1);
    expect(wordFaults(script, 'a.medieval(b);retrieval(c)')).toEqual([]);
    expect(wordFaults('out/main/index.js', 'app.commandLine.appendSwitch("x")')).toHaveLength(1);
    const page = 'out/renderer/index.html';
    expect(wordFaults(page, '<script type="module" crossorigin src="/assets/a.js"></script>')).toEqual([]);
    for (const html of [
      '<script>0</script>',
      '<style>a{}</style>',
      '<body onload=x>',
      '<p style="a">',
      '<script src="//evil.example/x.js"></script>'.replace('//', 'https://'),
    ])
      expect(wordFaults(page, html).length, html).toBeGreaterThan(0);
  });
});
