import { defineFault } from '../fault';

export default defineFault({
  what: 'nothing but a proxy leads out, and nobody told Spotify about it',
  break: (world) => {
    world.firewall.router.push('ip daddr != 192.168.50.0/24 drop');
  },
  expect: {
    side: 'network',
    first: ['accesspoint:31', 'accounts:4', 'accesspoint:50', 'accounts:53–55'],
    findings: ['internet/none'],
  },
});
