import { certify, type Pair } from '../../src/main/platform/loopback.testing';
import { PLACES } from './world/places';

/** Whom the lab's hosts can be signed by, and how. Keys and certificates, PEM. */
export interface Certificates {
  /** Trusted by the computer, as the roots of the real internet are. */
  authority: Pair;
  /** Hosts of the internet, signed by that authority. */
  hosts: Pair;
  /** The same, out of date for a month. */
  expired: Pair;
  /** Valid, for another name. */
  wrongName: Pair;
  /** A box on the way that nobody here trusts. */
  stranger: Pair;
  /** A company's box, whose authority the computer was told to trust. */
  companyAuthority: Pair;
  company: Pair;
  companyExpired: Pair;
}

const DAY_MS = 86_400_000;

/** Makes them anew for each run of the lab; they are worth nothing anywhere else. */
export async function makeCertificates(): Promise<Certificates> {
  const names = PLACES.map(({ name }) => name);
  const authority = await certify(['Lab Root'], null);
  const companyAuthority = await certify(['Company Inspection'], null);
  const strangerAuthority = await certify(['Unknown Box'], null);
  // A certificate holds for 30 days.
  const [hosts, expired, wrongName, stranger, company, companyExpired] = await Promise.all([
    certify(names, authority),
    certify(names, authority, new Date(Date.now() - 60 * DAY_MS)),
    certify(['login.hotel.example'], authority),
    certify(names, strangerAuthority),
    certify(names, companyAuthority),
    certify(names, companyAuthority, new Date(Date.now() - 60 * DAY_MS)),
  ]);
  return { authority, hosts, expired, wrongName, stranger, companyAuthority, company, companyExpired };
}
