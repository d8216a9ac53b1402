import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'one of two delivery networks for music is down, the other plays',
  break: (world) => {
    world.firewall.router.push(`${toHosts(['audio-fa.scdn.co'])} reject with tcp reset`);
  },
  expect: { side: 'none', first: [], findings: ['https/works'] },
});
