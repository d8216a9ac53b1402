import { defineFault } from '../fault';

export default defineFault({
  what: 'the first of two name servers is gone, and every look-up waits for it',
  break: (world) => {
    world.resolvers.unshift('192.168.50.77');
  },
  expect: { side: 'network', first: ['accesspoint:34', 'accesspoint:31'] },
});
