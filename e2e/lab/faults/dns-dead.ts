import { defineFault } from '../fault';

export default defineFault({
  what: 'the name server does not answer',
  break: (world) => {
    world.names.change = () => null;
  },
  expect: {
    side: 'network',
    first: ['accesspoint:31', 'accesspoint:34', 'accounts:4'],
    findings: ['dns/dead'],
    says: /name server/,
  },
});
