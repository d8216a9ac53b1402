import type { Certificates } from '../certificates';
import { serveAccessPoint } from './access-points';
import { serveNames } from './name-server';
import { addressOf, PLACES, PORTAL, PROXY, ROUTER } from './places';
import { serveProxy } from './proxy';
import { healthyWeb, serveWeb, signInPage, type WebServer } from './web';
import type { World } from './world';

/** Starts everything that answers on the router's side of the cable. */
export async function startServers(world: World, certificates: Certificates): Promise<void> {
  const addressesOf = (name: string) => {
    const place = PLACES.find((one) => one.name === name);
    return [addressOf(name), ...(place?.address6 === undefined ? [] : [place.address6])];
  };
  const pairOf = ({ certificate }: WebServer) => (certificate === null ? null : certificates[certificate]);
  const portal = { ...healthyWeb('login.hotel.example'), certificate: 'wrongName' as const, plain: signInPage };
  await Promise.all([
    serveNames(world.names, ROUTER),
    ...[...world.sites].map(([name, site]) => serveWeb(site, pairOf(site), addressesOf(name))),
    ...[...world.accessPoints].map(([name, point]) => serveAccessPoint(point, addressOf(name))),
    ...(world.portal ? [serveWeb(portal, pairOf(portal), [PORTAL])] : []),
    serveProxy(world.proxy, PROXY.address, PROXY.port),
  ]);
}
