import { defineFault } from '../fault';
import { ELSEWHERE, isSpotifyName } from '../world/places';

export default defineFault({
  what: "the name server has an address of somebody else for Spotify's names, as for names that do not exist",
  break: (world) => {
    world.names.change = (name, answer) =>
      isSpotifyName(name) || 'code' in answer ? { addresses: [ELSEWHERE] } : answer;
  },
  expect: {
    side: 'network',
    first: ['offline:dns-filter', 'accesspoint:31'],
    findings: ['dns/missing', 'dns/rewrites-unknown', 'internet/works'],
  },
});
