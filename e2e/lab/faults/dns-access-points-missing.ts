import { defineFault } from '../fault';
import { NO_SUCH_NAME } from '../world/dns-wire';

export default defineFault({
  what: 'the names of access points alone do not exist',
  break: (world) => {
    world.names.change = (name, answer) => (/^ap[-.]/.test(name) ? { code: NO_SUCH_NAME } : answer);
  },
  expect: {
    side: 'network',
    first: ['offline:dns-filter', 'accesspoint:31', 'accesspoint:34'],
    findings: ['ap/unresolvable'],
  },
});
