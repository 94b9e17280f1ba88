import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { SecretSource } from '@gatehouse/secrets';
import { getJson, IssuerError } from './get-json.ts';

/** What is needed of https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata */
const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** A JSON Web Key Set (RFC 7517) with a key at least: an empty one would refuse everybody. */
export const keySet = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })).min(1),
});

/**
 * Reads an issuer's public keys: its metadata first (OpenID Connect Discovery), then the keys that
 * these point to. The issuer's address is the name of the "secret".
 * @param plainHttp Whether addresses may be plain http.
 */
export function keySetSource(plainHttp: boolean): SecretSource {
  const demandHttps = (url: URL) => {
    if (url.protocol !== 'https:' && !plainHttp) throw new IssuerError('NotHttps');
    return url;
  };
  return async (issuer, signal) => {
    const known = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const { data } = metadata.safeParse(await getJson(demandHttps(known), signal));
    if (data === undefined) throw new IssuerError('MetadataInvalid');
    // Keys of another issuer are not what was asked for (section 4.3 of the same).
    if (data.issuer !== issuer) throw new IssuerError('IssuerMismatch');
    const content = JSON.stringify(await getJson(demandHttps(new URL(data.jwks_uri)), signal));
    return { versionId: createHash('sha256').update(content).digest('hex'), content };
  };
}
