import { defineFault } from '../fault';
import { SPOTIFY_WEB } from '../world/places';

export default defineFault({
  what: "a block list sends every name of Spotify's nowhere, in both families",
  break: (world) => {
    for (const name of SPOTIFY_WEB) world.hosts.push(`0.0.0.0 ${name}`, `:: ${name}`);
  },
  expect: {
    side: 'computer',
    first: ['accesspoint:39', 'auth:3'],
    findings: ['hosts/spotify-blocked', 'hosts/accounts-blocked'],
  },
  mend: {
    repair: 'rep.hosts.clean',
    gone: ['hosts/spotify-blocked', 'hosts/accounts-blocked'],
    // Lines against updates are often meant.
    after: { side: 'computer', first: ['accounts:critical-update-error', 'accounts:402'] },
  },
});
