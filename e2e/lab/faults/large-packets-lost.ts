import { defineFault } from '../fault';

export default defineFault({
  what: 'large packets on the way to the computer are lost',
  break: (world) => {
    world.firewall.back.push('meta l4proto tcp meta length > 400 drop');
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accesspoint:50', 'auth:3', 'accounts:4'] },
});
