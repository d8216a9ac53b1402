import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CDPSession, Page } from '@playwright/test';
import { isPolicyBreach, POLICY_BREACH } from '../driver';
import type { Bounds, FrameFacts, PageMessage, PreloadMessage } from '../protocol';
import { fromAlias, toAlias } from './alias';
import { type BridgeNames, endpoint, pageSide, preloadSide } from './bridge';

/** What a window tells the host that owns it. */
export interface WindowEvents {
  message(frame: FrameFacts, message: PreloadMessage): void;
  frameGone(key: string): void;
  navigated(frame: FrameFacts, sameDocument: boolean): void;
  loaded(title: string): void;
  fault(text: string): void;
}

interface KnownFrame {
  id: string;
  parentId: string | null;
  loaderId: string;
  url: string;
  origin: string;
}

const keyOf = (frame: KnownFrame) => `${frame.id}/${frame.loaderId}`;

/** A page of Chromium that plays the part of one window: preload in its own world, frames known by their documents. */
export class HostWindow {
  /** The address the app itself has asked for and which is on its way. */
  expected: string | null = null;
  /** Whether it is on the screen, and where. */
  shown = false;
  /** Whether the app has ever shown a page in it. */
  loaded = false;
  bounds: Bounds = { x: 0, y: 0, width: 0, height: 0 };
  private readonly frames = new Map<string, KnownFrame>();
  /** Preload worlds: execution context → frame. */
  private readonly contexts = new Map<number, string>();
  private mainFrame = '';

  private constructor(
    readonly id: number,
    readonly page: Page,
    private readonly cdp: CDPSession,
    private readonly names: BridgeNames & { world: string },
    private readonly events: WindowEvents,
  ) {}

  static async open(
    id: number,
    page: Page,
    options: { preload: string | null; bounds: Bounds | null; platform: string },
    events: WindowEvents,
  ): Promise<HostWindow> {
    const cdp = await page.context().newCDPSession(page);
    const secret = randomBytes(12).toString('hex');
    const names = {
      meet: `meet-${secret}`,
      toPage: `to-page-${secret}`,
      toPreload: `to-preload-${secret}`,
      binding: `tell-${secret}`,
      deliver: `deliver-${secret}`,
      world: `preload-${secret}`,
      platform: options.platform,
    };
    const window = new HostWindow(id, page, cdp, names, events);
    await window.prepare(options.preload);
    if (options.bounds) await page.setViewportSize(options.bounds);
    return window;
  }

