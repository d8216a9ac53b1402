import type { Repair } from './repair';

/**
 * Every repair there is: each `<id>.repair.ts` beside this file, `rep.` left out of the file's name. A new
 * repair touches no list.
 */
const modules = import.meta.glob<Record<string, unknown>>('./*.repair.ts', { eager: true });

/** All repairs, by id in alphabetical order. */
export const allRepairs: readonly Repair[] = collectRepairs(modules);

/** Takes the one repair each module exports as `repair`. Throws on a second one of the same id, or under a wrong file name. */
export function collectRepairs(from: Readonly<Record<string, Record<string, unknown>>>): Repair[] {
  const found = new Map<string, Repair>();
  for (const [path, { repair }] of Object.entries(from)) {
    if (!isRepair(repair)) throw new Error(`${path} must export a repair`);
    if (`./${repair.id.replace(/^rep\./, '')}.repair.ts` !== path)
      throw new Error(`${path} holds a repair called ${repair.id}`);
    found.set(repair.id, repair);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function isRepair(value: unknown): value is Repair {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<Repair>).id === 'string' &&
    typeof (value as Partial<Repair>).plan === 'function' &&
    Array.isArray((value as Partial<Repair>).needs)
  );
}
