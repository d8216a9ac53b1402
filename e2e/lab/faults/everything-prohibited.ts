import { defineFault } from '../fault';

export default defineFault({
  what: 'a firewall of this computer forbids all that goes out',
  break: (world) => {
    world.firewall.computer.push('reject with icmp type admin-prohibited');
  },
  expect: { side: ['computer', 'network'], first: ['accesspoint:31', 'accounts:4'], findings: ['internet/none'] },
});
