import { defineFault } from '../fault';
import { TYPE } from '../world/dns-wire';

export default defineFault({
  what: 'a name server that never answers when asked for IPv6',
  break: (world) => {
    world.names.change = (_name, answer, type) => (type === TYPE.AAAA ? null : answer);
  },
  expect: { side: ['network', 'unknown'], first: ['accesspoint:34', 'accesspoint:31', 'accounts:4'] },
});
