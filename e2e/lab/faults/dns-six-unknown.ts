import { defineFault } from '../fault';
import { NO_SUCH_NAME, TYPE } from '../world/dns-wire';

export default defineFault({
  what: 'a name server that says of every name that it does not exist when asked for IPv6',
  break: (world) => {
    world.names.change = (_name, answer, type) => (type === TYPE.AAAA ? { code: NO_SUCH_NAME } : answer);
  },
  expect: { side: 'none', first: [] },
});
