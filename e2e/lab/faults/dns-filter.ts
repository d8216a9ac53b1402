import { defineFault } from '../fault';
import { isSpotifyName } from '../world/places';

export default defineFault({
  what: "a filter sends Spotify's names to 0.0.0.0",
  break: (world) => {
    world.names.change = (name, answer) => (isSpotifyName(name) ? { addresses: ['0.0.0.0', '::'] } : answer);
  },
  expect: {
    side: 'network',
    first: ['offline:dns-filter'],
    findings: ['dns/blocked', 'internet/works'],
    says: /0\.0\.0\.0/,
  },
  mend: {
    repair: 'rep.dns.flush',
    ends: { fault: 'tool-missing' },
  },
});
