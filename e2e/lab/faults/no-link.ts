import { defineFault } from '../fault';

export default defineFault({
  what: 'no adapter has an address',
  break: (world) => {
    world.link.up = false;
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accounts:4'], findings: ['link/down'] },
  mend: { repair: 'rep.net.toggle', ends: { guide: 'only-you' } },
});
