import { generateKeyPair, randomBytes, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { bits, integer, objectIdentifier, sequence, set, tagged, utcTime, utf8 } from './der.ts';

/** A TLS server's certificate and private key, as PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const DAY_MS = 86_400_000;
const VALID_DAYS = 365;
/** Clocks differ. */
const BEFORE_MS = DAY_MS;
const COMMON_NAME = '2.5.4.3';
/** ecdsa-with-SHA256: RFC 5758, section 3.2 */
const SIGNATURE = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
/** Version 3, where the first is 0. */
const VERSION = tagged(0, integer(Buffer.from([2])));

/**
 * A self-signed certificate with a P-256 key, new each time and only in memory. It is for load
 * balancers, which accept any certificate of a target, even an expired one (this one expires after a
 * year):
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-routing-configuration
 *
 * Node makes keys and signatures, and no certificates; this is the least that RFC 5280, section 4.1, asks for.
 */
export async function selfSignedCertificate(service: string): Promise<Certificate> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('ec', {
    namedCurve: 'prime256v1',
  });
  const content = contentOf(service, publicKey, Date.now());
  const certificate = sequence(content, SIGNATURE, bits(sign('sha256', content, privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem('CERTIFICATE', certificate),
  };
}

function contentOf(service: string, publicKey: KeyObject, now: number): Buffer {
  const name = sequence(set(sequence(objectIdentifier(COMMON_NAME), utf8(service))));
  // Positive, and not 0.
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(15)]);
  const from = new Date(now - BEFORE_MS);
  const until = new Date(now + VALID_DAYS * DAY_MS);
  return sequence(
    VERSION,
    integer(serial),
    SIGNATURE,
    name,
    sequence(utcTime(from), utcTime(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
