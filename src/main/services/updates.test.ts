import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings, StoredSettings } from '../../contract/state';
import { UpdateState } from '../../contract/updates';
import { createFiles } from '../platform/files';
import { currentPlatform } from '../platform/node';
import type { Updater } from '../ports';
import { openStore, type Store } from './store';
import { createUpdates } from './updates';

let folder = '';
let settings: Store<Settings>;
let heard: UpdateState[] = [];
let opened: string[] = [];
let faults: unknown[] = [];
beforeEach(async () => {
  [heard, opened, faults] = [[], [], []];
  folder = await mkdtemp(join(tmpdir(), 'backline-updates-'));
  const files = createFiles(currentPlatform());
  settings = openStore({
    files,
    folder,
    name: 'settings',
    schema: async () => StoredSettings,
    fallback: DEFAULT_SETTINGS,
    onDamaged: () => {},
  });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** An updater that can do nothing but what a test gives it. */
function open(given: Partial<Updater>) {
  const never = (what: string) => () => {
    throw new Error(`${what} was not asked for`);
  };
  const updater: Updater = {
    by: 'app',
    page: null,
    check: never('check'),
    load: never('load'),
    install: never('install'),
    ...given,
  };
  return createUpdates({
    updater: async () => updater,
    settings,
    opener: { openAddress: async (url) => void opened.push(url) },
    announce: (name, payload) => {
      expect(name).toBe('updates.changed');
      heard.push(UpdateState.parse(payload));
    },
    onFault: (_where, error) => void faults.push(error),
  });
}
const change = (changes: Partial<Settings>) => settings.change((held) => ({ ...held, ...changes }));
const phases = () => heard.map(({ phase }) => phase);

describe('[sec-43] newer versions', () => {
  it('[sec-27] are not looked for unless both the switch and the agreement are there', async () => {
    const { begin, handlers } = open({});
    await begin();
    await change({ updates: 'notify' });
    await change({ updates: 'off', consent: true });
    await change({ updateChannel: 'beta' });
    expect(heard).toEqual([]);
    expect(await handlers['updates.state']({})).toEqual({ by: 'app', phase: 'idle', version: null, percent: null });
  });

  it('are looked for once at the start when both are there', async () => {
    await change({ updates: 'notify', consent: true });
    const asked: string[] = [];
    const { begin } = open({
      check: async (channel) => {
        asked.push(channel);
        return '2.0.0';
      },
    });
    await begin();
    expect(asked).toEqual(['stable']);
    expect(phases()).toEqual(['checking', 'available']);
    expect(heard.at(-1)?.version).toBe('2.0.0');
  });

  it('are looked for anew on another channel', async () => {
    await change({ updates: 'notify', consent: true });
    const asked: string[] = [];
    let done = () => {};
    const again = new Promise<void>((resolve) => {
      done = resolve;
    });
    const { begin } = open({
      check: async (channel) => {
        asked.push(channel);
        if (channel === 'beta') done();
        return null;
      },
    });
    await begin();
    await change({ theme: 'dark' });
    await change({ updateChannel: 'beta' });
    await again;
    expect(asked).toEqual(['stable', 'beta']);
  });

  it('are looked for when the person asks, whatever is switched on', async () => {
    const { handlers } = open({ check: async () => null });
    expect(await handlers['updates.check']({})).toMatchObject({ phase: 'current', version: null });
    expect(phases()).toEqual(['checking', 'current']);
  });

  it('a failure is a phase, not an error', async () => {
    const { handlers } = open({ check: () => Promise.reject(new Error('no network')) });
    expect(await handlers['updates.check']({})).toMatchObject({ phase: 'failed' });
    expect(faults).toHaveLength(1);
  });

  it('are loaded and installed only step by step, each when asked', async () => {
    let installs = 0;
    const { handlers } = open({
      check: async () => '2.0.0',
      load: async (onPercent) => {
        for (const percent of [0, 0.4, 33.3, 33.9, 250]) onPercent(percent);
      },
      install: () => {
        installs += 1;
      },
    });
    expect(await handlers['updates.install']({})).toMatchObject({ phase: 'idle' });
    await handlers['updates.check']({});
    expect(await handlers['updates.install']({})).toMatchObject({ phase: 'ready', version: '2.0.0' });
    expect(heard.map(({ percent }) => percent)).toEqual([null, null, 0, 33, 100, null]);
    expect(installs).toBe(0);
    await handlers['updates.install']({});
    expect(installs).toBe(1);
  });

  it('that do not load leave the app as it is', async () => {
    const { handlers } = open({ check: async () => '2.0.0', load: () => Promise.reject(new Error('bad signature')) });
    await handlers['updates.check']({});
    expect(await handlers['updates.install']({})).toMatchObject({ phase: 'failed', percent: null });
    expect(await handlers['updates.install']({})).toMatchObject({ phase: 'failed' });
  });

  it('of copies that cannot replace themselves lead to the page of releases', async () => {
    const page = 'https://github.com/somebody/backline/releases';
    const { handlers } = open({ by: 'page', page, check: async () => '2.0.0' });
    await handlers['updates.check']({});
    await handlers['updates.install']({});
    expect(opened).toEqual([page]);
  });

  it('are never looked for where nobody could install them', async () => {
    await change({ updates: 'notify', consent: true });
    for (const by of ['nobody', 'store'] as const) {
      const { begin, handlers } = open({ by });
      await begin();
      expect(await handlers['updates.check']({})).toMatchObject({ by, phase: 'idle' });
      expect(await handlers['updates.install']({})).toMatchObject({ by, phase: 'idle' });
    }
    expect(heard).toEqual([]);
  });
});
