import { defineFault } from '../fault';
import { toHosts } from '../world/world';

const BEHIND = ['login5.spotify.com', 'clienttoken.spotify.com', 'audio-ak.spotifycdn.com', 'audio-fa.scdn.co'];

export default defineFault({
  what: 'of the servers that no page shows one answers, and the others refuse',
  break: (world) => {
    world.firewall.router.push(`${toHosts(BEHIND)} reject with tcp reset`);
  },
  expect: {
    side: 'network',
    first: ['auth:3', 'auth:1', 'accesspoint:50'],
    findings: ['https/needed-host-down'],
  },
});
