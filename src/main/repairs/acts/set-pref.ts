import type { Ports } from '../../ports';
import { PREFS_MAX_BYTES, parsePrefs, prefsValue } from '../../spotify/prefs';
import { editPrefs } from '../../spotify/prefs-edit';
import { sameBytes } from '../bytes';
import { shorten } from '../shorten';
import type { ActOf } from './act';
import { type ActContext, ActFault, type ActHandler } from './kind';

type SetPref = ActOf<'set-pref'>;

/**
 * One key of Spotify's prefs. The way back is the same edit the other way round: Spotify rewrites the file
 * whenever it quits, and the copy of before would throw away what came since. The copy serves where nothing did.
 */
export const setPref: ActHandler<'set-pref'> = {
  async look({ path, key, before, after, isDefault }, { ports }) {
    const now = await valueIn(ports, path, key);
    if (now === before) return 'before';
    return now === after || (isDefault && now === null) ? 'after' : 'other';
  },
  async perform(act, context) {
    const now = await read(context.ports, act.path);
    await context.copy.put(now);
    await write(act, edited(act, now, act.after), context);
  },
  async revert(act, context) {
    const now = await read(context.ports, act.path);
    const old = await context.copy.get();
    const untouched = old !== null && sameBytes(edited(act, old, act.after), now);
    await write(act, untouched ? old : edited(act, now, act.before), context);
  },
  closed: () => true,
  show: ({ path, key, before, after }, { ports }) => ({
    kind: 'text',
    place: shorten(ports, path),
    line: null,
    before: before === null ? null : `${key}=${before}`,
    after: after === null ? null : `${key}=${after}`,
  }),
};

async function read(ports: Ports, path: string): Promise<Uint8Array> {
  // What stands behind a link may not be Spotify's.
  if ((await ports.files.linkFacts(path))?.kind !== 'file') throw new ActFault('link');
  return ports.files.read(path, PREFS_MAX_BYTES);
}

async function valueIn(ports: Ports, path: string, key: string) {
  const file = parsePrefs(await read(ports, path), path);
  if (file.damage !== null && file.damage !== 'empty') throw new ActFault('changed');
  return prefsValue(file, key) ?? null;
}

function edited({ key }: SetPref, bytes: Uint8Array, value: SetPref['after']): Uint8Array {
  const edit = editPrefs(bytes, key, value);
  if (!edit.ok) throw new ActFault('changed');
  return edit.bytes;
}

async function write({ path }: SetPref, bytes: Uint8Array, { ports, spotify, signal }: ActContext) {
  // Looked at last of all: a client that runs would write its own state over ours when it quits.
  if (await spotify.running(signal)) throw new ActFault('spotify-running');
  await ports.files.writeAtomic(path, bytes);
}
