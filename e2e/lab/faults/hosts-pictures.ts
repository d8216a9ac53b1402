import { defineFault } from '../fault';

export default defineFault({
  what: 'a line of the hosts file sends the server of pictures nowhere',
  break: (world) => {
    world.hosts.push('0.0.0.0 i.scdn.co');
  },
  expect: { side: 'computer', first: ['playback:hosts-edited'], findings: ['hosts/playback-blocked'] },
  mend: { repair: 'rep.hosts.clean' },
});
