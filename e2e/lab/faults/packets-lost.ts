import { defineFault } from '../fault';

export default defineFault({
  what: 'every third packet is lost on the way out',
  break: (world) => {
    world.firewall.router.push('numgen inc mod 3 == 0 drop');
  },
  expect: {
    side: ['network', 'none', 'unknown'],
    first: ['accesspoint:31', 'accesspoint:34', 'accesspoint:50', 'accounts:4', 'auth:3', 'offline:dns-filter'],
  },
});
