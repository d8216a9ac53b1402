import { defineFault } from '../fault';

export default defineFault({
  what: 'every encrypted connection begins after two seconds',
  break: (world) => {
    for (const site of world.webs('all')) site.handshakeMs = 1500;
  },
  expect: { side: 'none', first: [] },
});
