import { defineFault } from '../fault';
import { TO_SPOTIFY } from '../world/world';

export default defineFault({
  what: 'Spotify answers nobody, and a phone over mobile data does not play either',
  break: (world) => {
    world.firewall.router.push(`${TO_SPOTIFY} drop`);
  },
  answers: { 'mobile-data': 'fails' },
  expect: {
    side: 'spotify',
    first: ['HTTP 503'],
    findings: ['ap/all-silent', 'internet/works'],
    says: /looks like Spotify/,
  },
});
