import { defineFault } from '../fault';
import { CACHE } from '../world/home';

export default defineFault({
  what: 'logs full of errors and crash reports from last year',
  break: (world) => {
    world.home.files.set(
      `${CACHE}/debug.log`,
      '[0301/090000.000000:ERROR:network.cc(1)] Connection error:  112\n'.repeat(400),
    );
    world.home.files.set('.config/spotify/Crash Reports/completed/0001.dmp', 'MDMP');
    world.home.files.set('.config/spotify/log.txt', '09:00:00.000 E [f:194 ] Connection error:  112\n'.repeat(400));
  },
  expect: { side: 'none', first: [] },
});
