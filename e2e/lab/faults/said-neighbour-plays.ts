import { defineFault } from '../fault';
import { TO_SPOTIFY } from '../world/world';

export default defineFault({
  what: 'something drops whatever goes to Spotify, and another device in the network plays',
  break: (world) => {
    world.firewall.router.push(`${TO_SPOTIFY} drop`);
  },
  answers: { 'same-network': 'plays' },
  expect: { side: 'computer', first: ['accesspoint:39', 'auth:3'], findings: ['ap/all-silent', 'internet/works'] },
});
