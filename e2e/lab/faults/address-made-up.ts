import { defineFault } from '../fault';

export default defineFault({
  what: 'the adapter gave itself an address, because no router gave it one',
  break: (world) => {
    world.link.up = false;
    world.link.more.push('addr add 169.254.7.7/16 dev eth0', 'link set eth0 up');
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accounts:4'], findings: ['link/down'] },
});
