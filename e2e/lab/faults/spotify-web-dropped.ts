import { defineFault } from '../fault';
import { TO_SPOTIFY_WEB } from '../world/world';

export default defineFault({
  what: 'the web servers of Spotify cannot be reached, its access points can',
  break: (world) => {
    world.firewall.router.push(`${TO_SPOTIFY_WEB} drop`);
  },
  expect: { side: 'network', first: ['accesspoint:50', 'auth:3'], findings: ['ap/reachable', 'https/unreachable'] },
});
