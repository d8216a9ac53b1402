import { defineFault } from '../fault';
import { TO_ACCESS_POINTS } from '../world/world';

export default defineFault({
  what: 'every access point refuses at once, on every port',
  break: (world) => {
    world.firewall.computer.push(`${TO_ACCESS_POINTS} reject with tcp reset`);
  },
  expect: {
    side: ['computer', 'network'],
    first: ['accesspoint:39', 'auth:3', 'ap:101', 'accesspoint:37'],
    findings: ['ap/all-refused', 'https/works'],
  },
});
