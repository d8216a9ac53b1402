import { defineFault } from '../fault';

export default defineFault({
  what: 'a tunnel is up and carries nothing',
  break: (world) => {
    world.link.more.push(
      'link add wg0 type veth peer name wg0peer',
      'addr add 10.8.0.2/24 dev wg0',
      'link set wg0 up',
      'link set wg0peer up',
    );
  },
  expect: { side: 'none', first: [] },
});
