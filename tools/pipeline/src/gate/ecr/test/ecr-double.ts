import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Input, Reply, Script } from './ecr-script.ts';

export interface EcrDouble {
  readonly endpoint: string;
  /** What was asked, in order. */
  readonly calls: readonly { readonly action: string; readonly input: Input }[];
  close(): Promise<void>;
}

/**
 * A server on this machine that talks as ECR and Inspector do, and follows a script.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export async function startEcr(script: Script): Promise<EcrDouble> {
  const calls: { action: string; input: Input }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const input = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Input;
    const target = String(request.headers['x-amz-target'] ?? '');
    const action =
      request.url === '/coverage/list'
        ? 'ListCoverage'
        : target.replace('AmazonEC2ContainerRegistry_V20150921.', '');
    calls.push({ action, input });
    const reply = (script as Record<string, Reply | undefined>)[action];
    send(response, reply?.(input) ?? { error: 'UnknownOperationException' });
  });
  // Node closes a connection that is idle for 5 s, which on a busy machine a test may still use.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer === 'hang') return;
  if (answer === 'cut') {
    response.destroy();
  } else if (answer === 'half') {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.write('{"registryId":');
  } else if ('html' in answer) {
    response.writeHead(answer.status ?? 200, { 'content-type': 'text/html' }).end(answer.html);
  } else if ('error' in answer) {
    const { error, status = 400, message = `it says ${error}` } = answer;
    response.writeHead(status, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-errortype': error,
    });
    response.end(JSON.stringify({ __type: error, message }));
  } else {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answer.body));
  }
}
