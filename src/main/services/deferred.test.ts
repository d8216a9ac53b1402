import { expect, it } from 'vitest';
import { callsOf, deferHandlers, once } from './deferred';

it('loads once, however often and however many at a time ask', async () => {
  let loads = 0;
  const get = once(async () => {
    loads += 1;
    return { loads };
  });
  expect(loads).toBe(0);
  const [first, second] = await Promise.all([get(), get()]);
  expect(first).toBe(second);
  expect(await get()).toBe(first);
  expect(loads).toBe(1);
});

it('tries again after a load that failed', async () => {
  let loads = 0;
  const get = once(async () => {
    loads += 1;
    if (loads === 1) throw new Error('not yet');
    return 'there';
  });
  await expect(get()).rejects.toThrow('not yet');
  expect(await get()).toBe('there');
});

it('names the calls of a group, and none that only begins like it', () => {
  expect(callsOf('updates', 'record')).toEqual([
    'record.state',
    'record.start',
    'record.stop',
    'record.remove',
    'updates.state',
    'updates.check',
    'updates.install',
  ]);
  expect(callsOf('report').every((name) => name.startsWith('report.'))).toBe(true);
});

it('loads handlers when the first of them is called, and hands over what they are given and answer', async () => {
  let loads = 0;
  const handlers = deferHandlers(['link.open', 'history.list'], async () => {
    loads += 1;
    return {
      'link.open': async ({ link }) => {
        if (link !== 'status') throw new Error(`opened ${link}`);
        return {};
      },
      'history.list': async () => [],
    };
  });
  expect(Object.keys(handlers)).toEqual(['link.open', 'history.list']);
  expect(loads).toBe(0);
  expect(await handlers['history.list']({})).toEqual([]);
  await expect(handlers['link.open']({ link: 'other' })).rejects.toThrow('opened other');
  expect(await handlers['link.open']({ link: 'status' })).toEqual({});
  expect(loads).toBe(1);
});
