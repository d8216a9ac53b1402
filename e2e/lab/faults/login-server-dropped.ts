import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'the network drops whatever goes to the sign-in server of the app alone',
  break: (world) => {
    world.firewall.router.push(`${toHosts(['login5.spotify.com'])} drop`);
  },
  expect: {
    side: 'network',
    first: ['auth:3', 'auth:1', 'accesspoint:50'],
    findings: ['https/needed-host-down'],
    says: /login5/,
  },
});
