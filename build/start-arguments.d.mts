export const HOSTS: readonly string[];
export function readArguments(args: readonly string[]): { host: string | null; rest: string[]; problem: string | null };
export function hostsToTry(forced: string | null): readonly string[];
