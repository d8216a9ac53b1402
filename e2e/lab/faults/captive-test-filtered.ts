import { defineFault } from '../fault';
import { signInPage } from '../world/web';

export default defineFault({
  what: 'a filter shows a page of its own in place of the connection test; all else works',
  break: (world) => {
    world.web('connectivitycheck.gstatic.com').plain = signInPage;
  },
  expect: { side: 'none', first: [], harmless: ['net.captive'], findings: ['internet/works', 'https/works'] },
});
