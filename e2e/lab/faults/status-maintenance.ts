import { defineFault } from '../fault';
import { statusPage } from '../world/web';

export default defineFault({
  what: 'the status page tells of maintenance at work, and all answers',
  break: (world) => {
    world.web('spotify.statuspage.io').answer = () =>
      statusPage('maintenance', 'Service Under Maintenance', {
        scheduled_maintenances: [{ name: 'Moving house', status: 'in_progress' }],
      });
  },
  expect: { side: 'none', first: [], findings: ['status/maintenance'] },
});
