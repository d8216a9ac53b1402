import { defineFault } from '../fault';
import { SERVER_FAILURE } from '../world/dns-wire';

export default defineFault({
  what: 'the name server answers every question with a failure of its own (SERVFAIL)',
  break: (world) => {
    world.names.change = () => ({ code: SERVER_FAILURE });
  },
  expect: {
    side: 'network',
    first: ['accesspoint:31', 'accesspoint:34', 'accounts:4'],
    findings: ['dns/refused'],
    says: /name server/,
  },
});
