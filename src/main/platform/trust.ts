import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import type { Platform } from '../../contract/words';

/** Two ideas of whom to trust; each context is built once, when first asked for (a few milliseconds). */
export interface Trust {
  /** Mozilla's roots as shipped with Node, and nothing this computer or an environment variable adds. */
  mozilla(): tls.SecureContext;
  /** Mozilla's roots and those of this computer. `complete` is false where the system's own cannot be read. */
  here(): { context: tls.SecureContext; complete: boolean };
}

/** Where Linux distributions keep what the system trusts; the first that exists counts. */
const LINUX_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

export interface TrustOptions {
  platform: Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** Roots that count as this computer's own, PEM; for tests. */
  extraRoots?: readonly string[];
}

export function createTrust({ platform, env, extraRoots = [] }: TrustOptions): Trust {
  let mozilla: tls.SecureContext | undefined;
  let here: { context: tls.SecureContext; complete: boolean } | undefined;
  return {
    mozilla() {
      // `ca` has to be named: without it NODE_EXTRA_CA_CERTS and --use-system-ca would count as Mozilla's.
      mozilla ??= tls.createSecureContext({ ca: [...tls.rootCertificates] });
      return mozilla;
    },
    here() {
      if (here !== undefined) return here;
      const system = systemRoots(platform);
      const ca = [...tls.rootCertificates, ...(system ?? []), ...namedRoots(env), ...extraRoots];
      here = { context: contextOf(ca), complete: system !== null };
      return here;
    },
  };
}

/** One damaged certificate in a system's store must not take the good ones with it. */
function contextOf(ca: string[]): tls.SecureContext {
  try {
    return tls.createSecureContext({ ca });
  } catch {
    const usable = ca.filter((pem) => {
      try {
        tls.createSecureContext({ ca: pem });
        return true;
      } catch {
        return false;
      }
    });
    return tls.createSecureContext({ ca: usable });
  }
}

/** The system's roots; null where they cannot be read (Windows and macOS before Node 22.15). */
function systemRoots(platform: Platform): string[] | null {
  const ask = (tls as { getCACertificates?: (kind: 'system') => string[] }).getCACertificates;
  if (ask !== undefined) {
    try {
      const found = ask('system');
      if (found.length > 0) return found;
    } catch {
      // The store cannot be opened; the bundle below may still be there.
    }
  }
  if (platform !== 'linux') return null;
  for (const path of LINUX_BUNDLES) {
    const found = certificatesIn(path);
    if (found.length > 0) return found;
  }
  return null;
}

function namedRoots(env: TrustOptions['env']): string[] {
  return env.NODE_EXTRA_CA_CERTS === undefined ? [] : certificatesIn(env.NODE_EXTRA_CA_CERTS);
}

function certificatesIn(path: string): string[] {
  try {
    const text = readFileSync(path, 'latin1');
    return text.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g) ?? [];
  } catch {
    return [];
  }
}
