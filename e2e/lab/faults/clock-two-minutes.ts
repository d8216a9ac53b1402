import { defineFault } from '../fault';

export default defineFault({
  what: 'the clock is two minutes off, which does no harm',
  break: (world) => {
    for (const site of world.webs('all')) site.aheadS = 120;
  },
  expect: { side: 'none', first: [], findings: ['clock/slightly-off'] },
});
