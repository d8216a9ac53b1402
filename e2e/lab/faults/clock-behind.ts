import { defineFault } from '../fault';

export default defineFault({
  what: 'the clock of this computer is two hours behind that of everybody else: seen from here, the servers are ahead',
  break: (world) => {
    for (const site of world.webs('all')) site.aheadS = 7200;
  },
  expect: { side: 'computer', first: ['desktop_login_accounts:4'], findings: ['clock/wrong'] },
});
