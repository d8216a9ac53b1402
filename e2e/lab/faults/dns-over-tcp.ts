import { defineFault } from '../fault';

export default defineFault({
  what: 'the name server wants to be asked over TCP, and answers there',
  break: (world) => {
    world.names.change = (_name, answer) => ({ ...answer, truncated: true });
  },
  expect: { side: 'none', first: [] },
});
