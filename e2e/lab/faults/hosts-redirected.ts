import { defineFault } from '../fault';
import { ELSEWHERE } from '../world/places';

export default defineFault({
  what: 'a line of the hosts file pins an access point, and the sign-in, to an address where nobody is',
  break: (world) => {
    world.hosts.push(`${ELSEWHERE} accounts.spotify.com ap.spotify.com`);
  },
  expect: { side: 'computer', first: ['accesspoint:39', 'auth:3'], findings: ['hosts/redirected'] },
  mend: { repair: 'rep.hosts.clean' },
});
