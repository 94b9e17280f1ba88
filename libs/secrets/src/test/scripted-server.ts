import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * The reaction to one request at the HTTP level, for responses that the embedded AWS would never send.
 */
export type Script = (response: ServerResponse) => void;

export const answer =
  (status: number, body: string, headers: Record<string, string> = {}): Script =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers });
    response.end(body);
  };

export const version = (versionId: string, content: object): Script =>
  answer(200, JSON.stringify({ Name: 'payments/db', VersionId: versionId, ...content }));

/** A real HTTP server in place of Secrets Manager that responds according to the latest script. */
export async function startScriptedServer(first: Script) {
  let script = first;
  let calls = 0;
  const server = createServer((request, response) => {
    calls++;
    request.resume().on('end', () => script(response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new SecretsManagerClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

  return {
    client,
    calls: () => calls,
    play(next: Script) {
      script = next;
    },
    async stop() {
      client.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
