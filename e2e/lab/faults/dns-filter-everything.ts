import { defineFault } from '../fault';

export default defineFault({
  what: 'the name server sends every name to 0.0.0.0',
  break: (world) => {
    world.names.change = () => ({ addresses: ['0.0.0.0'] });
  },
  expect: {
    side: 'network',
    first: ['offline:dns-filter', 'accesspoint:31', 'accounts:4'],
    findings: ['internet/none'],
    says: /name server/,
  },
});
