import { expect, it } from 'vitest';
import { calls, events } from './api';
import { CALL_NAMES, EVENT_NAMES } from './channels';

it('names every call and event of the contract, and no other', () => {
  expect([...CALL_NAMES].sort()).toEqual(Object.keys(calls).sort());
  expect([...EVENT_NAMES].sort()).toEqual(Object.keys(events).sort());
});
