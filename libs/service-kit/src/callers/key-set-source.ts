import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { SecretSource } from '@gatehouse/secrets';
import { getJson, IssuerError } from './get-json.ts';

/** The required part of https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata */
const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });

const key = z.looseObject({ kty: z.string(), kid: z.string().optional() });

/**
 * A JSON Web Key Set with at least one key: an empty one would refuse every caller. What is no key is
 * ignored, so that it does not take the others with it (RFC 7517, section 5).
 */
export const keySet = z.object({
  keys: z
    .array(z.unknown())
    .transform((entries) => entries.flatMap((entry) => key.safeParse(entry).data ?? []))
    .pipe(z.array(key).min(1)),
});

/**
 * Reads an issuer's public keys: first its metadata (OpenID Connect Discovery), then the keys that the
 * metadata points to. The issuer's address is the name of the "secret".
 * @param plainHttp Whether addresses may use plain HTTP.
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
    // Metadata of another issuer is an error (section 4.3 of the same document).
    if (data.issuer !== issuer) throw new IssuerError('IssuerMismatch');
    const content = JSON.stringify(await getJson(demandHttps(new URL(data.jwks_uri)), signal));
    return { versionId: createHash('sha256').update(content).digest('hex'), content };
  };
}
