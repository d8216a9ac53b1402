import { defineFault } from '../fault';
import { TO_ACCESS_POINTS } from '../world/world';

export default defineFault({
  what: 'the network drops whatever goes to access points, on every port',
  break: (world) => {
    world.firewall.router.push(`${TO_ACCESS_POINTS} drop`);
  },
  expect: { side: 'network', first: ['accesspoint:50'], findings: ['ap/all-silent', 'https/works'] },
});
