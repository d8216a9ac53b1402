import { defineFault } from '../fault';

export default defineFault({
  what: 'the sites for comparison show certificates that nobody trusts, and Spotify works',
  break: (world) => {
    for (const site of world.webs('other')) site.certificate = 'stranger';
  },
  expect: { side: 'none', first: [], findings: ['https/works', 'ap/reachable'] },
});
