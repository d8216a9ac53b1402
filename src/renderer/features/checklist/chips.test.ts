import { describe, expect, it } from 'vitest';
import type { ResolvedStep } from '../../../contract/catalog';
import { chipsFor, linesOf, localText, minutesLeft } from './chips';

const step = (over: Partial<ResolvedStep>): ResolvedStep => ({
  id: 'a',
  title: 'a',
  kind: 'person',
  how: { any: 'Do it.' },
  why: null,
  note: null,
  platforms: ['windows'],
  verify: [],
  repair: [],
  open: null,
  command: null,
  needsAdmin: false,
  loses: null,
  harm: 0,
  minutes: [1, 2],
  mends: [],
  ...over,
});

const NEW = { proven: false, blind: false };

describe('chipsFor', () => {
  it.each([
    ['only the person', step({}), ['person']],
    ['a place to open', step({ kind: 'open', open: { any: 'services' } }), ['open']],
    ['a place to open on another system', step({ kind: 'open', open: { macos: 'sharing' } }), ['person']],
    ['a check', step({ kind: 'verify', verify: ['net.link'] }), ['check']],
    ['a verify step that no check answers', step({ kind: 'verify' }), ['person']],
    ['admin rights', step({ open: { any: 'services' }, needsAdmin: true }), ['open', 'admin']],
    ['admin rights alone', step({ needsAdmin: true }), ['admin']],
  ])('%s', (_name, one, chips) => {
    expect(chipsFor(one, 'windows', NEW)).toEqual(chips);
  });

  it('promises a repair only where the app has it', () => {
    const repair = step({ kind: 'repair', repair: ['rep.cache'] });
    expect(chipsFor(repair, 'windows', NEW)).toEqual(['person']);
    expect(chipsFor(repair, 'windows', NEW, new Set(['rep.cache']))).toEqual(['repair']);
  });

  it('says help where a repair is only a part of the step', () => {
    const ours = new Set(['rep.cache']);
    const part = { repair: ['rep.cache'] };
    expect(chipsFor(step(part), 'windows', NEW, ours)).toEqual(['help']);
    expect(chipsFor(step(part), 'windows', NEW)).toEqual(['person']);
    expect(chipsFor(step({ ...part, kind: 'open', open: { any: 'x' } }), 'windows', NEW, ours)).toEqual([
      'open',
      'help',
    ]);
    const verify = step({ ...part, kind: 'verify', verify: ['net.link'] });
    expect(chipsFor(verify, 'windows', NEW, ours)).toEqual(['check', 'help']);
  });

  it('does not offer a check that already could not tell', () => {
    const verify = step({ kind: 'verify', verify: ['spotify.offline'] });
    expect(chipsFor(verify, 'windows', { ...NEW, blind: true })).toEqual(['person']);
  });

  it('says verified alone once a check proved it', () => {
    expect(
      chipsFor(step({ kind: 'verify', verify: ['net.link'], needsAdmin: true }), 'windows', { ...NEW, proven: true }),
    ).toEqual(['verified']);
  });
});

describe('words of a step', () => {
  it('are those of the system, else those for all', () => {
    expect(localText({ any: 'a', windows: 'w' }, 'windows')).toBe('w');
    expect(localText({ any: 'a', windows: 'w' }, 'linux')).toBe('a');
    expect(localText({ windows: 'w' }, 'linux')).toBeNull();
    expect(localText(null, 'linux')).toBeNull();
  });

  it('are one action per line, without a numbering of their own', () => {
    expect(linesOf('1. Quit.\n\n 2) Wait 10.5 s.\n- Start.\n3 times.')).toEqual([
      'Quit.',
      'Wait 10.5 s.',
      'Start.',
      '3 times.',
    ]);
  });

  it('add up to the minutes that are left', () => {
    expect(minutesLeft([step({ minutes: [1, 2] }), step({ minutes: [5, 10] })], 20)).toBe(9);
    expect(minutesLeft([], 20)).toBe(0);
  });

  it('promise no more work than the entry does', () => {
    expect(minutesLeft([step({ minutes: [10, 20] }), step({ minutes: [20, 40] })], 20)).toBe(20);
  });
});
