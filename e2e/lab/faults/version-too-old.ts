import { defineFault } from '../fault';

export default defineFault({
  what: 'Spotify is from 2019',
  break: (world) => {
    world.home.files.set(
      '.local/share/spotify-launcher/state.json',
      JSON.stringify({ version: '1:1.1.10.546.ge08ef575-19' }),
    );
    world.home.prefs[0] = 'app.last-launched-version="1.1.10.546.ge08ef575"';
  },
  expect: { side: 'computer', first: ['accesspoint:22', 'accounts:402'], findings: ['version/too-old'] },
  mend: { repair: 'rep.spotify.update', ends: { guide: 'other-owner' } },
});
