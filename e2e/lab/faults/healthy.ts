import { defineFault } from '../fault';

export default defineFault({
  what: 'nothing',
  expect: {
    side: 'none',
    first: [],
    findings: ['internet/works', 'dns/works', 'ap/reachable', 'https/works', 'hosts/clean', 'install/found'],
  },
});
