import { defineFault } from '../fault';

export default defineFault({
  what: 'a line of the hosts file blocks, and the file is guarded against everybody',
  break: (world) => {
    world.hosts.push('0.0.0.0 apresolve.spotify.com');
    world.hostsFile = 'guarded';
  },
  expect: { side: 'computer', first: ['accesspoint:39'], findings: ['hosts/spotify-blocked'] },
  mend: { repair: 'rep.hosts.clean', ends: { guide: 'admin' } },
});
