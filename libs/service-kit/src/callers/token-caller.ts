import type { JWTPayload } from 'jose';
import type { Caller } from './caller.ts';
import { refusal } from './token-refusal.ts';

/** The caller that the claims of a token name. */
export function callerFrom(payload: JWTPayload, audiences: readonly string[]): Caller {
  // https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
  const { token_use: use, client_id, azp, sub, scope, scp } = payload;
  if (use !== undefined && use !== 'access') throw refusal('not an access token');
  const meant = payload.aud ?? (use === 'access' ? client_id : undefined);
  if (![meant].flat().some((audience) => audiences.includes(audience as string)))
    throw refusal('another audience');
  const clientId = textOf(client_id) ?? textOf(azp);
  const id = textOf(sub) ?? clientId;
  if (id === undefined) throw refusal('neither sub nor client_id');
  return Object.freeze({
    kind: 'jwt',
    id,
    ...(clientId !== undefined && { clientId }),
    // RFC 8693, section 4.2; Microsoft and Okta call it "scp".
    scopes: scopesOf(scope ?? scp),
    claims: Object.freeze(payload),
  });
}

const textOf = (claim: unknown) => (typeof claim === 'string' && claim !== '' ? claim : undefined);

function scopesOf(claim: unknown): readonly string[] {
  const all: unknown[] =
    typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return all.filter((scope): scope is string => typeof scope === 'string' && scope !== '');
}
