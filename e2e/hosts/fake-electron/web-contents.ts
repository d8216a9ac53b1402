import type { Session, WebContents, WebFrameMain } from 'electron';
import type { FrameFacts, PageMessage } from '../protocol';
import { NotJson, toWire } from './clone';
import type { StandInContext } from './context';
import { StrictEmitter, standInEvent } from './emitter';
import { FakeFrame } from './frames';
import type { Lane } from './jitter';
import { strict } from './strict';

type Used =
  | 'id'
  | 'session'
  | 'mainFrame'
  | 'send'
  | 'getURL'
  | 'getTitle'
  | 'getType'
  | 'isDestroyed'
  | 'isLoading'
  | 'setWindowOpenHandler'
  | 'reload'
  | 'close'
  | 'focus'
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'isDevToolsOpened'
  | 'closeDevTools';

const EVENTS = [
  'will-navigate',
  'will-frame-navigate',
  'did-start-navigation',
  'did-navigate',
  'did-navigate-in-page',
  'did-finish-load',
  'dom-ready',
  'destroyed',
  'preload-error',
  // Known to Electron, never emitted here: the Chromium host has no such thing.
  'will-redirect',
  'will-attach-webview',
  'did-attach-webview',
  'did-create-window',
  'did-fail-load',
  'render-process-gone',
  'unresponsive',
  'responsive',
  'before-input-event',
  'console-message',
  'context-menu',
  'devtools-opened',
  'zoom-changed',
  'select-bluetooth-device',
  'certificate-error',
  'login',
];

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

export class FakeWebContents extends StrictEmitter implements Pick<WebContents, Used> {
  /** What main sends and answers travels in one lane: an answer never overtakes an earlier event. */
  readonly outgoing: Lane;
  readonly incoming: Lane;
  private readonly goneFrames = new Set<string>();
  private destroyed = false;
  private current: FrameFacts = { key: '', url: '', origin: 'null', parent: null };
  private loading = false;
  private title = '';
  private zoom = 1;
  private openHandler: OpenHandler | null = null;

  constructor(
    private readonly context: StandInContext,
    readonly id: number,
    private readonly ownSession: Session,
    private readonly closeWindow: () => void,
  ) {
    super('webContents', EVENTS, context.fault);
    this.outgoing = context.lane();
    this.incoming = context.lane();
  }

  private live(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
  }

  get session(): Session {
    this.live();
    return this.ownSession;
  }

  get mainFrame(): WebFrameMain {
    this.live();
    return this.wrap(this.current);
  }

  /** The frame behind a message, or null when its document is gone by now. */
  frame(facts: FrameFacts): WebFrameMain | null {
    return this.alive(facts) ? this.wrap(facts) : null;
  }

  private alive(facts: FrameFacts): boolean {
    return !this.destroyed && !this.goneFrames.has(facts.key);
  }

  private wrap(facts: FrameFacts): WebFrameMain {
    const frame = new FakeFrame(
      facts,
      () => this.alive(facts),
      (other) => this.wrap(other),
    );
    return strict('WebFrameMain', frame, this.context.fault) as unknown as WebFrameMain;
  }

  send(channel: string, ...args: unknown[]): void {
    this.live();
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    try {
      this.deliver({
        kind: 'event',
        channel,
        args: args.map((value) => toWire(`What is sent on '${channel}'`, value)),
      });
    } catch (error) {
      if (error instanceof NotJson) this.context.fault(error.message);
      throw error instanceof NotJson ? error : new Error('Failed to serialize arguments');
    }
  }

  /** @param frame the document it is meant for; null = whichever the window shows on arrival */
  deliver(message: PageMessage, frame: FrameFacts | null = null): void {
    this.outgoing.deliver(() => {
      if (this.destroyed || (frame && !this.alive(frame))) return;
      void this.context.host
        .ask('page.deliver', { window: this.id, frame: frame?.key ?? null, message })
        .catch(() => undefined);
    });
  }

  getURL(): string {
    this.live();
    return this.current.url;
  }

  getTitle(): string {
    this.live();
    return this.title;
  }

  getType(): 'window' {
    return 'window';
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isLoading(): boolean {
    this.live();
    return this.loading;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.live();
    this.openHandler = handler;
  }

  reload(): void {
    this.live();
    void this.context.host.ask('window.reload', { window: this.id }).catch(() => undefined);
  }

  close(): void {
    this.live();
    this.closeWindow();
  }

  focus(): void {
    this.live();
  }

  setZoomFactor(factor: number): void {
    this.live();
    this.zoom = factor;
  }

  getZoomFactor(): number {
    this.live();
    return this.zoom;
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  closeDevTools(): void {
    this.live();
  }

  // What the host reports.

  beginLoad(): void {
    this.loading = true;
  }

  /** A frame shows another document, or the same one under another address. */
  navigated(facts: FrameFacts, isSameDocument: boolean): void {
    const isMainFrame = facts.parent === null;
    if (isMainFrame) this.current = facts;
    const { url } = facts;
    // Electron says so a little earlier; the host learns of it when the document is there.
    const details = standInEvent({ url, isSameDocument, isMainFrame, frame: this.frame(facts) });
    this.emit('did-start-navigation', details, url, isSameDocument, isMainFrame);
    if (isSameDocument) this.emit('did-navigate-in-page', standInEvent({}), url, isMainFrame);
    else if (isMainFrame) this.emit('did-navigate', standInEvent({}), url, 200, 'OK');
  }

  loaded(title: string): void {
    this.loading = false;
    this.title = title;
    this.emit('dom-ready', {});
    this.emit('did-finish-load');
  }

  frameGone(key: string): void {
    this.goneFrames.add(key);
  }

  /** What the app says to a page that wants another window; Electron's own answer without a handler is yes. */
  popup(url: string): 'allow' | 'deny' {
    const answer = this.openHandler?.({
      url,
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    });
    return answer?.action ?? 'allow';
  }

  /** Ends the contents. Called by its window alone. */
  end(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('destroyed');
  }
}
