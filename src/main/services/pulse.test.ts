import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPulse } from './pulse';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells the first change at once, and those that follow once for each beat', () => {
  let told = 0;
  const pulse = createPulse(200, () => {
    told += 1;
  });
  pulse.ask();
  expect(told).toBe(1);
  for (let count = 0; count < 50; count += 1) pulse.ask();
  vi.advanceTimersByTime(199);
  expect(told).toBe(1);
  vi.advanceTimersByTime(1);
  expect(told).toBe(2);
  // Nothing changed since: nothing to tell, and the next change is told at once.
  vi.advanceTimersByTime(1000);
  expect(told).toBe(2);
  pulse.ask();
  expect(told).toBe(3);
});

it('is silent once it was stopped', () => {
  let told = 0;
  const pulse = createPulse(200, () => {
    told += 1;
  });
  pulse.ask();
  pulse.ask();
  pulse.stop();
  vi.advanceTimersByTime(1000);
  expect(told).toBe(1);
});
