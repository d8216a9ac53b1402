import { findWidevine, WIDEVINE_SOURCE } from '../spotify/widevine';
import { type CheckContext, defineCheck } from './check';
import { controlAnswers, isCertificateError } from './control-hosts';

/**
 * Whether Spotify has the module that decrypts music. Where it lies is not written down anywhere, so that
 * not finding it is a fault only when it could not be fetched either.
 */
export const check = defineCheck({
  id: 'spotify.widevine',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  timeoutMs: 20_000,
  findings: ['widevine/present', 'widevine/incomplete', 'widevine/missing-and-blocked'],
  async run(context) {
    const used = (await context.spotify.installs())[0];
    if (!used) return { status: 'not-applicable' };
    const { version, emptied } = await findWidevine(context.ports, used, context.signal);
    if (version !== null) return { status: 'ok', findings: [{ id: 'widevine/present', data: { version } }] };
    if (!context.offline && (await isSourceBlocked(context))) {
      return { status: 'problem', findings: [{ id: 'widevine/missing-and-blocked', data: { host: WIDEVINE_SOURCE } }] };
    }
    if (emptied.length > 0) return { status: 'problem', findings: [{ id: 'widevine/incomplete' }] };
    return { status: 'unknown', reason: { code: 'not-found' } };
  },
});

/** Only where other sites answer: without a network nothing can be said about one host. */
async function isSourceBlocked(context: CheckContext): Promise<boolean> {
  const { ports, signal } = context;
  const blocked = await ports.net.tcp(WIDEVINE_SOURCE, 443, { timeoutMs: 4000, signal }).then(
    () => false,
    () => true,
  );
  signal.throwIfAborted();
  if (!blocked) return false;
  return (await controlAnswers(context)).some(({ answer, error }) => answer !== null || isCertificateError(error));
}
