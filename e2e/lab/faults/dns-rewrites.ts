import { defineFault } from '../fault';
import { ELSEWHERE } from '../world/places';

export default defineFault({
  what: 'a name server with an address of somebody else for every name that does not exist, which is no harm to those that do',
  break: (world) => {
    world.names.change = (_name, answer) => ('code' in answer ? { addresses: [ELSEWHERE] } : answer);
  },
  expect: { side: 'none', first: [], findings: ['dns/rewrites-unknown'] },
});
