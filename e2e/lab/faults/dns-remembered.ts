import { existsSync } from 'node:fs';
import { defineFault } from '../fault';
import { NOTES } from '../world/desktop';
import { isSpotifyName } from '../world/places';

export default defineFault({
  what: "the system remembers wrong addresses of Spotify's, and can be made to forget them",
  break: (world) => {
    // The name server stands in for the system's memory, which a script empties.
    world.programs.set('resolvectl', `case "$1" in flush-caches) echo > ${NOTES}/forgotten ;; *) exit 1 ;; esac`);
    world.names.change = (name, answer) =>
      isSpotifyName(name) && !existsSync(`${NOTES}/forgotten`) ? { addresses: ['0.0.0.0'] } : answer;
  },
  expect: { side: 'network', first: ['offline:dns-filter'], findings: ['dns/blocked'] },
  mend: { repair: 'rep.dns.flush', final: true },
});
