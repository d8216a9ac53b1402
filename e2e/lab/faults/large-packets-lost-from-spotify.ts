import { defineFault } from '../fault';
import { addressOf, SPOTIFY_WEB } from '../world/places';

export default defineFault({
  what: 'large packets on the way from Spotify to the computer are lost',
  break: (world) => {
    world.firewall.back.push(`ip saddr { ${SPOTIFY_WEB.map(addressOf).join(', ')} } meta length > 400 drop`);
  },
  expect: { side: 'network', first: ['accesspoint:50', 'auth:3'], findings: ['ap/reachable', 'internet/works'] },
});
