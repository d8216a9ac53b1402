import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'the network blocks the sites used for comparison, and Spotify works',
  break: (world) => {
    world.firewall.router.push(`${toHosts(['www.cloudflare.com', 'www.wikipedia.org'])} drop`);
  },
  expect: { side: 'none', first: [], harmless: ['net.internet'], findings: ['internet/none', 'https/works'] },
});
