import { defineFault } from '../fault';
import { TO_SPOTIFY } from '../world/world';

export default defineFault({
  what: 'the network drops whatever goes to Spotify',
  break: (world) => {
    world.firewall.router.push(`${TO_SPOTIFY} drop`);
  },
  expect: {
    side: 'network',
    first: ['accesspoint:50', 'accesspoint:17', 'auth:3'],
    findings: ['ap/all-silent', 'https/unreachable', 'internet/works'],
  },
});
