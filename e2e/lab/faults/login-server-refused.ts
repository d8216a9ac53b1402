import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'the sign-in server of the app refuses alone',
  break: (world) => {
    world.firewall.router.push(`${toHosts(['login5.spotify.com'])} reject with tcp reset`);
  },
  expect: {
    side: 'network',
    first: ['auth:3', 'auth:1', 'accesspoint:50'],
    findings: ['https/needed-host-down'],
  },
});
