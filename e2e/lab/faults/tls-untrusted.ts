import { defineFault } from '../fault';

export default defineFault({
  what: 'a box on the way opens all encrypted traffic, and nobody here trusts it',
  break: (world) => {
    for (const site of world.webs('all')) site.certificate = 'stranger';
  },
  expect: {
    side: 'network',
    first: ['auth:3', 'accounts:103', 'session:103', 'accesspoint:50'],
    findings: ['tls/untrusted'],
  },
});
