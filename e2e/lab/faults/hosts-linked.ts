import { defineFault } from '../fault';

export default defineFault({
  what: 'a line of the hosts file blocks, and a link to it lies in its place',
  break: (world) => {
    world.hosts.push('0.0.0.0 apresolve.spotify.com');
    world.hostsFile = 'linked';
  },
  expect: { side: 'computer', first: ['accesspoint:39'], findings: ['hosts/spotify-blocked'] },
  mend: { repair: 'rep.hosts.clean', ends: { fault: 'link' } },
});
