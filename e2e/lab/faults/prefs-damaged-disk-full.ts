import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'the settings file is damaged, and its disk is full to the last byte',
  break: (world) => {
    world.home.files.set(PREFS, `${world.home.prefs.join('\n')}\napp.last-launched-versi`);
    world.home.disks.set('.config', { sizeMb: 4, full: true });
  },
  expect: {
    side: 'computer',
    first: ['accounts:critical-update-error', 'accounts:402', 'storage:cache', 'session:3'],
    findings: ['disk/full'],
  },
  mend: { repair: 'rep.prefs.reset', ends: { fault: 'no-space' } },
});
