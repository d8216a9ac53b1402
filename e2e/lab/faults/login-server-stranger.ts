import { defineFault } from '../fault';

export default defineFault({
  what: "a stranger's certificate comes from the sign-in server of the app alone",
  break: (world) => {
    world.web('login5.spotify.com').certificate = 'stranger';
  },
  expect: { side: 'network', first: ['accesspoint:50', 'auth:3'], findings: ['https/filtered'], says: /login5/ },
});
