import type { BrowserContext, Request, Route } from '@playwright/test';
import type { Peer } from '../peer';
import type { MainMethods, ProtocolAnswer } from '../protocol';
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
  host: {
    peer(): Peer<MainMethods>;
    windowOf(request: Request): HostWindow | null;
    fault(text: string): void;
  },
): Promise<RequestWatch> {
  const watch: RequestWatch = { foreign: [], prevented: [], popups: [] };

  const judge = async (request: Request): Promise<Verdict> => {
    const url = fromAlias(request.url());
    const window = host.windowOf(request);
    if (!window) return { list: watch.popups, url };
    const peer = host.peer();
    if (request.isNavigationRequest() && window.expected !== request.url()) {
      const isChild = request.frame().parentFrame() !== null;
      const frame = window.frameFacts(isChild ? request.frame().url() : null);
      const asked = { window: window.id, url, frame, initiator: null };
      if ((await peer.ask('window.navigating', asked)).prevented) return { list: watch.prevented, url };
    }
    const body = request.postDataBuffer();
    return peer.ask('protocol.answer', {
      window: window.id,
      url,
      method: request.method(),
      headers: request.headers(),
      body: body ? body.toString('base64') : null,
    });
  };

  const answer = async (route: Route, request: Request) => {
    // The app may end while it is asked: the page that wanted to know ends with it.
    const verdict = await judge(request).catch((): Verdict => ({ kind: 'gone' }));
    if ('list' in verdict) {
      verdict.list.push(verdict.url);
      // A navigation that is `aborted` leaves the page where it is, as a prevented one does in Electron.
      return route.abort(verdict.list === watch.prevented ? 'aborted' : 'blockedbyclient');
    }
    if (verdict.kind === 'answered') {
      const { status, headers } = verdict;
      return route.fulfill({ status, headers: Object.fromEntries(headers), body: Buffer.from(verdict.body, 'base64') });
    }
    if (verdict.kind === 'unhandled') watch.foreign.push(fromAlias(request.url()));
    if (verdict.kind === 'failed') host.fault(`The protocol handler threw: ${verdict.error}`);
    return route.abort('blockedbyclient');
  };

  // The page may be gone when its answer comes.
  await context.route('**/*', (route, request) => answer(route, request).catch(() => undefined));
  await context.routeWebSocket(/.*/, async (socket) => {
    watch.foreign.push(socket.url());
    await socket.close();
  });
  return watch;
}

type Verdict = ProtocolAnswer | { list: string[]; url: string };
