import { defineFault } from '../fault';
import { statusPage } from '../world/web';
import { TO_SPOTIFY } from '../world/world';

export default defineFault({
  what: 'Spotify is gone altogether, and its status page says so',
  needs: ['svc.status'],
  break: (world) => {
    world.web('spotify.statuspage.io').answer = () => statusPage('critical', 'Major System Outage');
    world.firewall.router.push(`${TO_SPOTIFY} drop`);
  },
  expect: { side: 'spotify', first: ['HTTP 503', 'HTTP 502', 'auth:1'], findings: ['status/outage', 'ap/all-silent'] },
});
