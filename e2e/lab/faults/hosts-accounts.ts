import { defineFault } from '../fault';

export default defineFault({
  what: 'a line of the hosts file sends the sign-in server of the app nowhere',
  break: (world) => {
    world.hosts.push('0.0.0.0 login5.spotify.com');
  },
  expect: { side: 'computer', first: ['auth:3'], findings: ['hosts/accounts-blocked'] },
  mend: { repair: 'rep.hosts.clean' },
});
