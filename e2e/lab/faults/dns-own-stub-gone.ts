import { defineFault } from '../fault';

export default defineFault({
  what: 'the name server of this computer itself is not running',
  break: (world) => {
    world.resolvers = ['127.0.0.53'];
  },
  expect: {
    side: ['network', 'computer'],
    first: ['accesspoint:31', 'accesspoint:34', 'accounts:4'],
    findings: ['dns/dead'],
  },
});
