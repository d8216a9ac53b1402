import { defineFault } from '../fault';

export default defineFault({
  what: 'lines of the hosts file keep Spotify from its update servers alone',
  break: (world) => {
    world.hosts.push('0.0.0.0 upgrade.scdn.co upgrade.spotify.com');
  },
  expect: {
    side: 'computer',
    first: ['accounts:critical-update-error', 'accounts:402'],
    findings: ['hosts/update-blocked', 'https/works'],
  },
  mend: { repair: 'rep.hosts.clean', gone: ['hosts/update-blocked'] },
});
