import type { z } from 'zod';

/**
 * What a newer Backline wrote into a file beside what this one knows. It is carried along as a hidden property of
 * the object it stood in, which copying by `{...held}` brings along and JSON, the page and schemas do not see, and
 * is written back beside the rest.
 */
const NEWER: unique symbol = Symbol('newer');
type Keys = Record<string, unknown>;

/** Checks a value read from a file. Keys that the schema does not know are hidden; undefined for any other fault. */
export function readKept<T>(schema: z.ZodType<T>, given: unknown): T | undefined {
  const whole = schema.safeParse(given);
  if (whole.success) return whole.data;
  const known: unknown = structuredClone(given);
  const taken: { path: PropertyKey[]; newer: Keys }[] = [];
  for (const issue of whole.error.issues) {
    const holder = objectAt(known, issue.path);
    // SECURITY: [sec-25] what every object has by its name is no setting of a newer version.
    if (issue.code !== 'unrecognized_keys' || !holder || issue.keys.some((key) => key in {})) return undefined;
    taken.push({ path: issue.path, newer: Object.fromEntries(issue.keys.map((key) => [key, holder[key]])) });
    for (const key of issue.keys) delete holder[key];
  }
  const rest = schema.safeParse(known);
  if (!rest.success) return undefined;
  for (const { path, newer } of taken) {
    const holder = objectAt(rest.data, path);
    if (holder) Object.assign(holder, { [NEWER]: newer });
  }
  return rest.data;
}

/** A value as JSON, with what is hidden in it. */
export function writeKept(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (hasNewer(part) ? { ...part[NEWER], ...part } : part), 1);
}

const hasNewer = (part: unknown): part is { [NEWER]: Keys } =>
  typeof part === 'object' && part !== null && Object.hasOwn(part, NEWER);

function objectAt(value: unknown, path: readonly PropertyKey[]): Keys | null {
  let part = value;
  for (const step of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return null;
    part = (part as Record<PropertyKey, unknown>)[step];
  }
  return typeof part === 'object' && part !== null ? (part as Keys) : null;
}
