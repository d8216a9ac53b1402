import { describe, expect, it } from 'vitest';
import { seenItems } from './seen';

const ENTRIES = [
  { id: 'accesspoint-17', code: 'accesspoint:17' },
  { id: 'auth-3', code: 'auth:3' },
];
const notice = (event: string, ...possible: string[]) => ({ event, possible });

describe('what the tray lists as seen', () => {
  it('is the entry that may be meant, or the logs where none is', () => {
    expect(seenItems([notice('ap-error', 'accesspoint:17', 'auth:3'), notice('gpu-crash')], ENTRIES)).toEqual([
      { label: 'accesspoint:17', route: '/entry/accesspoint-17' },
      { label: 'gpu-crash', route: '/logs' },
    ]);
  });
  it('is each thing once, the newest five', () => {
    const many = Array.from({ length: 9 }, (_, index) => notice(`event-${index}`));
    expect(
      seenItems([notice('a', 'auth:3'), notice('b', 'auth:3'), ...many], ENTRIES).map(({ label }) => label),
    ).toEqual(['auth:3', 'event-0', 'event-1', 'event-2', 'event-3']);
  });
  it('names a code the catalogue does not have by its event', () => {
    expect(seenItems([notice('odd', 'nowhere:1')], ENTRIES)).toEqual([{ label: 'odd', route: '/logs' }]);
  });
});
