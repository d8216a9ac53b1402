import { defineFault } from '../fault';

export default defineFault({
  what: 'all that goes out, names aside, is refused at once',
  break: (world) => {
    world.firewall.router.push('ip daddr != 192.168.50.0/24 reject with tcp reset');
  },
  expect: {
    side: ['network', 'computer'],
    first: ['accesspoint:31', 'accounts:4'],
    findings: ['internet/none', 'dns/works'],
  },
});
