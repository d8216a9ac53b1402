import { isDeepStrictEqual } from 'node:util';
import type { Wired } from '../protocol';

/**
 * Carries a value over a process boundary as text. What structured clone refuses throws as in
 * Electron; what it would carry but JSON would change (Map, Date, NaN, a key with `undefined`)
 * throws too: the contract is JSON, and a value that survives only one of the two is a fault.
 */
export function toWire(what: string, value: unknown): Wired {
  if (value === undefined) return null;
  let cloned: unknown;
  try {
    cloned = structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
  const text: string | undefined = JSON.stringify(value);
  const back: unknown = text === undefined ? undefined : JSON.parse(text);
  if (!isDeepStrictEqual(back, cloned)) throw new NotJson(`${what} is not plain JSON: it would arrive changed`);
  return text;
}

/** Electron would carry it, the contract does not allow it. */
export class NotJson extends Error {}

export function fromWire(wired: Wired): unknown {
  return wired === null ? undefined : JSON.parse(wired);
}
