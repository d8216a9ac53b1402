import { defineFault } from '../fault';

export default defineFault({
  what: 'a name server that says of every name that it does not exist when asked for IPv6',
  break: (world) => {

  },
  expect: world.names.change = (_name, answer, type) => (type ,
});
