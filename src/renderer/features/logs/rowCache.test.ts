import { describe, expect, it } from 'vitest';
import type { LogRow } from '../../../contract/logs';
import { PAGE, RowCache } from './rowCache';

const row = (at: number, text = `line ${at}`): LogRow => ({
  at,
  source: 's',
  line: at + 1,
  time: null,
  level: null,
  group: 'other',
  event: null,
  possible: [],
  text,
});

/** A host that answers when it is told to. */
function fakeHost(text = (at: number) => `line ${at}`) {
  const asked: number[] = [];
  const waiting: (() => void)[] = [];
  const fetch = (from: number, count: number) => {
    asked.push(from / PAGE);
    return new Promise<LogRow[]>((resolve) => {
      waiting.push(() => resolve(Array.from({ length: count }, (_, place) => row(from + place, text(from + place)))));
    });
  };
  const answer = async () => {
    for (const send of waiting.splice(0)) send();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { asked, fetch, answer };
}

const unexpected = (error: unknown) => {
  throw error;
};

describe('rows of a list', () => {
  it('are fetched by pages, once, and told of when they are here', async () => {
    const host = fakeHost();
    let changes = 0;
    const cache = new RowCache(host.fetch, () => (changes += 1), unexpected);
    cache.need(190, 210);
    cache.need(195, 215);
    expect(host.asked).toEqual([0, 1]);
    expect(cache.row(195)).toBeNull();
    await host.answer();
    expect(changes).toBe(2);
    expect(cache.row(195)?.text).toBe('line 195');
    expect(cache.row(201)?.text).toBe('line 201');
    cache.need(0, 300);
    expect(host.asked).toEqual([0, 1]);
  });

  it('stay in sight until those of a newer view are here', async () => {
    const before = fakeHost();
    const cache = new RowCache(before.fetch, () => undefined, unexpected);
    cache.need(0, 10);
    await before.answer();
    const after = fakeHost((at) => `new ${at}`);
    cache.renew(after.fetch);
    expect(cache.row(3)?.text).toBe('line 3');
    expect(cache.isFresh(3)).toBe(false);
    cache.need(0, 10);
    expect(cache.row(3)?.text).toBe('line 3');
    await after.answer();
    expect(cache.row(3)?.text).toBe('new 3');
    expect(cache.isFresh(3)).toBe(true);
  });

  it('of a view that is gone change nothing any more', async () => {
    const before = fakeHost();
    const cache = new RowCache(before.fetch, () => undefined, unexpected);
    cache.need(0, 10);
    const after = fakeHost((at) => `new ${at}`);
    cache.renew(after.fetch);
    cache.need(0, 10);
    await after.answer();
    await before.answer();
    expect(cache.row(3)?.text).toBe('new 3');
  });

  it('are forgotten at once when the list is another one', async () => {
    const host = fakeHost();
    const cache = new RowCache(host.fetch, () => undefined, unexpected);
    cache.need(0, 10);
    await host.answer();
    cache.replace(fakeHost().fetch);
    expect(cache.row(3)).toBeNull();
  });

  it('that were looked at long ago make room for others', async () => {
    const host = fakeHost();
    const cache = new RowCache(host.fetch, () => undefined, unexpected);
    for (let page = 0; page < 70; page += 1) {
      cache.need(0, 0);
      cache.need(page * PAGE, page * PAGE);
      await host.answer();
    }
    expect(cache.row(0)).not.toBeNull();
    expect(cache.row(5 * PAGE)).toBeNull();
    expect(cache.row(69 * PAGE)).not.toBeNull();
  });

  it('that could not be had are told of, and asked for again', async () => {
    const faults: unknown[] = [];
    let asked = 0;
    const fault = new Error('gone');
    const cache = new RowCache(
      () => {
        asked += 1;
        return Promise.reject(fault);
      },
      () => undefined,
      (error) => faults.push(error),
    );
    cache.need(0, 10);
    await Promise.resolve();
    await Promise.resolve();
    expect(faults).toEqual([fault]);
    cache.need(0, 10);
    expect(asked).toBe(2);
  });
});
