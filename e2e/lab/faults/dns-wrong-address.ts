import { defineFault } from '../fault';
import { ELSEWHERE, isSpotifyName } from '../world/places';

export default defineFault({
  what: "the name server has an address for Spotify's names at which nobody is",
  break: (world) => {
    world.names.change = (name, answer) => (isSpotifyName(name) ? { addresses: [ELSEWHERE] } : answer);
  },
  expect: {
    side: 'network',
    first: ['accesspoint:50', 'offline:dns-filter', 'accesspoint:31'],
    findings: ['internet/works'],
  },
});
