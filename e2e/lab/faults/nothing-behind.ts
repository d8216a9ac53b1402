import { defineFault } from '../fault';
import { toHosts } from '../world/world';

const BEHIND = [
  'login5.spotify.com',
  'clienttoken.spotify.com',
  'dealer.spotify.com',
  'audio-ak.spotifycdn.com',
  'audio-fa.scdn.co',
];

export default defineFault({
  what: 'every server that no page shows is out of reach, all others answer, as in a copy of the internet that leaves them out',
  break: (world) => {
    world.firewall.router.push(`${toHosts(BEHIND)} reject with tcp reset`);
  },
  expect: {
    side: 'unknown',
    first: [],
    findings: ['https/accounts-works'],
    not: ['https/needed-host-down', 'https/filtered'],
  },
});
