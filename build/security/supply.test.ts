import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ALLOWED_LICENCES } from '../package/notices';
import { ROOT, readSources, walk } from './source';

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()),
  scripts: z.record(z.string(), z.string()),
});
const Locked = z.object({
  version: z.string(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});
const manifest = Manifest.parse(JSON.parse(read('package.json')));
const lock = z
  .object({ lockfileVersion: z.number(), packages: z.record(z.string(), Locked.partial()) })
  .parse(JSON.parse(read('package-lock.json')));
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

/** What is wrong with an entry of the lock file; empty = nothing. */
function lockFaults(path: string, held: Partial<z.infer<typeof Locked>>): string[] {
  return [
    ...(/^sha512-[A-Za-z0-9+/]{86}==$/.test(held.integrity ?? '') ? [] : [`${path} has no hash`]),
    ...(held.resolved === undefined || held.resolved.startsWith('https://')
      ? []
      : [`${path} comes from ${held.resolved}`]),
    ...(held.link ? [`${path} is a link`] : []),
    ...(held.version === undefined || !/^\d+\.\d+\.\d+/.test(held.version) ? [`${path} has no version`] : []),
  ];
}

describe('[sec-46] what the project depends on', () => {
  it('is locked by version and hash, and comes from a registry alone', () => {
    expect(locked.length).toBeGreaterThan(300);
    expect(locked.flatMap(([path, held]) => lockFaults(path, held))).toEqual([]);
    const integrity = `sha512-${'a'.repeat(86)}==`;
    expect(lockFaults('x', { version: '1.0.0', integrity: 'sha1-abc' })).toEqual(['x has no hash']);
    expect(lockFaults('x', { version: '1.0.0', integrity, resolved: 'git+ssh://git@github.com/a/b.git' })).toHaveLength(
      1,
    );
    expect(lockFaults('x', { version: '1.0.0', integrity, resolved: 'http://example.com/x.tgz' })).toHaveLength(1);
    expect(lockFaults('x', { version: 'file:../x', integrity, link: true })).toHaveLength(2);
  });

  it('is asked for by exact versions', () => {
    for (const [name, version] of Object.entries(manifest.devDependencies))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(read('.npmrc')).toContain('save-exact=true');
    expect(lock.packages[`node_modules/electron`]?.version).toBe(manifest.devDependencies.electron);
  });

  it('runs nothing when it is installed, and is installed without running anything', () => {
    // This one packs for Windows' old installers, which are not made here.
    expect(locked.filter(([, held]) => held.hasInstallScript).map(([path]) => path)).toEqual([
      'node_modules/electron-winstaller',
    ]);
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(manifest.scripts, name).not.toHaveProperty(name);
    for (const workflow of ['test', 'release']) {
      const text = read(`.github/workflows/${workflow}.yml`);
      for (const [line] of text.matchAll(/npm (?:ci|install|i)\b.*/g)) expect(line).toContain('--ignore-scripts');
    }
  });

  it('npm itself finds the lock file whole and in step, without running a script', () => {
    const npm =
      ['npm', '/usr/share/nodejs/npm/bin/npm-cli.js'].find((name) => name === 'npm' || existsSync(name)) ?? 'npm';
    const { status, stderr, error } = spawnSync(
      npm,
      ['ci', '--ignore-scripts', '--dry-run', '--offline', '--no-audit'],
      {
        cwd: ROOT,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      },
    );
    expect({ status, stderr: status === 0 ? '' : stderr, error: error?.message }).toEqual({
      status: 0,
      stderr: '',
      error: undefined,
    });
  });

  it('needs nothing beside it once it is built, and bundles few works of others by choice', () => {
    expect(manifest.dependencies ?? {}).toEqual({});
    const chosen = new Set<string>();
    const add = (request: string) => {
      if (/^(?:[.]|node:|virtual:|electron$|electron\/)/.test(request)) return;
      chosen.add(
        request
          .split('/')
          .slice(0, request.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    };
    for (const source of readSources())
      walk(source, {
        ImportDeclaration: ({ source: { value }, importKind }) => void (importKind !== 'type' && add(value)),
        ImportExpression: ({ source: value }) => void (value.type === 'Literal' && add(String(value.value))),
      });
    expect([...chosen].sort()).toEqual([
      '@base-ui/react',
      '@electron/fuses',
      '@tanstack/react-router',
      '@tanstack/react-virtual',
      'commander',
      'electron-updater',
      'lucide-react',
      'react',
      'react-dom',
      'stemmer',
      'yaml',
      'zod',
      'zustand',
    ]);
    for (const name of chosen) {
      const { license = '' } = lock.packages[`node_modules/${name}`] ?? {};
      expect(ALLOWED_LICENCES.has(license), `${name}: ${license}`).toBe(true);
    }
  });
});

it('[sec-16] Electron is one of the three majors that get repairs of security', () => {
  const table = z
    .object({ seen: z.iso.date(), majors: z.record(z.string(), z.iso.date()) })
    .parse(parse(read('build/security/electron-majors.yaml')));
  const known = Object.keys(table.majors)
    .map(Number)
    .sort((a, b) => b - a);
  for (const [at, major] of known.entries()) if (at > 0) expect(major).toBe((known[at - 1] ?? 0) - 1);
  for (const day of Object.values(table.majors)) expect(day <= table.seen).toBe(true);
  const own = Number(manifest.devDependencies.electron?.split('.')[0]);
  expect(known.slice(0, 3)).toContain(own);
});

describe('[sec-43] [sec-44] how releases are made', () => {
  const workflow = read('.github/workflows/release.yml');
  it('with rights for the one job that needs them, and checksums beside every package', () => {
    expect(workflow).toMatch(/permissions:\s*\n\s+contents: read/);
    expect(workflow.match(/contents: write/g)).toHaveLength(1);
    expect(workflow).toContain('SHA256SUMS');
    expect(workflow).not.toMatch(/pull_request_target/);
  });
});
