import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'the network drops whatever goes to the servers of music',
  break: (world) => {
    world.firewall.router.push(`${toHosts(['audio-ak.spotifycdn.com', 'audio-fa.scdn.co'])} drop`);
  },
  expect: {
    side: 'network',
    first: ['playback:cant-play-current-song', 'FRAGMENT_REQUEST_FAILED_WITH_STATUS'],
    findings: ['https/needed-host-down'],
    says: /audio/,
  },
});
