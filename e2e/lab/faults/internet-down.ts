import { defineFault } from '../fault';
import { SERVER_FAILURE } from '../world/dns-wire';

export default defineFault({
  what: 'the router has lost its line: its name server knows nothing any more and nothing gets out',
  break: (world) => {
    world.names.change = () => ({ code: SERVER_FAILURE });
    world.firewall.router.push('ip daddr != 192.168.50.0/24 drop');
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accounts:4'], findings: ['internet/none'] },
});
