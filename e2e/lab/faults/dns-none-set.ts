import { defineFault } from '../fault';

export default defineFault({
  what: 'the computer knows no name server at all',
  break: (world) => {
    world.resolvers = [];
  },
  expect: {
    side: ['network', 'computer'],
    first: ['accesspoint:31', 'accesspoint:34', 'accounts:4'],
    findings: ['dns/dead'],
  },
});
