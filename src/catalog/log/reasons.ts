import type { LogPatternsFile } from '../../contract/log-patterns';

/**
 * Why an event may hint at these codes, in the words of the patterns file, each reason once. `event` may
 * carry an argument in brackets. Empty where no row of the event names any of the codes.
 */
export function reasonsFor(patterns: LogPatternsFile, event: string, codes: readonly string[]): string[] {
  const word = event.replace(/\(.*$/s, '');
  const rows = Object.hasOwn(patterns.events, word) ? (patterns.events[word]?.rows ?? []) : [];
  const told = rows.filter((row) =>
    [...row.possible, ...Object.values(row.possibleFor).flat()].some((code) => codes.includes(code)),
  );
  return [...new Set(told.flatMap(({ because }) => because ?? []))];
}

/** The same over the patterns this program was built with. */
export async function readReasons(event: string, codes: readonly string[]): Promise<string[]> {
  const { default: patterns } = await import('virtual:backline/log-patterns');
  return reasonsFor(patterns as LogPatternsFile, event, codes);
}
