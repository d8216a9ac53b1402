import { defineFault } from '../fault';

export default defineFault({
  what: 'a hosts file in two bytes a letter, which no system reads, so that nothing in it counts',
  break: (world) => {
    world.hosts.push('0.0.0.0 apresolve.spotify.com');
    world.wideHosts = true;
  },
  expect: { side: 'none', first: [], harmless: ['net.hosts'], findings: ['https/works', 'apresolve/works'] },
});
