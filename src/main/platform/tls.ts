import { isIP, type Socket } from 'node:net';
import { connect, type DetailedPeerCertificate, type SecureContext, type TLSSocket } from 'node:tls';
import { PortError, type TlsFacts } from '../ports';
import { toPortError } from './errors';
import type { Trust } from './trust';

/** Certificates of a chain that are looked at; a loop in a hostile chain ends here. */
const CHAIN_LIMIT = 12;

export interface Handshake {
  socket: TLSSocket;
  /** Null when the chain and the name are valid in the given context. */
  fault: string | null;
}

/**
 * TLS over an open connection, whether or not the certificate is valid. The socket is destroyed when
 * the signal fires or the handshake fails (PortError with the system's name of the fault).
 */
export function handshake(raw: Socket, host: string, context: SecureContext, signal: AbortSignal): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      socket: raw,
      secureContext: context,
      ALPNProtocols: ['http/1.1'],
      // Looked at below: an invalid chain is an answer here, not a failure.
      rejectUnauthorized: false,
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    const onAbort = () => {
      socket.destroy();
      raw.destroy();
      reject(signal.reason);
    };
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      raw.destroy();
      reject(toPortError(error));
    };
    const closed = () => fail(new PortError('failed', 'ECONNRESET'));
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('error', fail);
    socket.once('close', closed);
    socket.once('secureConnect', () => {
      signal.removeEventListener('abort', onAbort);
      socket.off('close', closed);
      socket.off('error', fail).on('error', () => {});
      // Node hands out the name of the fault as text here, whatever its types say.
      resolve({ socket, fault: socket.authorized ? null : String(socket.authorizationError ?? 'UNKNOWN') });
    });
  });
}

/** Looks at one host's chain under both kinds of trust; the second look only where the first says no. */
export async function readTls(
  trust: Trust,
  host: string,
  open: (signal: AbortSignal) => Promise<Socket>,
  signal: AbortSignal,
): Promise<TlsFacts> {
  const strict = await handshake(await open(signal), host, trust.mozilla(), signal);
  const issuer = topOfChain(strict.socket.getPeerCertificate(true));
  strict.socket.destroy();
  if (strict.fault === null) return { trustedByMozilla: true, trustedHere: true, error: null, issuer };

  const { context, complete } = trust.here();
  const wide = await handshake(await open(signal), host, context, signal);
  wide.socket.destroy();
  if (wide.fault === null) return { trustedByMozilla: false, trustedHere: true, error: null, issuer };
  return { trustedByMozilla: false, trustedHere: complete ? false : null, error: wide.fault, issuer };
}

/** Organisation, or else common name, of whoever signed the last certificate of the chain. */
function topOfChain(leaf: DetailedPeerCertificate): string | null {
  let top = leaf;
  for (let depth = 0; depth < CHAIN_LIMIT && top.issuerCertificate && top.issuerCertificate !== top; depth += 1) {
    top = top.issuerCertificate;
  }
  const name = top.issuer?.O || top.issuer?.CN || null;
  return name === null ? null : String(name).slice(0, 120);
}
