import { defineFault } from '../fault';
import { CACHE, FLATPAK_FOLDER } from '../world/home';

export default defineFault({
  what: 'the one Spotify is a flatpak of 2020',
  break: (world) => {
    world.home.removed.push('.local/share/spotify-launcher', '.config/spotify', CACHE);
    world.home.files.set(`${FLATPAK_FOLDER}/spotify`, 'x');
    world.home.files.set(`${FLATPAK_FOLDER}/Apps/xpui.spa`, 'x');
    world.home.files.set(
      '.local/share/flatpak/app/com.spotify.Client/current/active/files/share/metainfo/com.spotify.Client.metainfo.xml',
      '<component><releases><release version="1.1.42.622" date="2020-10-02"/></releases></component>',
    );
  },
  expect: { side: 'computer', first: ['accesspoint:22', 'accounts:402'], findings: ['version/too-old'] },
});
