import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import type { Secrets } from '#main/ports/secrets.ts';

/** By which a hub proves who it is. */
export interface HubIdentity {
  /** PEM. */
  readonly key: string;
  /** PEM, signed by the key itself. */
  readonly certificate: string;
  /** SHA-256 of the public key, in lower case hex digits. */
  readonly fingerprint: string;
}

const SECRET = 'sync.hub';
/** Nobody looks at the date but the library that must have one: desks trust the key. */
const FIRST_DAY = new Date('2020-01-01T00:00:00Z');
const LAST_DAY = new Date('2120-01-01T00:00:00Z');

/** The identity of this installation as a hub, made at the first call. */
export async function hubIdentity(secrets: Secrets): Promise<HubIdentity> {
  const kept = await secrets.get(SECRET);
  const stored = kept ?? JSON.stringify(await makeIdentity());
  if (kept === null) await secrets.set(SECRET, stored);
  return identityOf(stored);
}

/** An identity as it was kept. @param stored JSON of what {@link makeIdentity} made */
export function identityOf(stored: string): HubIdentity {
  const { key, certificate } = JSON.parse(stored) as Pick<HubIdentity, 'key' | 'certificate'>;
  return { key, certificate, fingerprint: fingerprintOf(new X509Certificate(certificate)) };
}

/** A new key, and a certificate that it has signed itself. */
export async function makeIdentity(): Promise<Pick<HubIdentity, 'key' | 'certificate'>> {
  const made = await generate([{ name: 'commonName', value: 'Lanyard hub' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: FIRST_DAY,
    notAfterDate: LAST_DAY,
  });
  return { key: made.private, certificate: made.cert };
}

/** SHA-256 of the public key that a certificate is of, in lower case hex digits. */
export function fingerprintOf(certificate: X509Certificate): string {
  return createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
