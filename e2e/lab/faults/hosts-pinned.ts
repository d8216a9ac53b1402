import { defineFault } from '../fault';
import { addressOf } from '../world/places';

export default defineFault({
  what: 'a line of the hosts file pins a name to the address it has anyway, and all works',
  break: (world) => {
    world.hosts.push(`${addressOf('ap-gew4.spotify.com')} ap-gew4.spotify.com`);
  },
  expect: { side: 'none', first: [], harmless: ['net.hosts'], findings: ['https/works', 'ap/reachable'] },
});
