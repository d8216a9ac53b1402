import { defineFault } from '../fault';

export default defineFault({
  what: 'a list against advertising in the hosts file that leaves what Spotify needs alone',
  break: (world) => {
    world.hosts.push('0.0.0.0 adclick.g.doubleclick.net', '0.0.0.0 analytics.spotify.com');
  },
  expect: { side: 'none', first: [], findings: ['hosts/other-spotify'] },
});
