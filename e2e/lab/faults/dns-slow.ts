import { defineFault } from '../fault';

export default defineFault({
  what: 'the name server takes two and a half seconds for every answer',
  break: (world) => {
    world.names.delayMs = 2500;
  },
  expect: { side: 'network', first: ['accesspoint:34'], findings: ['dns/slow'] },
});
