import { defineFault } from '../fault';

export default defineFault({
  what: 'lines about Spotify in the hosts file are commented out',
  break: (world) => {
    world.hosts.push('# 0.0.0.0 apresolve.spotify.com', '#127.0.0.1 accounts.spotify.com');
  },
  expect: { side: 'none', first: [], findings: ['hosts/clean'] },
});
