import { defineFault } from '../fault';

export default defineFault({
  what: 'a line of the hosts file blocks, and the person may not write that file',
  break: (world) => {
    world.hosts.push('0.0.0.0 apresolve.spotify.com');
    world.hostsFile = 'others';
  },
  expect: { side: 'computer', first: ['accesspoint:39'], findings: ['hosts/spotify-blocked'] },
  mend: { repair: 'rep.hosts.clean', ends: { guide: 'admin' } },
});
