import { defineFault } from '../fault';
import { statusPage } from '../world/web';

export default defineFault({
  what: 'the status page reports an outage, and from here all answers',
  needs: ['svc.status'],
  break: (world) => {
    world.web('spotify.statuspage.io').answer = () => statusPage('critical', 'Major System Outage');
  },
  expect: {
    side: 'spotify',
    first: ['HTTP 503', 'HTTP 502', 'auth:1', 'playback:cant-play-current-song'],
    findings: ['status/outage'],
  },
});
