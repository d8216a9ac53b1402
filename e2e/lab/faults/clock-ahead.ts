import { defineFault } from '../fault';

export default defineFault({
  what: 'the clock of this computer is a day ahead',
  break: (world) => {
    for (const site of world.webs('all')) site.aheadS = -86_400;
  },
  expect: { side: 'computer', first: ['desktop_login_accounts:4'], findings: ['clock/wrong'] },
});
