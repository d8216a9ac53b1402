import { expect, it } from 'vitest';
import { until } from './wait';

const quiet = new AbortController().signal;

it('looks again until it is so', async () => {
  let looks = 0;
  expect(await until(async () => ++looks === 3, quiet, { mostMs: 10, pauseMs: 1 })).toBe(true);
  expect(looks).toBe(3);
});

it('gives up in the end', async () => {
  let looks = 0;
  const never = async () => {
    looks += 1;
    return false;
  };
  expect(await until(never, quiet, { mostMs: 2, pauseMs: 1 })).toBe(false);
  expect(looks).toBe(3);
});

it('ends at once when it is stopped, also in a pause', async () => {
  const stop = new AbortController();
  const waiting = until(async () => false, stop.signal, { mostMs: 3_600_000, pauseMs: 3_600_000 });
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
