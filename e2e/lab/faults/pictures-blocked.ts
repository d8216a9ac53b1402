import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'the server of pictures alone is out of reach',
  break: (world) => {
    world.firewall.router.push(`${toHosts(['i.scdn.co'])} drop`);
  },
  expect: {
    side: ['spotify', 'network'],
    first: [
      'FRAGMENT_REQUEST_FAILED_WITH_STATUS',
      'playback:cant-play-current-song',
      'fatal-error / error.generic',
      'ui:black-screen',
      'HTTP 503',
    ],
    findings: ['https/host-down'],
  },
});
