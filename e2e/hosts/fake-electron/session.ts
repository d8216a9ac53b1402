import type { Protocol, Session } from 'electron';
import type { MainMethods, ProtocolAnswer } from '../protocol';
import type { StandInContext } from './context';
import { StrictEmitter } from './emitter';
import { strict } from './strict';

type ProtocolHandler = Parameters<Protocol['handle']>[1];

export class FakeProtocol implements Pick<Protocol, 'handle' | 'unhandle' | 'isProtocolHandled'> {
  private readonly handlers = new Map<string, ProtocolHandler>();

  constructor(private readonly privileged: ReadonlyMap<string, SchemePrivileges>) {}

  handle(scheme: string, handler: ProtocolHandler): void {
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (typeof handler !== 'function') throw new TypeError('Expected handler to be a function');
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  /** Lets the app's own handler answer a request. */
  async answer(asked: MainMethods['protocol.answer']['in']): Promise<ProtocolAnswer> {
    const scheme = new URL(asked.url).protocol.slice(0, -1);
    const handler = this.handlers.get(scheme);
    if (!handler) return { kind: 'unhandled' };
    const privileges = this.privileged.get(scheme);
    if (!privileges?.standard || !privileges.secure) {
      // The page sees an https address in its place, which is both; a lesser scheme would be flattered.
      return { kind: 'failed', error: `The scheme ${scheme} must be registered as standard and secure before ready` };
    }
    const request = new Request(asked.url, {
      method: asked.method,
      headers: asked.headers,
      body: asked.body === null ? undefined : Buffer.from(asked.body, 'base64'),
    });
    try {
      const response = await handler(request as never);
      const body = Buffer.from(await response.arrayBuffer()).toString('base64');
      return { kind: 'answered', status: response.status, headers: [...response.headers.entries()], body };
    } catch (error) {
      return { kind: 'failed', error: String(error) };
    }
  }
}

export interface SchemePrivileges {
  standard?: boolean;
  secure?: boolean;
}

type Used =
  | 'protocol'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setUSBProtectedClassesHandler'
  | 'setBluetoothPairingHandler'
  | 'setSpellCheckerEnabled'
  | 'isPersistent'
  | 'clearCache';

export class FakeSession extends StrictEmitter implements Pick<Session, Used> {
  readonly protocol: Protocol;
  readonly ownProtocol: FakeProtocol;
  private request: Parameters<Session['setPermissionRequestHandler']>[0] = null;
  private check: Parameters<Session['setPermissionCheckHandler']>[0] = null;

  constructor(
    context: StandInContext,
    privileged: ReadonlyMap<string, SchemePrivileges>,
    private readonly partition: string,
  ) {
    super(
      'session',
      ['will-download', 'select-hid-device', 'select-serial-port', 'select-usb-device', 'preconnect'],
      context.fault,
    );
    this.ownProtocol = new FakeProtocol(privileged);
    this.protocol = strict('protocol', this.ownProtocol, context.fault) as unknown as Protocol;
  }

  setPermissionRequestHandler(handler: typeof this.request): void {
    this.request = handler;
  }

  setPermissionCheckHandler(handler: typeof this.check): void {
    this.check = handler;
  }

  setDevicePermissionHandler(): void {}

  setDisplayMediaRequestHandler(): void {}

  setUSBProtectedClassesHandler(): void {}

  setBluetoothPairingHandler(): void {}

  setSpellCheckerEnabled(): void {}

  isPersistent(): boolean {
    return this.partition === '' || this.partition.startsWith('persist:');
  }

  async clearCache(): Promise<void> {}

  /** What the app says about a permission; without handlers Electron grants. */
  async permission(contents: unknown, permission: string, url: string): Promise<{ request: boolean; check: boolean }> {
    const { request, check } = this;
    const asked = request
      ? await new Promise<boolean>((resolve) => {
          request(contents as never, permission as never, resolve, { requestingUrl: url, isMainFrame: true } as never);
        })
      : true;
    const checked = check
      ? check(contents as never, permission as never, url, { isMainFrame: true, requestingUrl: url } as never)
      : true;
    return { request: asked, check: checked };
  }
}
