import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'the sign-in server does not answer alone',
  break: (world) => {
    world.firewall.router.push(`${toHosts(['accounts.spotify.com'])} drop`);
  },
  expect: { side: 'spotify', first: ['auth:1'], findings: ['https/host-down'] },
});
