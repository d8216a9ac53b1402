import { defineFault } from '../fault';

export default defineFault({
  what: 'a line of the hosts file blocks, on a disk that takes no writing',
  break: (world) => {
    world.hosts.push('0.0.0.0 apresolve.spotify.com');
    world.hostsFile = 'read-only';
  },
  expect: { side: 'computer', first: ['accesspoint:39'], findings: ['hosts/spotify-blocked'] },
  mend: { repair: 'rep.hosts.clean', ends: { fault: 'read-only' } },
});
