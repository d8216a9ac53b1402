import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { de as mainDe } from '../../main/words/de';
import { en as mainEn } from '../../main/words/en';
import { de } from './de';
import { en } from './en';
import { paletteWords } from './palette';

/** Every word of an object by its path. */
function wordsOf(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...wordsOf(inner, path ? `${path}.${key}` : key)]));
}

/** Places that are empty in English, or of another kind in one language, on purpose. */
const EMPTY = new Set(['record.how.idle', 'record.how.failed']);
const ONLY_GERMAN = new Set(['language.entriesIn', 'language.entriesHow']);

/** Words that are the same in both languages: names, units, and what German has taken over. */
const SAME = new Set([
  'Backline',
  'Spotify',
  'Windows',
  'macOS',
  'Linux',
  'Web',
  'System',
  'English',
  'Deutsch',
  'Computer',
  'Problem',
  'Filter',
  'Info',
  'Debug',
  'Text',
  'Diagnose',
  'Win',
  'auth:3',
  'Offline',
  'Start',
  // Families of codes, by the word that their codes begin with.
  'accesspoint',
  'accounts',
  'ap',
  'auth',
  // Where programs come from.
  'Microsoft Store',
  'Scoop',
  'spotify-launcher',
  'Snap',
  'Flatpak',
]);

/** Sentences of names and signs alone. */
const SAME_SENTENCES = new Set(['app.title', 'logs.trouble', 'report.between', 'settings.version']);

/** Arguments to try a sentence with; each leaves a trace that can be looked for. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[][]>> = {
  default: [['«a»', '«b»', '«c»']],
  number: [
    [1, 1],
    [2, 2],
    [1234, 5678],
  ],
};
/** Sentences whose first argument is something else than a text or a number. */
const OTHER: Readonly<Record<string, readonly unknown[][]>> = {
  'entry.effort': [['«a»', [2, 10]]],
  'entry.outage': [[[120, 1440]]],
  'checklist.time': [[[2, 10]]],
  'repair.counted': [[3, '«b»', '«c»']],
  'repair.line': [['«a»', 7]],
  'logs.place': [['«a»', 7]],
  'logs.copied': [
    [2, true],
    [2, false],
  ],
  'lookup.split.situation': [[['«a»'], ['«b»']]],
  'updates.phase.available': [[{ version: '«a»' }]],
  'updates.phase.ready': [[{ version: '«a»' }]],
  'updates.phase.loading': [[{ percent: 7 }]],
};
const isNumbered = (path: string) =>
  /^(?:rail\.fresh|lookup\.found|lookup\.ambiguous|lookup\.split\.count|entry\.(?:sources|moreCauses|ruledOutCauses)|checklist\.(?:progress|left|folded)|repair\.(?:files|interrupted)|doctor\.(?:progress|finished|works|notApplicable|leftOut|runLeftOut|ms)|catalogue\.count|logs\.(?:open|several|lines|linesOf|problems|folded|newLines|selected|selectedMost)|watch\.more|history\.(?:holds|steps|times|worked\w+)|report\.(?:kind|newerParts|times)|kept\.items)\b/.test(
    path,
  );

type Sentence = (...given: unknown[]) => string;
const triesFor = (path: string) => OTHER[path] ?? ARGUMENTS[isNumbered(path) ? 'number' : 'default'] ?? [];

