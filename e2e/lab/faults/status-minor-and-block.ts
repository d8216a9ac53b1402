import { defineFault } from '../fault';
import { statusPage } from '../world/web';
import { TO_ACCESS_POINTS } from '../world/world';

export default defineFault({
  what: 'the status page tells of a small fault, while the network drops what goes to access points',
  needs: ['svc.status'],
  break: (world) => {
    world.web('spotify.statuspage.io').answer = () => statusPage('minor', 'Minor Service Outage');
    world.firewall.router.push(`${TO_ACCESS_POINTS} drop`);
  },
  expect: { side: 'network', first: ['accesspoint:50'], findings: ['status/minor', 'ap/all-silent'] },
});
