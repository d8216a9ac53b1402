import { defineFault } from '../fault';
import { TO_SPOTIFY } from '../world/world';

export default defineFault({
  what: 'whatever goes to Spotify is refused at once',
  break: (world) => {
    world.firewall.computer.push(`${TO_SPOTIFY} reject with tcp reset`);
  },
  expect: {
    side: ['computer', 'network'],
    first: ['accesspoint:39', 'auth:3', 'accesspoint:50'],
    findings: ['ap/all-refused', 'internet/works'],
  },
});
