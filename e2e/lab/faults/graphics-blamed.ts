import { defineFault } from '../fault';

export default defineFault({
  what: 'nothing, and the person wants Spotify to draw without the graphics card, which is written down as wanted',
  break: (world) => {
    world.home.prefs.push('ui.hardware_acceleration=true');
  },
  expect: { side: 'none', first: [], findings: ['hwaccel/on'] },
  mend: { repair: 'rep.prefs.hwaccel-off', after: { findings: ['hwaccel/off'] } },
});
