import { defineFault } from '../fault';

export default defineFault({
  what: 'the computer has an address and no way out',
  break: (world) => {
    world.link.route = false;
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accounts:4'], findings: ['link/up', 'internet/none'] },
});
