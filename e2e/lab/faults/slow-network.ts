import { defineFault } from '../fault';

export default defineFault({
  what: 'everything answers, after a second and a half',
  break: (world) => {
    for (const site of world.webs('all')) site.delayMs = 1500;
  },
  expect: { side: 'none', first: [], findings: ['https/works'] },
});
