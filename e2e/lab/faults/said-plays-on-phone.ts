import { defineFault } from '../fault';
import { TO_SPOTIFY } from '../world/world';

export default defineFault({
  what: 'the network drops whatever goes to Spotify, and a phone over mobile data plays',
  break: (world) => {
    world.firewall.router.push(`${TO_SPOTIFY} drop`);
  },
  answers: { 'mobile-data': 'plays' },
  expect: { side: 'network', first: ['accesspoint:50', 'auth:3'], findings: ['ap/all-silent', 'internet/works'] },
});
