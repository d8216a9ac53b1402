import type { BrowserContext, Request, Route } from '@playwright/test';
import type { Peer } from '../peer';
import type { MainMethods } from '../protocol';
import { fromAlias } from './alias';
import type { HostWindow } from './host-window';

export interface RequestWatch {
  /** Requests the app did not answer, newest last. */
  readonly foreign: string[];
  /** Navigations the app forbade. */
  readonly prevented: string[];
  /** First addresses of windows that pages opened by themselves. */
  readonly popups: string[];
}

/**
 * Puts the app's own protocol handler behind every request of every page. Nothing reaches a network:
 * what the handler does not answer is aborted and remembered.
 */
export async function serve(
  context: BrowserContext,
  peer: () => Peer<MainMethods>,
  windowOf: (request: Request) => HostWindow | null,
): Promise<RequestWatch> {
  const watch: RequestWatch = { foreign: [], prevented: [], popups: [] };

  const refuse = async (route: Route, url: string, list: string[]) => {
    list.push(url);
    // A navigation that is `aborted` leaves the page where it is, as a prevented one does in Electron.
    await route.abort(list === watch.prevented ? 'aborted' : 'blockedbyclient');
  };

  await context.route('**/*', async (route, request) => {
    const url = fromAlias(request.url());
    const window = windowOf(request);
    if (!window) return refuse(route, url, watch.popups);
    if (request.isNavigationRequest() && window.expected !== request.url()) {
      const isChild = request.frame().parentFrame() !== null;
      const { prevented } = await peer().ask('window.navigating', {
        window: window.id,
        url,
        frame: window.frameFacts(isChild ? request.frame().url() : null),
        initiator: null,
      });
      if (prevented) return refuse(route, url, watch.prevented);
    }
    const body = request.postDataBuffer();
    const answer = await peer().ask('protocol.answer', {
      window: window.id,
      url,
      method: request.method(),
      headers: request.headers(),
      body: body ? body.toString('base64') : null,
    });
    if (!answer) return refuse(route, url, watch.foreign);
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(answer.body, 'base64'),
    });
  });
  await context.routeWebSocket(/.*/, async (socket) => {
    watch.foreign.push(socket.url());
    await socket.close();
  });
  return watch;
}
