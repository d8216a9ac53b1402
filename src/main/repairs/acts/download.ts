import { shorten } from '../shorten';
import { isSignedBySpotify } from '../signature';
import { ActFault, type ActHandler } from './kind';
import { guardNew, lookNew, rememberNew, revertNew } from './new-thing';

/** Without a sign of life, in milliseconds. */
const PATIENCE_MS = 30_000;
/** The full installer takes about a hundred megabytes. */
const MOST_BYTES = 400 * 1024 * 1024;

/** An installer of Spotify's. It gets its name only when Spotify's own signature on it is valid. */
export const download: ActHandler<'download'> = {
  look: lookNew,
  async perform(act, context) {
    const { ports, signal } = context;
    await guardNew(act, context);
    const pieces = ports.net.download(act.url, { timeoutMs: PATIENCE_MS, maxBytes: MOST_BYTES, signal });
    await ports.files.fill({ path: act.path, draft: act.to }, pieces, async (draft) => {
      if (!(await isSignedBySpotify(ports, draft, signal))) throw new ActFault('failed');
      await rememberNew(draft, context);
    });
  },
  revert: revertNew,
  closed: () => false,
  show: ({ url, path }, { ports }) => ({ kind: 'download', from: url, to: shorten(ports, path) }),
};
