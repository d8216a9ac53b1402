import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'the network drops whatever goes to the server of Spotify Connect alone',
  break: (world) => {
    world.firewall.router.push(`${toHosts(['dealer.spotify.com'])} drop`);
  },
  expect: {
    side: 'network',
    first: ['accesspoint:50', 'auth:3', 'connect.device-picker (restricted / unsupported)'],
    findings: ['https/needed-host-down'],
    says: /dealer/,
  },
});
