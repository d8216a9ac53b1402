import { defineFault } from '../fault';
import { statusPage } from '../world/web';

export default defineFault({
  what: 'the status page watches a fault that is mended',
  break: (world) => {
    world.web('spotify.statuspage.io').answer = () =>
      statusPage('none', 'All Systems Operational', { incidents: [{ name: 'Slow search', status: 'monitoring' }] });
  },
  expect: { side: 'none', first: [], not: ['status/outage'] },
});
