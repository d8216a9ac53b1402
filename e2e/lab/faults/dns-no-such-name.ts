import { defineFault } from '../fault';
import { NO_SUCH_NAME } from '../world/dns-wire';

export default defineFault({
  what: 'the name server knows no name at all',
  break: (world) => {
    world.names.change = () => ({ code: NO_SUCH_NAME });
  },
  expect: {
    side: 'network',
    first: ['accesspoint:31', 'accounts:4', 'offline:dns-filter'],
    findings: ['dns/missing'],
    says: /name server/,
  },
});
