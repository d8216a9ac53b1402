import { describe, expect, it } from 'vitest';
import { readLogPatterns } from '../../../build/log-patterns';
import { readReasons, reasonsFor } from './reasons';

const patterns = readLogPatterns();

describe('why an event may hint at a code', () => {
  it('is known for every code that any row names', () => {
    for (const [word, { rows }] of Object.entries(patterns.events))
      for (const row of rows)
        for (const code of [...row.possible, ...Object.values(row.possibleFor).flat()])
          expect(reasonsFor(patterns, `${word}(x)`, [code]), `${word}: ${code}`).not.toEqual([]);
  });

  it('is told once, and not at all for codes or events that do not belong together', () => {
    const reasons = reasonsFor(patterns, 'ap-connection-error(112)', ['ap:112', 'auth:3']);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasonsFor(patterns, 'ap-connection-error(112)', ['auth:99'])).toEqual([]);
    expect(reasonsFor(patterns, '__proto__', ['ap:112'])).toEqual([]);
  });

  it('comes with the built program', async () => {
    expect(await readReasons('ap-connection-error(112)', ['ap:112'])).not.toEqual([]);
  });
});
