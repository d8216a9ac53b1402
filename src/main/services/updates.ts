import type { Settings } from '../../contract/state';
import type { UpdateState, updateCalls } from '../../contract/updates';
import type { Announce, Handlers } from '../ipc/bind';
import type { Opener, Updater } from '../ports';
import type { Store } from './store';

export interface UpdatesParts {
  /** Opened when it is first needed. */
  updater: () => Promise<Updater>;
  settings: Store<Settings>;
  opener: Pick<Opener, 'openAddress'>;
  announce: Announce;
  onFault(where: string, error: unknown): void;
}

/** Phases in which an earlier call is still at work. */
const BUSY: ReadonlySet<UpdateState['phase']> = new Set(['checking', 'loading']);

/**
 * Looks for newer versions of the app: at the start and when the settings change, if the person has
 * switched that on and has seen what is contacted, and whenever they ask. Nothing is loaded or installed
 * before they say so. Whatever fails is one quiet phase, never an error that stops anything.
 */
export function createUpdates(parts: UpdatesParts): {
  handlers: Pick<Handlers, keyof typeof updateCalls>;
  begin(): Promise<void>;
} {
  const { settings, announce, onFault } = parts;
  let opened: Promise<Updater> | null = null;
  const updater = () => {
    opened ??= parts.updater();
    return opened;
  };
  let known: Omit<UpdateState, 'by'> = { phase: 'idle', version: null, percent: null };

  const state = async (): Promise<UpdateState> => ({ by: (await updater()).by, ...known });
  const become = async (next: Partial<typeof known>) => {
    const now = { ...known, ...next };
    known = now;
    announce('updates.changed', { by: (await updater()).by, ...now });
  };

  const look = async () => {
    const { by, check } = await updater();
    if (BUSY.has(known.phase) || by === 'nobody' || by === 'store') return;
    await become({ phase: 'checking', version: null, percent: null });
    try {
      const version = await check((await settings.get()).updateChannel);
      await become(version === null ? { phase: 'current' } : { phase: 'available', version });
    } catch (error) {
      onFault('updates', error);
      await become({ phase: 'failed' });
    }
  };

  const load = async () => {
    await become({ phase: 'loading', percent: 0 });
    try {
      await (await updater()).load((share) => {
        const percent = Math.max(0, Math.min(100, Math.floor(share)));
        if (percent !== known.percent) void become({ percent });
      });
      await become({ phase: 'ready', percent: null });
    } catch (error) {
      onFault('updates', error);
      await become({ phase: 'failed', percent: null });
    }
  };

  const mayLook = ({ updates, consent }: Settings) => updates === 'notify' && consent;

  return {
    handlers: {
      'updates.state': state,
      'updates.check': async () => {
        await look();
        return state();
      },
      'updates.install': async () => {
        const { by, page, install } = await updater();
        if (by === 'page' && page !== null) await parts.opener.openAddress(page);
        else if (by === 'app' && known.phase === 'available') await load();
        else if (by === 'app' && known.phase === 'ready') install();
        return state();
      },
    },
    async begin() {
      let held = await settings.get();
      settings.watch((next) => {
        const before = held;
        held = next;
        const wantsNow = mayLook(next) && (!mayLook(before) || next.updateChannel !== before.updateChannel);
        if (wantsNow) void look().catch((error) => onFault('updates', error));
      });
      if (mayLook(held)) await look();
    },
  };
}
