import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'the settings file lies elsewhere, with a link in its place',
  break: (world) => {
    world.home.removed.push(PREFS);
    world.home.late.set('dotfiles/spotify-prefs', `${world.home.prefs.join('\n')}\n`);
    world.home.links.set(PREFS, '../../dotfiles/spotify-prefs');
  },
  expect: { side: 'none', first: [], findings: ['prefs/readable'] },
});
