import { defineFault } from '../fault';

export default defineFault({
  what: 'two adapters have a way out of the same rank, and the second leads nowhere',
  break: (world) => {
    world.link.more.push(
      'link add eth1 type veth peer name other1',
      'addr add 192.168.60.2/24 dev eth1',
      'link set eth1 up',
      'link set other1 up',
      'route append default via 192.168.60.1 dev eth1',
    );
  },
  expect: {
    side: 'computer',
    first: ['accesspoint:39', 'accounts:4', 'accesspoint:31'],
    findings: ['routes/conflict'],
  },
  mend: { repair: 'rep.adapter.disable', ends: { guide: 'only-you' } },
});