  private async prepare(preload: string | null): Promise<void> {
    const { cdp, names, page, events } = this;
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const frame: unknown = context.auxData?.frameId;
      if (context.name === names.world && typeof frame === 'string') this.contexts.set(context.id, frame);
    });
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => this.contexts.delete(executionContextId));
    cdp.on('Runtime.executionContextsCleared', () => this.contexts.clear());
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === names.binding) this.receive(payload, executionContextId);
    });
    cdp.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.frames.set(frameId, {
        id: frameId,
        parentId: parentFrameId,
        loaderId: 'initial',
        url: 'about:blank',
        origin: this.frames.get(parentFrameId)?.origin ?? 'null',
      });
    });
    cdp.on('Page.frameNavigated', ({ frame }) => this.navigated(frame));
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.frames.get(frameId);
      if (frame) this.frames.set(frameId, { ...frame, url: fromAlias(url) });
      if (frame) events.navigated(this.facts(frameId), true);
    });
    cdp.on('Page.frameDetached', ({ frameId }) => {
      const frame = this.frames.get(frameId);
      if (!frame) return;
      this.frames.delete(frameId);
      events.frameGone(keyOf(frame));
    });
    page.on('pageerror', (error) => events.fault(`Uncaught in the page: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (isPolicyBreach(message.text())) events.fault(`${POLICY_BREACH}: ${message.text()}`);
    });
    page.on('crash', () => events.fault('The page crashed'));
    page.on('load', () => {
      void page.title().then(events.loaded, () => undefined);
    });

    await cdp.send('Page.enable');
    const { frameTree } = await cdp.send('Page.getFrameTree');
    this.mainFrame = frameTree.frame.id;
    this.frames.set(this.mainFrame, {
      id: this.mainFrame,
      parentId: null,
      loaderId: frameTree.frame.loaderId,
      url: frameTree.frame.url,
      origin: 'null',
    });
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: names.binding, executionContextName: names.world });
    // Scripts run in the order in which they were added: the page's side must listen before the preload speaks.
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${pageSide})(${endpoint}, ${JSON.stringify(names)});`,
    });
    const source = preload === null ? '' : await readFile(preload, 'utf8');
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: names.world,
      source: `(${preloadSide})(${endpoint}, ${JSON.stringify(names)}, function (require, module, exports, process) {${source}\n});`,
    });
  }

  private navigated(frame: { id: string; parentId?: string; loaderId: string; url: string; securityOrigin: string }) {
    const before = this.frames.get(frame.id);
    const now: KnownFrame = {
      id: frame.id,
      parentId: frame.parentId ?? null,
      loaderId: frame.loaderId,
      url: fromAlias(frame.url),
      origin: /^[a-z]+:\/\/./i.test(frame.securityOrigin) ? fromAlias(frame.securityOrigin) : 'null',
    };
    this.frames.set(frame.id, now);
    if (before && keyOf(before) !== keyOf(now)) this.events.frameGone(keyOf(before));
    this.events.navigated(this.facts(frame.id), false);
  }

  private facts(frameId: string): FrameFacts {
    const frame = this.frames.get(frameId);
    if (!frame) return { key: `${frameId}/gone`, url: '', origin: 'null', parent: null };
    const parent = frame.parentId === null ? null : this.facts(frame.parentId);
    return { key: keyOf(frame), url: frame.url, origin: frame.origin, parent };
  }

  /** The main frame's document, or a child frame's by its address. */
  frameFacts(url: string | null = null): FrameFacts {
    if (url === null) return this.facts(this.mainFrame);
    const child = [...this.frames.values()].find((frame) => frame.parentId !== null && frame.url === fromAlias(url));
    return this.facts(child?.id ?? this.mainFrame);
  }

  private receive(payload: string, context: number): void {
    const frame = this.contexts.get(context);
    if (frame === undefined) this.events.fault('A message came from no known frame');
    else this.events.message(this.facts(frame), JSON.parse(payload) as PreloadMessage);
  }

  /** Carries a message of main into the preload's world. Dropped, as in Electron, when its document is gone. */
  async deliver(frameKey: string | null, message: PageMessage): Promise<void> {
    const main = this.facts(this.mainFrame);
    if (frameKey !== null && frameKey !== main.key) return;
    for (const [context, frame] of this.contexts) {
      if (frame !== this.mainFrame) continue;
      const expression = `globalThis[${JSON.stringify(this.names.deliver)}]?.(${JSON.stringify(JSON.stringify(message))})`;
      const { exceptionDetails } = await this.cdp
        .send('Runtime.evaluate', { expression, contextId: context })
        .catch(() => ({ exceptionDetails: undefined }));
      if (exceptionDetails) {
        this.events.fault(
          `A listener of the page threw: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`,
        );
      }
    }
  }

  get isPalette(): boolean {
    return fromAlias(this.page.url()).endsWith('/palette.html');
  }

  async load(url: string): Promise<void> {
    this.expected = toAlias(url);
    try {
      await this.page.goto(this.expected, { waitUntil: 'load' });
    } finally {
      this.expected = null;
    }
  }

  /**
   * Says something to main from the preload world of a frame, as a broken renderer could.
   * @param child address of a child frame; null = the main frame
   */
  async forge(child: string | null, message: PreloadMessage): Promise<void> {
    const frame =
      child === null
        ? this.mainFrame
        : [...this.frames.values()].find((known) => known.parentId !== null && known.url === child)?.id;
    if (frame === undefined) throw new Error(`no child frame shows ${child}`);
    const { executionContextId } = await this.cdp.send('Page.createIsolatedWorld', {
      frameId: frame,
      worldName: this.names.world,
    });
    this.contexts.set(executionContextId, frame);
    const call = `globalThis[${JSON.stringify(this.names.binding)}](${JSON.stringify(JSON.stringify(message))})`;
    const { exceptionDetails } = await this.cdp.send('Runtime.evaluate', {
      expression: call,
      contextId: executionContextId,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  /** Evaluates as a script of the page would: without the inspector's leave to use `eval`. */
  async evaluateAsPage(expression: string): Promise<{ value: unknown; thrown: string | null }> {
    const { result, exceptionDetails } = await this.cdp.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      allowUnsafeEvalBlockedByCSP: false,
    });
    return { value: result.value, thrown: exceptionDetails?.exception?.description ?? null };
  }

  /** Names that could betray the host, for the spec that looks for them in the page. */
  get secrets(): readonly string[] {
    return Object.values(this.names);
  }
}
