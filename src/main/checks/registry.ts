import type { Check } from './check';

/**
 * Every check there is: each `<id>.check.ts` beside this file, found by its name when the app is built.
 * A new check touches no list.
 */
const modules = import.meta.glob<Record<string, unknown>>('./*.check.ts', { eager: true });

/** All checks, by id in alphabetical order. */
export const allChecks: readonly Check[] = collectChecks(modules);

/** Takes the one check each module exports. Throws on a second one of the same id, or under a wrong file name. */
export function collectChecks(from: Readonly<Record<string, Record<string, unknown>>>): Check[] {
  const found = new Map<string, Check>();
  for (const [path, exported] of Object.entries(from)) {
    const [check, ...others] = new Set(Object.values(exported).filter(isCheck));
    if (check === undefined || others.length > 0) throw new Error(`${path} must export one check`);
    if (found.has(check.id)) throw new Error(`two checks are called ${check.id}`);
    if (!path.endsWith(`/${check.id}.check.ts`)) throw new Error(`${path} holds a check called ${check.id}`);
    found.set(check.id, check);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function isCheck(value: unknown): value is Check {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<Check>).id === 'string' &&
    typeof (value as Partial<Check>).run === 'function' &&
    Array.isArray((value as Partial<Check>).findings)
  );
}
