import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KMSClient } from '@aws-sdk/client-kms';
import { p256 } from '@noble/curves/nist.js';

export const KEY_ARN = 'arn:aws:kms:eu-central-1:111111111111:key/1b2c';
export const ALIAS_ARN = 'arn:aws:kms:eu-central-1:111111111111:alias/gatehouse-gate';

/** A KMS with one key, as far as the gate goes. */
export interface KmsDouble {
  readonly client: KMSClient;
  /** What it answers with from now on, instead of what was asked for. */
  answer: ((response: ServerResponse) => void) | undefined;
  stop(): void;
}

/** Starts one; its key is a real one, and it signs digests as KMS does. */
export async function startKms(): Promise<KmsDouble> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secretKey = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (double.answer) return double.answer(response);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
    const target = String(request.headers['x-amz-target']);
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    if (target === 'TrentService.GetPublicKey')
      return response.end(
        JSON.stringify({
          KeyId: KEY_ARN,
          PublicKey: spki,
          KeyUsage: 'SIGN_VERIFY',
          SigningAlgorithms: ['ECDSA_SHA_256'],
        }),
      );
    const digest = Buffer.from(body['Message'] ?? '', 'base64');
    // KMS signs a digest as it is, which node:crypto does not.
    const signature = p256.sign(digest, secretKey, { prehash: false, format: 'der' });
    return response.end(
      JSON.stringify({ KeyId: KEY_ARN, Signature: Buffer.from(signature).toString('base64') }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const double: KmsDouble = {
    client: new KMSClient({
      region: 'eu-central-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    }),
    answer: undefined,
    stop: () => {
      double.client.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
  return double;
}
