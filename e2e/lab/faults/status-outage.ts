import { defineFault } from '../fault';
import { statusPage } from '../world/web';

export default defineFault({
  what: 'the status page reports an outage, and sign-in fails',
  needs: ['svc.status'],
  break: (world) => {
    world.web('spotify.statuspage.io').answer = () => statusPage('major', 'Partial System Outage');
    world.web('accounts.spotify.com').answer = () => ({ status: 503, headers: { server: 'envoy' } });
  },
  expect: { side: 'spotify', first: ['HTTP 503', 'HTTP 502', 'auth:1'], findings: ['status/outage'] },
});
