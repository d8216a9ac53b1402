import { defineFault } from '../fault';

export default defineFault({
  what: 'the clock is twenty minutes behind',
  break: (world) => {
    for (const site of world.webs('all')) site.aheadS = 1200;
  },
  expect: { side: 'computer', first: ['desktop_login_accounts:4'], findings: ['clock/wrong'] },
  mend: { repair: 'rep.time.resync', ends: { guide: 'only-you' } },
});
