import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Address, PortError } from '../ports';
import { createLoopback } from './loopback.testing';
import { createLookup } from './names';
import { queryServers } from './query';

const real: Address[] = [{ address: '203.0.113.1', family: 4 }];

/** A resolver whose answers the test gives by hand. */
function byHand() {
  const asked: string[] = [];
  const open = new Map<string, { resolve(value: Address[]): void; reject(error: Error): void }>();
  return {
    asked,
    answer: (host: string, value: Address[] | Error) => {
      const one = open.get(host);
      if (value instanceof Error) one?.reject(value);
      else one?.resolve(value);
    },
    resolveName: (host: string) =>
      new Promise<Address[]>((resolve, reject) => {
        asked.push(host);
        open.set(host, { resolve, reject });
      }),
  };
}

describe('lookup', () => {
  it('asks once for a name that several want at a time, and again afterwards', async () => {
    const hand = byHand();
    const lookup = createLookup(hand.resolveName, 2);
    const both = Promise.all([lookup('a', { timeoutMs: 5000 }), lookup('a', { timeoutMs: 5000 })]);
    hand.answer('a', real);
    expect(await both).toEqual([real, real]);
    const again = lookup('a', { timeoutMs: 5000 });
    hand.answer('a', []);
    expect(await again).toEqual([]);
    expect(hand.asked).toEqual(['a', 'a']);
  });

  it('does not ask about addresses', async () => {
    const lookup = createLookup(() => Promise.reject(new Error('asked')), 1);
    expect(await lookup('203.0.113.9', { timeoutMs: 1 })).toEqual([{ address: '203.0.113.9', family: 4 }]);
    expect(await lookup('2001:db8::1', { timeoutMs: 1 })).toEqual([{ address: '2001:db8::1', family: 6 }]);
  });

  it('counts time from when a question is asked, not while it waits for its turn', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const hand = byHand();
    const lookup = createLookup(hand.resolveName, 1);
    const first = lookup('slow', { timeoutMs: 5000 });
    // A limit this small would be over before its turn if waiting counted.
    const second = lookup('next', { timeoutMs: 50 });
    await vi.advanceTimersByTimeAsync(80);
    expect(hand.asked).toEqual(['slow']);
    hand.answer('slow', real);
    await first;
    await new Promise(setImmediate);
    hand.answer('next', real);
    expect(await second).toEqual(real);
    vi.useRealTimers();
  });

  it('fails those that wait behind a resolver that does not answer, and works again when it does', async () => {
    const hand = byHand();
    const lookup = createLookup(hand.resolveName, 1);
    const stuck = lookup('stuck', { timeoutMs: 20 });
    const behind = lookup('behind', { timeoutMs: 60_000 });
    await expect(stuck).rejects.toMatchObject({ code: 'timeout' });
    await expect(behind).rejects.toMatchObject({ code: 'timeout' });
    await expect(lookup('later', { timeoutMs: 60_000 })).rejects.toMatchObject({ code: 'timeout' });
    expect(hand.asked).toEqual(['stuck']);
    hand.answer('stuck', new Error('late'));
    await new Promise(setImmediate);
    const fresh = lookup('fresh', { timeoutMs: 60_000 });
    hand.answer('fresh', real);
    expect(await fresh).toEqual(real);
  });

  it('never asks a question whose asker has left', async () => {
    const hand = byHand();
    const lookup = createLookup(hand.resolveName, 1);
    const controller = new AbortController();
    const first = lookup('first', { timeoutMs: 5000 });
    const left = lookup('left', { timeoutMs: 5000, signal: controller.signal });
    controller.abort();
    await expect(left).rejects.toMatchObject({ code: 'cancelled' });
    hand.answer('first', real);
    await first;
    await new Promise(setImmediate);
    expect(hand.asked).toEqual(['first']);
  });

  it('gives the system its own words', async () => {
    const lookup = createLookup(() => Promise.reject(Object.assign(new Error(), { code: 'EAI_AGAIN' })), 1);
    await expect(lookup('a', { timeoutMs: 1000 })).rejects.toEqual(new PortError('failed', 'EAI_AGAIN'));
  });
});

describe('query', () => {
  const { nameServer, close } = createLoopback();
  afterEach(close);
  const serve = (answer: string | number | null) => nameServer(() => answer);

  it('asks the servers themselves', async () => {
    const servers = await serve('35.186.224.25');
    expect(await queryServers('ap.spotify.com', { timeoutMs: 5000 }, servers)).toEqual([
      { address: '35.186.224.25', family: 4 },
    ]);
  });

  it.each([
    [3, 'not-found', 'ENOTFOUND'],
    [2, 'failed', 'ESERVFAIL'],
    [5, 'failed', 'EREFUSED'],
    [0, 'not-found', 'ENODATA'],
  ])('names return code %i', async (code, port, system) => {
    const servers = await serve(code);
    await expect(queryServers('a.spotify.com', { timeoutMs: 5000 }, servers)).rejects.toEqual(
      new PortError(port as PortError['code'], system),
    );
  });

  it('gives up on silence', async () => {
    const servers = await serve(null);
    await expect(queryServers('a.spotify.com', { timeoutMs: 60 }, servers)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('can be cancelled', async () => {
    const servers = await serve(null);
    const controller = new AbortController();
    const asked = queryServers('a.spotify.com', { timeoutMs: 60_000, signal: controller.signal }, servers);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  });
});
