import { defineFault } from '../fault';

export default defineFault({
  what: 'a firewall on this computer drops all that goes out',
  break: (world) => {
    world.firewall.computer.push('drop');
  },
  expect: { side: ['network', 'computer'], first: ['accesspoint:31', 'accounts:4'], findings: ['internet/none'] },
});
