import { defineFault } from '../fault';

export default defineFault({
  what: "the disk with Spotify's settings is full",
  break: (world) => {
    world.home.disks.set('.config', { sizeMb: 4 });
  },
  expect: {
    side: 'computer',
    first: ['accounts:critical-update-error', 'accounts:402', 'storage:cache', 'session:3'],
    findings: ['disk/full'],
  },
});
