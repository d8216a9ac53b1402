import { defineFault } from '../fault';

export default defineFault({
  what: 'Spotify is one of many thousand names on a block list',
  break: (world) => {
    for (let index = 0; index < 50_000; index += 1) world.hosts.push(`0.0.0.0 ads-${index}.example`);
    world.hosts.push('0.0.0.0 spclient.wg.spotify.com');
  },
  expect: { side: 'computer', first: ['accesspoint:39'], findings: ['hosts/spotify-blocked'], says: /50004/ },
  mend: { repair: 'rep.hosts.clean' },
});
