import { afterEach, expect, it, vi } from 'vitest';

const started = vi.hoisted(() => [] as unknown[]);
vi.mock('./name-helper', () => ({
  HELPER_SLOTS: 1,
  createNameHelper: (...given: unknown[]) => {
    started.push(given);
    return { resolve: async () => [], giveUp: () => {} };
  },
  nodeHelper: () => 'plain',
}));

afterEach(() => {
  Reflect.deleteProperty(process.versions, 'electron');
});

it('[sec-28] names are looked up by a Node beside this one in plain Node, never where this program is Electron', async () => {
  const { createNodePorts } = await import('./node');
  createNodePorts({ version: '1', namesApart: true });
  expect(started).toHaveLength(1);
  Object.defineProperty(process.versions, 'electron', { value: '45.0.0', configurable: true });
  createNodePorts({ version: '1', namesApart: true });
  expect(started).toEqual([['plain']]);
  // A way that Electron has of its own is taken there.
  const own = () => ({ send: () => {}, end: () => {} });
  createNodePorts({ version: '1', namesApart: own });
  expect(started).toEqual([['plain'], [own]]);
});
