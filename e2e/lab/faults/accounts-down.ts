import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'the sign-in server is down alone',
  break: (world) => {
    world.firewall.router.push(`${toHosts(['accounts.spotify.com'])} tcp dport 443 reject with tcp reset`);
  },
  expect: { side: 'spotify', first: ['auth:1'], findings: ['https/host-down'] },
});
