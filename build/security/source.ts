import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor, type VisitorObject } from 'vite';

/** Root of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A module of the program itself, without tests and their helpers. */
export interface Source {
  /** Relative to the project, with forward slashes. */
  path: string;
  text: string;
}

const TESTS = /\.(test|testing|spec)\.tsx?$|\.d\.ts$|(^|\/)testing(\/|\.ts$)/;

/** Every module that ends up in the program. */
export function readSources(folder = 'src'): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !TESTS.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** Walks the syntax tree of a module; comments are none of it. Throws where it cannot be parsed. */
export function walk({ path, text }: Source, visit: VisitorObject): void {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed`);
  new Visitor(visit).visit(program);
}

/** Modules in which a name stands: as a variable, a member, an import or a key. */
export function placesOf(sources: readonly Source[], name: string): string[] {
  const found = new Set<string>();
  for (const source of sources) {
    // Parsing is what takes time; where the letters are not, the name is not.
    if (!source.text.includes(name)) continue;
    walk(source, {
      Identifier: (node) => void (node.name === name && found.add(source.path)),
      Literal: (node) => void (node.value === name && found.add(source.path)),
    });
  }
  return [...found];
}

/** Every text that is written in a module: strings, pieces of templates, and texts between tags. */
export function textsOf(source: Source): string[] {
  const texts: string[] = [];
  walk(source, {
    Literal: (node) => void (typeof node.value === 'string' && texts.push(node.value)),
    TemplateElement: (node) => void texts.push(node.value.cooked ?? node.value.raw),
    JSXText: (node) => void texts.push(node.value),
  });
  return texts;
}
