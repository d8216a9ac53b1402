import { defineFault } from '../fault';

export default defineFault({
  what: 'a line of the hosts file blocks, and its disk is full to the last byte',
  break: (world) => {
    world.hosts.push('0.0.0.0 apresolve.spotify.com');
    world.hostsFile = 'disk-full';
  },
  expect: { side: 'computer', first: ['accesspoint:39'], findings: ['hosts/spotify-blocked'] },
  mend: { repair: 'rep.hosts.clean', ends: { fault: 'no-space' } },
});
