import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

export interface TokenIssuer {
  readonly url: string;
  /** Number of reads of the keys so far. */
  reads(): number;
  /** Makes the issuer sign with a new key; the old one stays published only with `keepOld`. */
  rotate(options?: { kid?: string; keepOld?: boolean }): Promise<void>;
  /** Publishes more entries beside the keys. */
  publish(...entries: unknown[]): void;
  sign(claims?: JWTPayload, header?: Record<string, unknown>): Promise<string>;
  /** Responds according to the script, until it is undefined again. */
  play(script: ((path: string, response: ServerResponse) => void) | undefined): void;
  stop(): Promise<void>;
}

export const AUDIENCE = 'toy-api';

/** A real issuer of tokens over HTTP, with discovery and keys. */
export async function startIssuer(): Promise<TokenIssuer> {
  let reads = 0;
  let count = 0;
  let kid = '';
  let privateKey: CryptoKey;
  let published: unknown[] = [];
  let script: Parameters<TokenIssuer['play']>[0];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/keys') reads++;
    if (script) return script(path, response);
    const body =
      path === '/keys' ? { keys: published } : { issuer: url, jwks_uri: `${url}/keys`, more: true };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const issuer: TokenIssuer = {
    url,
    reads: () => reads,
    async rotate({ kid: next = `key-${++count}`, keepOld = true } = {}) {
      const pair = await generateKeyPair('ES256');
      privateKey = pair.privateKey;
      kid = next;
      const jwk = { ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256', use: 'sig' };
      published = [...(keepOld ? published : []), jwk];
    },
    publish: (...entries) => void published.push(...entries),
    sign: (claims = {}, header = {}) => {
      const now = Math.floor(Date.now() / 1_000);
      const all = { iss: url, aud: AUDIENCE, sub: 'user-7', iat: now, exp: now + 300, ...claims };
      return new SignJWT(all).setProtectedHeader({ alg: 'ES256', kid, ...header }).sign(privateKey);
    },
    play: (next) => void (script = next),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  await issuer.rotate();
  return issuer;
}
