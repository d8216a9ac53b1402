import { defineFault } from '../fault';

export default defineFault({
  what: 'Spotify is some months old, which is allowed',
  break: (world) => {
    world.home.files.set(
      '.local/share/spotify-launcher/state.json',
      JSON.stringify({ version: '1:1.2.40.599.g606b7f29-1' }),
    );
    world.home.prefs[0] = 'app.last-launched-version="1.2.40.599.g606b7f29"';
  },
  expect: { side: 'none', first: [], findings: ['version/behind'] },
});
