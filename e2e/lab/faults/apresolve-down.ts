import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'the list of access points is refused, all else works',
  break: (world) => {
    world.firewall.router.push(`${toHosts(['apresolve.spotify.com'])} reject with tcp reset`);
  },
  expect: {
    side: ['spotify', 'network'],
    first: ['accesspoint:31', 'accesspoint:39', 'ap:104'],
    findings: ['apresolve/failed', 'ap/reachable'],
  },
});
