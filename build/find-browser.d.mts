/** Path of an installed Chrome, Chromium or Edge, or null. `CHROME_PATH` wins. */
export function findBrowser(
  platform?: NodeJS.Platform,
  env?: NodeJS.ProcessEnv,
  home?: string,
  isUsable?: (path: string) => boolean,
): string | null;
