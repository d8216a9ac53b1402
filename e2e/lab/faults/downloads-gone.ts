import { defineFault } from '../fault';

export default defineFault({
  what: 'the folder for downloads was on a drive that is gone',
  break: (world) => {
    world.home.prefs.push('storage.last-location="/media/ada/music/Spotify"');
  },
  expect: { side: 'computer', first: ['NOT_AVAILABLE_OFFLINE', 'storage:cache'], findings: ['storage/missing'] },
});
