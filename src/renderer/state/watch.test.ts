import { beforeEach, expect, it, vi } from 'vitest';
import type { WatchNotice } from '../../contract/logs';

const notice = (at: string): WatchNotice => ({ id: at, at, event: 'app-crash', text: '', possible: [], source: 's' });

/** A host with these notices, and a way to send one. */
async function open(notices: WatchNotice[], kept = new Map<string, string>()) {
  let listener: (notice: WatchNotice) => void = () => undefined;
  vi.resetModules();
  await import('../../testing/words');
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal('window', {
    backline: {
      call: { 'watch.notices': async () => ({ ok: true, value: notices }) },
      on: {
        'watch.seen': (heard: typeof listener) => {
          listener = heard;
        },
      },
    },
  });
  const watch = await import('./watch');
  await watch.followWatch();
  const count = () => watch.countNew(watch.useWatch.getState());
  return { ...watch, count, kept, send: (seen: WatchNotice) => listener(seen) };
}

beforeEach(() => vi.unstubAllGlobals());

it('counts what the person has not seen, over reloads', async () => {
  const first = await open([notice('2026-03-02'), notice('2026-03-01')]);
  expect(first.count()).toBe(2);
  first.markSeen();
  expect(first.count()).toBe(0);
  first.send(notice('2026-03-03'));
  expect(first.count()).toBe(1);
  expect(first.useWatch.getState().notices?.map(({ at }) => at)).toEqual(['2026-03-03', '2026-03-02', '2026-03-01']);
  const second = await open([notice('2026-03-03'), notice('2026-03-02')], first.kept);
  expect(second.count()).toBe(1);
});

it('lists a notice once, and says that it came', async () => {
  const { send, useWatch } = await open([]);
  send(notice('2026-03-03'));
  send(notice('2026-03-03'));
  expect(useWatch.getState().notices).toHaveLength(1);
  const { useNotice } = await import('./notice');
  expect(useNotice.getState().notice?.text).toContain('app-crash');
});
