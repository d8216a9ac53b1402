import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('.', import.meta.url));

interface Import {
  /** File that imports, relative to `src`. */
  from: string;
  /** What it imports: a path relative to `src`, or a package's name. */
  to: string;
  own: boolean;
  /** Gone after compiling: nothing but types is taken from it. */
  typesOnly: boolean;
  /** Only loaded when the code that asks for it runs. */
  later: boolean;
}

function importsOf(path: string): Import[] {
  const from = relative(SRC, path).split(sep).join('/');
  const text = readFileSync(path, 'utf8');
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${from} cannot be parsed`);
  const found = new Map<string, Pick<Import, 'typesOnly' | 'later'>>();
  const add = (request: string, typesOnly: boolean, later = false) => {
    const before = found.get(request) ?? { typesOnly: true, later: true };
    found.set(request, {
      typesOnly: before.typesOnly && typesOnly,
      // What only gives types is loaded neither now nor later.
      later: before.later && (later || typesOnly),
    });
  };
  for (const { moduleRequest, entries } of module.staticImports)
    add(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType));
  for (const { entries } of module.staticExports)
    for (const entry of entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType);
  for (const { moduleRequest } of module.dynamicImports)
    add(text.slice(moduleRequest.start + 1, moduleRequest.end - 1), false, true);
  return [...found].map(([request, how]) => {
    if (!request.startsWith('.')) return { from, to: request, own: false, ...how };
    return {
      from,
      to: relative(SRC, join(dirname(path), request))
        .split(sep)
        .join('/'),
      own: true,
      ...how,
    };
  });
}

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter(
    (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|testing)\.tsx?$|\.d\.ts$/.test(entry.name),
  )
  .map((entry) => join(entry.parentPath, entry.name));
const names = files.map((path) => relative(SRC, path).split(sep).join('/'));
const imports = files.flatMap(importsOf);
const within =
  (...folders: string[]) =>
  (path: string) =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** Every import of these files that the rule does not allow. */
function breaches(of: (from: string) => boolean, allowed: (entry: Import) => boolean): string[] {
  return imports.filter((entry) => of(entry.from) && !allowed(entry)).map(({ from, to }) => `${from} imports ${to}`);
}
/** Everything that these files load, with the way to it; what is only loaded `later` may be left out. */
function reachedFrom(roots: readonly string[], isFollowed: (entry: Import) => boolean): Map<string, string> {
  const reached = new Map<string, string>();
  const follow = (file: string, way: string) => {
    for (const entry of imports) {
      const { from, to, own, typesOnly } = entry;
      if (from !== file || typesOnly || !isFollowed(entry) || reached.has(to)) continue;
      reached.set(to, `${way} -> ${to}`);
      const target = own ? names.find((name) => name.replace(/\.tsx?$/, '') === to) : undefined;
      if (target) follow(target, `${way} -> ${target}`);
    }
  };
  for (const root of roots) follow(root, root);
  return reached;
}
const isNode = (name: string) => name.startsWith('node:');
const isElectron = (name: string) => name === 'electron' || name.startsWith('electron/');
const isBuilt = (name: string) => name.startsWith('virtual:backline/');

describe('who may import whom', () => {
  it('reads the imports of all the code there is', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.some(({ from, to }) => from === 'main/index.ts' && to === 'main/compose')).toBe(true);
    expect(imports.some(({ to }) => isBuilt(to))).toBe(true);
  });

  it('the contract imports nothing of ours', () => {
    expect(breaches(within('contract'), ({ to, own }) => (own ? within('contract')(to) : to === 'zod'))).toEqual([]);
  });

  it('the catalogue runs everywhere: no node, no electron', () => {
    const packages = new Set(['yaml', 'stemmer', 'zod']);
    expect(
      breaches(within('catalog'), ({ to, own }) =>
        own ? within('contract', 'catalog')(to) : packages.has(to) || isBuilt(to),
      ),
    ).toEqual([]);
  });

  it('the page knows the contract and the catalogue, never main, node or electron', () => {
    expect(
      breaches(within('renderer'), ({ to, own }) =>
        own ? within('contract', 'catalog', 'renderer')(to) : !isNode(to) && !isElectron(to),
      ),
    ).toEqual([]);
  });

  it('no schema library is loaded into a page', () => {
    const reached = reachedFrom(['renderer/main.tsx', 'renderer/palette/main.tsx'], () => true);
    expect(reached.size).toBeGreaterThan(20);
    expect(reached.get('zod')).toBeUndefined();
  });

  it('a start makes no schemas: nothing that main loads at once leads to them', () => {
    const reached = reachedFrom(['main/index.ts'], ({ later }) => !later);
    expect(reached.get('main/ipc/bind')).toBeDefined();
    expect(reached.get('zod')).toBeUndefined();
    // Checks, repairs and what reads logs come with the first that asks for them.
    for (const heavy of ['main/checks/registry', 'main/repairs/registry', 'main/services/traces'])
      expect(reached.get(heavy)).toBeUndefined();
  });

  it('the preload knows the channels and electron alone', () => {
    expect(breaches(within('preload'), ({ to }) => to === 'contract/channels' || to === 'electron')).toEqual([]);
  });

  it('checks, repairs, Spotify, diagnosis and reports touch the outside through ports alone', () => {
    const inner = ['main/checks', 'main/repairs', 'main/spotify', 'main/windows', 'main/diagnosis', 'main/reports'];
    const rule = ({ to, own }: Import) =>
      own
        ? within(
            'contract',
            'catalog',
            'main/ports',
            'main/paths',
            'main/json',
            'main/usage',
            'main/wait',
            ...inner,
          )(to)
        : !isNode(to) && !isElectron(to);
    expect(breaches(within(...inner), rule)).toEqual([]);
  });

  it('platform implements ports and knows nothing above them', () => {
    expect(
      breaches(
        within('main/platform'),
        ({ to, own }) => !own || within('contract', 'main/ports', 'main/paths', 'main/windows', 'main/platform')(to),
      ),
    ).toEqual([]);
  });

  it('electron is imported by the shell, the binding, its platform modules and the preload alone', () => {
    const allowed = within(
      'main/index.ts',
      'main/shell',
      'main/ipc',
      'main/platform/electron.ts',
      'main/platform/electron-names.ts',
      'preload',
    );
    expect(imports.filter(({ from, to }) => isElectron(to) && !allowed(from)).map(({ from }) => from)).toEqual([]);
  });

  it('[sec-28] one module starts programs, one starts threads', () => {
    const importers = (names: RegExp) => imports.filter(({ to }) => names.test(to)).map(({ from }) => from);
    expect(importers(/(^|:)(child_process|cluster)$/)).toEqual(['main/platform/exec.ts']);
    expect(importers(/(^|:)worker_threads$/)).toEqual(['main/platform/worker.ts']);
  });

  it('nobody but the entry point imports the composition root', () => {
    expect(imports.filter(({ to }) => within('main/compose')(to)).map(({ from }) => from)).toEqual(['main/index.ts']);
  });
});
