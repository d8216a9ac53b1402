import { defineFault } from '../fault';

export default defineFault({
  what: 'the clock is years off, so that every certificate seems out of date',
  break: (world) => {
    for (const site of world.webs('all')) {
      site.certificate = 'expired';
      site.aheadS = -60 * 86_400;
    }
  },
  expect: { side: 'computer', first: ['desktop_login_accounts:4'], findings: ['clock/wrong', 'tls/expired'] },
});
