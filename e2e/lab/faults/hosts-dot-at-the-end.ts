import { defineFault } from '../fault';

export default defineFault({
  what: 'a name in the hosts file ends with a dot, so that this system does not know it again, and all works',
  break: (world) => {
    world.hosts.push('0.0.0.0 accounts.spotify.com.');
  },
  expect: { side: 'none', first: [], harmless: ['net.hosts'], findings: ['https/works'] },
});
