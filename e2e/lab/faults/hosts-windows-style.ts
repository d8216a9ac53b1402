import { defineFault } from '../fault';

export default defineFault({
  what: 'a hosts file with Windows line ends, a byte order mark, tabs and capitals',
  break: (world) => {
    world.hosts = ['\uFEFF# hosts\r', '127.0.0.1\tlocalhost\r', '0.0.0.0\tAPRESOLVE.Spotify.com\r'];
  },
  expect: { side: 'computer', first: ['accesspoint:39'], findings: ['hosts/spotify-blocked'], says: /[Ll]ine 3/ },
  mend: { repair: 'rep.hosts.clean' },
});
