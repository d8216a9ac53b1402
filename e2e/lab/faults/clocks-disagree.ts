import { defineFault } from '../fault';

export default defineFault({
  what: 'one of the sites for comparison has a wrong clock',
  break: (world) => {
    world.web('www.wikipedia.org').aheadS = 7200;
  },
  expect: { side: 'none', first: [], not: ['clock/wrong'] },
});
