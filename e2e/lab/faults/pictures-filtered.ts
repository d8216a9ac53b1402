import { defineFault } from '../fault';

export default defineFault({
  what: 'a filter in the name server blocks pictures alone',
  break: (world) => {
    world.names.answers.set('i.scdn.co', { addresses: ['0.0.0.0'] });
  },
  expect: { side: 'network', first: ['offline:dns-filter'], findings: ['dns/blocked'] },
});
