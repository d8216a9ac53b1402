import { defineFault } from '../fault';

export default defineFault({
  what: 'a filter against advertising blocks the test for sign-in pages alone',
  break: (world) => {
    world.names.answers.set('connectivitycheck.gstatic.com', { addresses: ['0.0.0.0'] });
  },
  expect: { side: 'none', first: [], not: ['captive/portal'] },
});
