import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CATALOG_FOLDER } from './catalog-files';
import { catalogModules } from './vite-catalog';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backline-catalog-'));
  await cp(CATALOG_FOLDER, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Loads a module of the plugin as the bundler does. */
function load(name: string): string {
  const plugin = catalogModules(folder) as Plugin & {
    resolveId(id: string): string | null;
    load(this: { addWatchFile(path: string): void }, id: string): string | null;
  };
  const id = plugin.resolveId(`virtual:backline/${name}`);
  if (id === null) throw new Error(`no module ${name}`);
  return plugin.load.call({ addWatchFile: () => {} }, id) ?? '';
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(join(folder, path), change(await readFile(join(folder, path), 'utf8')));
}

describe('building the catalogue', () => {
  it('gives the whole catalogue, its index and the log patterns as modules', () => {
    for (const name of ['catalog', 'search-index', 'log-patterns'])
      expect(load(name)).toMatch(/^export default JSON\.parse\("/);
  });

  it('gives main files to read, each whole, and pages a module', async () => {
    const files = new Map<string, string>();
    const plugin = catalogModules(folder) as Plugin & {
      configResolved(config: { command: string }): void;
      load(this: object, id: string): string | null;
    };
    plugin.configResolved({ command: 'build' });
    const loadFor = (consumer: 'server' | 'client') =>
      plugin.load.call(
        {
          addWatchFile: () => {},
          environment: { config: { consumer } },
          emitFile: ({ fileName, source }: { fileName: string; source: string }) => files.set(fileName, source),
        },
        '\0virtual:backline/search-index',
      ) ?? '';
    expect(loadFor('client')).toMatch(/^export default JSON\.parse\("/);
    expect([...files.keys()]).toEqual([]);
    const code = loadFor('server');
    expect([...files.keys()]).toEqual(['data/search-index.json']);
    // As the build lays them: the file beside the entries, the code a folder deeper or not.
    const out = join(folder, 'out');
    for (const [name, text] of files) {
      await mkdir(join(out, name, '..'), { recursive: true });
      await writeFile(join(out, name), text);
    }
    for (const place of ['chunks/index.mjs', 'index.mjs']) {
      await mkdir(join(out, place, '..'), { recursive: true });
      await writeFile(join(out, place), code);
      const read = await import(/* @vite-ignore */ pathToFileURL(join(out, place)).href);
      expect(JSON.stringify(read.default)).toBe(files.get('data/search-index.json'));
    }
  });

  it.each<[string, string, (text: string) => string, RegExp]>([
    [
      'broken YAML',
      'codes/accounts/accounts-4.yaml',
      (text) => text.replace('title:', 'title: "'),
      /^catalog\/codes\/accounts\/accounts-4\.yaml:\d+: is not valid YAML/m,
    ],
    [
      'a missing field',
      'codes/accounts/accounts-4.yaml',
      (text) => text.replace(/^side:.*$/m, ''),
      /^catalog\/codes\/accounts\/accounts-4\.yaml(:\d+)?: side: /m,
    ],
    [
      'an unknown key',
      'codes/accounts/accounts-4.yaml',
      (text) => `${text}\nseverty: error\n`,
      /accounts-4\.yaml(:\d+)?: .*severty/,
    ],
    [
      'a step that does not exist',
      'codes/accounts/accounts-4.yaml',
      (text) => text.replace('- step: dns-flush', '- step: dns-flsh'),
      /accounts-4\.yaml: names the step "dns-flsh"/,
    ],
    [
      'a finding that does not exist',
      'codes/accounts/accounts-4.yaml',
      (text) => text.replace('hosts/clean', 'hosts/cleen'),
      /accounts-4\.yaml: cause "hosts-lines" names the finding "hosts\/cleen"/,
    ],
    [
      'a damaged pattern file',
      'log-patterns.yaml',
      (text) => text.replace('group: problem', 'group: trouble'),
      /^catalog\/log-patterns\.yaml: /m,
    ],
    [
      'a file cut in the middle',
      'steps/dns-flush.yaml',
      (text) => text.slice(0, 40),
      /^catalog\/steps\/dns-flush\.yaml/m,
    ],
  ])('ends with one line that says where, for %s', async (_what, path, change, line) => {
    await edit(path, change);
    const module = path === 'log-patterns.yaml' ? 'log-patterns' : 'catalog';
    expect(() => load(module)).toThrow(line);
    try {
      load(module);
    } catch (error) {
      expect((error as Error).stack).toBe((error as Error).message);
    }
  });
});
