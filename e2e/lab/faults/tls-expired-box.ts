import { defineFault } from '../fault';

export default defineFault({
  what: "a company's box that the computer trusts shows certificates that are out of date, for every site",
  break: (world) => {
    world.trustsCompany = true;
    for (const site of world.webs('all')) site.certificate = 'companyExpired';
  },
  expect: {
    side: 'network',
    first: ['auth:3', 'accounts:103', 'session:103', 'accesspoint:50'],
    findings: ['tls/expired', 'clock/right'],
  },
});
