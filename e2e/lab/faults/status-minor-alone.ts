import { defineFault } from '../fault';
import { statusPage } from '../world/web';

export default defineFault({
  what: 'the status page tells of a small fault, and all answers',
  break: (world) => {
    world.web('spotify.statuspage.io').answer = () => statusPage('minor', 'Minor Service Outage');
  },
  expect: { side: 'none', first: [], findings: ['status/minor'] },
});