describe.each([
  ['the pages', wordsOf(en), wordsOf(de)],
  ['main', wordsOf(mainEn), wordsOf(mainDe)],
])('the words of %s in German', (_what, english, german) => {
  it('are the same as in English, word for word', () => {
    expect(english.size).toBeGreaterThan(10);
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('are of the same kind, and sentences take as much', () => {
    for (const [path, word] of english) {
      const other = german.get(path);
      if (ONLY_GERMAN.has(path)) expect([path, word, typeof other]).toEqual([path, null, 'string']);
      else expect([path, typeof other, other === null]).toEqual([path, typeof word, word === null]);
      // One that needs no number in German may take none: "ohne ihn" fits one and many.
      if (typeof word === 'function' && typeof other === 'function')
        expect([path, other.length <= word.length]).toEqual([path, true]);
    }
  });

  it('are not empty, not padded, and not left in English', () => {
    for (const [path, word] of german) {
      if (typeof word !== 'string') continue;
      if (EMPTY.has(path)) expect(word).toBe('');
      else expect(word, path).not.toBe('');
      // A joining word has its spaces.
      if (!/(^|\.)or$/.test(path)) expect(word, path).toBe(word.trim());
      if (word === english.get(path) && word !== '') expect(SAME, path).toContain(word);
      expect(word, path).not.toMatch(/(?<!\p{L})(?:the|is|and|of|to|your|this|with|not|cannot|there)(?!\p{L})/iu);
      // German quotation marks, and neither straight ones nor English ones.
      expect(word, path).not.toMatch(/["']|“[^„]*”/);
    }
  });

  it('put every argument into the sentence that English does', () => {
    let tried = 0;
    for (const [path, word] of english) {
      if (typeof word !== 'function') continue;
      const other = german.get(path) as Sentence;
      for (const given of triesFor(path)) {
        const [before, after] = [(word as Sentence)(...given), other(...given)];
        tried += 1;
        const traces = (text: string) =>
          [...new Set(text.match(/«\w»|\d[\d.,]*/g) ?? [])].map((trace) => trace.replace(/[.,]/g, '')).sort();
        expect([path, traces(after)]).toEqual([path, traces(before)]);
        expect(after, path).not.toMatch(/undefined|\[object|NaN/);
        if (after === before && /\p{L}{4}/u.test(before)) expect(SAME_SENTENCES).toContain(path);
      }
    }
    expect(tried).toBeGreaterThan(0);
  });
});

const RENDERER = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(RENDERER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));
const nameOf = (path: string) => relative(RENDERER, path).split(sep).join('/');

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
const childrenOf = (node: Node): Node[] =>
  Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);

/** The live bindings that a file takes from here, by the name it uses. */
const LIVE = ['t', 'language', 'catalogueLang', 'retold'];
function liveIn(path: string): Set<string> {
  const { module } = parseSync(path, readFileSync(path, 'utf8'));
  return new Set(
    module.staticImports
      .filter(({ moduleRequest: { value } }) => /(?:^|\/)strings$/.test(value))
      .flatMap(({ entries }) => entries)
      .filter(({ importName: { name } }) => LIVE.includes(name ?? ''))
      .map(({ localName }) => localName.value),
  );
}

/** Uses of live bindings that run while the module loads. */
function capturesIn(path: string): string[] {
  const names = liveIn(path);
  const text = readFileSync(path, 'utf8');
  const found: string[] = [];
  const walk = (node: Node) => {
    if (/^(?:Arrow)?Function|^Import|^TS/.test(node.type)) return;
    if (node.type === 'Identifier' && names.has(String(node.name)))
      found.push(`${nameOf(path)}:${text.slice(0, node.start).split('\n').length}`);
    // A property called `t` is no use of it.
    for (const child of childrenOf(node)) if (!(child === node.property && node.computed === false)) walk(child);
  };
  walk(parseSync(path, text).program as unknown as Node);
  return found;
}

describe('who uses the words', () => {
  it('reads them when it draws, never while it loads: they change with the language', () => {
    expect(files.filter((path) => liveIn(path).size > 0).length).toBeGreaterThan(50);
    expect(files.flatMap(capturesIn)).toEqual([]);
  });

  it('has no language of its own for dates, numbers and lists', () => {
    const own = files
      .filter((path) => !nameOf(path).startsWith('strings/'))
      .filter((path) =>
        /toLocale\w*String\((?:\)|['"])|new Intl\.\w+\((?:\[?['"]|\))/.test(readFileSync(path, 'utf8')),
      );
    expect(own.map(nameOf)).toEqual([]);
  });

  it('the palette uses none but its own', () => {
    const reached = new Set<string>();
    const follow = (path: string) => {
      const file = files.find((one) => one.replace(/\.tsx?$/, '') === path || one === path);
      if (!file || reached.has(file)) return;
      reached.add(file);
      // What is loaded later is no part of it; the words themselves are not looked into.
      for (const { moduleRequest, entries } of parseSync(file, readFileSync(file, 'utf8')).module.staticImports)
        if (moduleRequest.value.startsWith('.') && !(entries.length > 0 && entries.every(({ isType }) => isType)))
          follow(join(dirname(file), moduleRequest.value));
    };
    follow(join(RENDERER, 'palette/main.tsx'));
    expect(reached.size).toBeGreaterThan(10);
    expect([...reached].map(nameOf)).not.toContain('strings/en.ts');
    const used = [...reached].flatMap((path) =>
      liveIn(path).has('t') ? [...readFileSync(path, 'utf8').matchAll(/\bt\.(\w+)/g)].map(([, key]) => key ?? '') : [],
    );
    expect(used).toContain('lookup');
    expect([...new Set(used)].filter((key) => !(key in paletteWords))).toEqual([]);
    // Whoever takes the words apart elsewhere could hide what it uses.
    expect(
      [...reached].filter((path) => liveIn(path).has('t') && /[=(,]\s*t\s*[;),]/.test(readFileSync(path, 'utf8'))),
    ).toEqual([]);
  });
});
