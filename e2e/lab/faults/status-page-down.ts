import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'Spotify answers with 503, and its status page is down too',
  needs: ['svc.status'],
  break: (world) => {
    for (const site of world.webs('spotify')) site.answer = () => ({ status: 503, headers: { server: 'envoy' } });
    world.firewall.router.push(`${toHosts(['spotify.statuspage.io'])} drop`);
  },
  expect: {
    side: 'spotify',
    first: ['HTTP 503'],
    findings: ['https/server-error'],
    not: ['status/outage', 'status/operational'],
  },
});
