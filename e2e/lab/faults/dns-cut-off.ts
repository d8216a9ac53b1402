import { defineFault } from '../fault';

export default defineFault({
  what: 'the name server wants to be asked over TCP, and TCP to it does not get through',
  break: (world) => {
    world.names.change = (_name, answer) => ({ ...answer, truncated: true });
    world.names.overTcp = false;
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accesspoint:34', 'accounts:4'] },
});
