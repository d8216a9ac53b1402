import { defineFault } from '../fault';
import { TO_ACCESS_POINTS } from '../world/world';

export default defineFault({
  what: 'a firewall of this computer drops whatever goes to access points',
  break: (world) => {
    world.firewall.computer.push(`${TO_ACCESS_POINTS} drop`);
  },
  expect: {
    side: ['network', 'computer'],
    first: ['accesspoint:50', 'auth:3', 'accesspoint:39'],
    findings: ['ap/all-silent'],
  },
});
