import { type Files, PortError } from '../ports';
import type { PrefsRead } from './facts';
import { leadsNowhere } from './locate/places';
import { PREFS_MAX_BYTES, parsePrefs } from './prefs';

/** Reads one prefs file, or says why not. Never throws for what a disk can do. */
export async function readPrefs(files: Files, path: string): Promise<PrefsRead> {
  try {
    const file = parsePrefs(await files.read(path, PREFS_MAX_BYTES), path);
    return file.damage === null ? { state: 'read', path, file } : { state: 'damaged', path, why: file.damage };
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    if (error.code === 'not-found') {
      return (await leadsNowhere({ files }, path))
        ? { state: 'unreadable', path, why: 'broken-link' }
        : { state: 'missing', path };
    }
    if (error.code === 'too-large') return { state: 'damaged', path, why: 'too-large' };
    const why = error.code === 'no-permission' || error.code === 'is-folder' ? error.code : 'failed';
    return { state: 'unreadable', path, why };
  }
}
