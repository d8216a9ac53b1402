import { defineFault } from '../fault';

export default defineFault({
  what: 'an update of the module that decrypts music broke off',
  needs: ['spotify.widevine'],
  break: (world) => {
    world.home.folders.push('.config/spotify/WidevineCdm/4.10.2710.0');
  },
  expect: { side: 'computer', first: ['EME_NO_SUPPORTED_KEYSYSTEM'], findings: ['widevine/incomplete'] },
  // Spotify fetches it when it runs next.
  mend: { repair: 'rep.widevine.reset', verified: 'unknown' },
});
