import { expect, it } from 'vitest';
import { PortError, type TlsFacts } from '../ports';
import { check } from './net.tls.intercept.check';
import { runCheck } from './testing';

function showing(facts: Partial<TlsFacts> | PortError) {
  return {
    net: {
      tls: async (host: string, port: number) => {
        expect([host, port]).toEqual(['accounts.spotify.com', 443]);
        if (facts instanceof PortError) throw facts;
        return { trustedByMozilla: false, trustedHere: false, error: null, issuer: null, ...facts };
      },
    },
  };
}

it.each([
  [{ trustedByMozilla: true, trustedHere: true, issuer: 'DigiCert Inc' }, 'ok', 'tls/direct', 'DigiCert Inc'],
  [{ trustedHere: true, issuer: 'Avast Web/Mail Shield Root' }, 'ok', 'tls/intercepted', 'Avast Web/Mail Shield Root'],
  [{ error: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'problem', 'tls/untrusted', 'unknown'],
  [{ error: 'SELF_SIGNED_CERT_IN_CHAIN', issuer: 'Box' }, 'problem', 'tls/untrusted', 'Box'],
  [{ error: 'CERT_HAS_EXPIRED' }, 'problem', 'tls/expired', 'unknown'],
  [{ error: 'CERT_NOT_YET_VALID', trustedHere: null }, 'problem', 'tls/expired', 'unknown'],
  [{ error: 'ERR_TLS_CERT_ALTNAME_INVALID', trustedHere: null }, 'problem', 'tls/wrong-name', 'unknown'],
] as const)('%j is %s: %s', async (facts, status, id, issuer) => {
  expect(await runCheck(check, showing(facts))).toMatchObject({ status, findings: [{ id, data: { issuer } }] });
});

it('accuses nobody where the system cannot be asked whom it trusts', async () => {
  const outcome = await runCheck(check, showing({ trustedHere: null, error: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }));
  expect(outcome).toEqual({
    status: 'unknown',
    reason: { code: 'not-readable', detail: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
  });
});

it('cannot tell when nobody answers', async () => {
  expect(await runCheck(check, showing(new PortError('failed', 'ECONNREFUSED')))).toMatchObject({
    status: 'unknown',
    reason: { code: 'no-answer' },
  });
  expect(await runCheck(check, showing(new PortError('timeout', 'ETIMEDOUT')))).toMatchObject({
    status: 'unknown',
    reason: { code: 'timeout' },
  });
});
