import { defineFault } from '../fault';
import { PORTAL } from '../world/places';

export default defineFault({
  what: 'the network sends every name to its sign-in page',
  break: (world) => {
    world.names.change = () => ({ addresses: [PORTAL] });
    world.portal = true;
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accesspoint:50', 'accounts:4'], findings: ['captive/portal'] },
});
