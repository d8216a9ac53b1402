import { shell } from 'electron';
import type { Opener } from '../ports';

/**
 * SECURITY: [sec-15] the only place that hands an address to the system. Callers take addresses from
 * the bundled catalogue and hold them against the list of schemes in `services/links`.
 */
export function createElectronOpener(launch: (argv: readonly string[]) => Promise<void>): Opener {
  return {
    openAddress: (url) => shell.openExternal(url),
    openProgram: launch,
  };
}
