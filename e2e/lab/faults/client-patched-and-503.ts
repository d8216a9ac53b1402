import { defineFault } from '../fault';
import { PROGRAM_FOLDER } from '../world/home';

export default defineFault({
  what: 'a tool has changed Spotify, and Spotify itself answers with 503',
  break: (world) => {
    world.home.files.set(`${PROGRAM_FOLDER}/Apps/xpui.bak`, 'x');
    for (const site of world.webs('spotify')) site.answer = () => ({ status: 503, headers: { server: 'envoy' } });
  },
  expect: { side: 'spotify', first: ['HTTP 503'], findings: ['client/modified', 'https/server-error'] },
});
