import { defineFault } from '../fault';

export default defineFault({
  what: 'a line of the hosts file sends the list of access points to an address at home where nobody is',
  break: (world) => {
    world.hosts.push('192.168.50.77 apresolve.spotify.com');
  },
  expect: { side: 'computer', first: ['accesspoint:39', 'ap:117'], findings: ['hosts/redirected'] },
  mend: { repair: 'rep.hosts.clean' },
});
