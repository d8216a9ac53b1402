import { ActFault } from '../acts/kind';
import type { VerbHandler } from './verbs';

/** A download of some hundred megabytes. */
const UPDATE_MS = 30 * 60_000;
const ARGS = ['update', '--user', '--assumeyes', '--noninteractive', 'com.spotify.Client'];

/** Updates the flatpak of one person, which needs nobody else's leave. */
export const verb: VerbHandler = {
  async perform(_params, { ports, signal }) {
    const { code } = await ports.exec.run('flatpak', ARGS, { timeoutMs: UPDATE_MS, signal });
    if (code !== 0) throw new ActFault('failed');
  },
  text: () => `flatpak ${ARGS.join(' ')}`,
};
