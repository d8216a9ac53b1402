import { defineFault } from '../fault';

export default defineFault({
  what: 'a line of the hosts file sends the sign-in server to ::',
  break: (world) => {
    world.hosts.push(':: accounts.spotify.com');
  },
  expect: { side: 'computer', first: ['auth:3'], findings: ['hosts/accounts-blocked'] },
  mend: { repair: 'rep.hosts.clean' },
});
