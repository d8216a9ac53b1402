/** Path of Electron's program, or null when this computer has none. Loads nothing. */
export function findElectron(root?: string, env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): string | null;
export function hasScreen(platform?: string, env?: NodeJS.ProcessEnv): boolean;
