import { PortError } from '../ports';
import type { ProfileFact } from '../windows/facts';
import { ask } from './ask';
import type { CheckContext } from './check';
import { controlAnswers, isCertificateError } from './control-hosts';
import { macNetwork } from './system/mac-ways';

/**
 * What the system tells programs, held against what two other sites say: `wrong` and `right` are about a no,
 * `unproven` is a no that nothing could be held against, `unclear` one where the sites gave odd answers.
 */
export type OnlineState = 'online' | 'offline-wrong' | 'offline-right' | 'unproven' | 'unclear';

/**
 * Asked once for a run. The two sites are asked only when the system says no, and the run may use the
 * network. Throws PortError where nobody could tell what the system says.
 */
export function onlineState(context: CheckContext): Promise<OnlineState> {
  return context.shared('online-state', async () => {
    if (await systemSaysOnline(context)) return 'online';
    if (context.offline) return 'unproven';
    const asked = await controlAnswers(context);
    if (asked.some(({ answer }) => answer !== null)) return 'offline-wrong';
    return asked.some(({ error }) => isCertificateError(error)) ? 'unclear' : 'offline-right';
  });
}

/** One no is a no: programs differ in whom they ask. */
async function systemSaysOnline(context: CheckContext): Promise<boolean> {
  const [host, own] = await Promise.allSettled([
    context.ports.host?.online() ?? null,
    ASK[platformOf(context)](context),
  ]);
  context.signal.throwIfAborted();
  const told = [host, own].map((answer) => (answer.status === 'fulfilled' ? answer.value : null));
  if (told.includes(false)) return false;
  if (told.includes(true)) return true;
  throw own.status === 'rejected' ? own.reason : new PortError('failed', 'UNREADABLE');
}

const platformOf = ({ ports }: CheckContext) => ports.machine.platform;

const ASK = {
  async windows(context: CheckContext): Promise<boolean | null> {
    const { online, profiles } = await context.windows('online', 'profiles');
    return online ?? (profiles === null ? null : anyConnected(profiles));
  },
  async macos(context: CheckContext): Promise<boolean | null> {
    return (await macNetwork(context))?.reachable ?? null;
  },
  async linux(context: CheckContext): Promise<boolean | null> {
    // Without `check`: what it believes now, nothing is tried. It ends with a fault when it does not run.
    const word = (await ask(context, 'nmcli', ['networking', 'connectivity']))?.trim();
    return word === undefined ? null : (CONNECTIVITY.get(word) ?? null);
  },
} as const;

/** NetworkManager's words, which it does not translate. A portal is neither: another check looks for it. */
const CONNECTIVITY: ReadonlyMap<string, boolean> = new Map([
  ['full', true],
  ['limited', false],
  ['none', false],
]);

/** 4 = internet. Null without any network, or where the numbers are not told. */
function anyConnected(profiles: readonly ProfileFact[]): boolean | null {
  const levels = profiles.flatMap(({ v4, v6 }) => [v4, v6]).filter((level) => level !== null);
  return levels.length === 0 ? null : levels.includes(4);
}
