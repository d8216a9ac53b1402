/** Builds the app when it is missing or older than its sources; false when that failed. */
export function ensureApp(options?: { force?: boolean }): Promise<boolean>;
/** Bundles the Chromium host when it is missing or older than its sources. */
export function ensureHost(): Promise<boolean>;
/** Newest change below a path, in milliseconds since 1970. */
export function newest(path: string): number;
