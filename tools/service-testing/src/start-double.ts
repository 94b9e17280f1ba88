import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { DescribedApi } from './described-api.ts';
import type { OpenApiDocument } from './open-api-document.ts';

/** A call that a double took. */
export interface DoubleCall {
  /** Id of the operation. */
  readonly operation: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A real HTTP server in the place of a service that the one under test calls. */
export interface Double {
  readonly url: string;
  /** The calls so far, oldest first. */
  readonly calls: readonly DoubleCall[];
  /** Input of an operation that the service's own schemas allow: `{ path, query, header, body }`. */
  example<T>(operation: string): Promise<T>;
  /**
   * How an operation is answered from now on. Default: with an example of its first success.
   * @throws where the service's own schemas do not allow the status or the body
   */
  answer(operation: string, status: number, body?: unknown): void;
  close(): Promise<void>;
}

/**
 * Starts a double of a service, which takes and answers only what the service's own API description, read from its
 * sources, allows: a call that the service would refuse is refused.
 * @param folder Folder of the service, such as `apps/ledger`, absolute.
 */
export async function startDouble(folder: string): Promise<Double> {
  const api = new DescribedApi(await readDescription(folder));
  const calls: DoubleCall[] = [];
  const answers = new Map<string, { status: number; body: unknown }>();
  const server = createServer(async (request, response) => {
    const { url = '/', method = '', headers } = request;
    const body = await text(request);
    const send = (status: number, type: string, value: unknown) =>
      response
        .writeHead(status, { 'content-type': type })
        .end(value === undefined ? '' : JSON.stringify(value));
    const found = api.find(method, url);
    const problem = headers['x-api-key'] ? found && api.problemOf(found, body) : 'no API key';
    if (!found || problem) {
      const status = problem === 'no API key' ? 401 : found ? 400 : 404;
      const detail = problem ?? `There is no operation ${method} ${url}`;
      send(status, 'application/problem+json', { title: 'Refused by the double', status, detail });
      return;
    }
    calls.push({
      operation: found.id,
      url,
      headers,
      body: body === '' ? undefined : JSON.parse(body),
    });
    const { status, body: value } = answers.get(found.id) ?? (await api.exampleAnswer(found));
    send(status, status < 400 ? 'application/json' : 'application/problem+json', value);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    example: async <T>(operation: string) => (await api.exampleInput(operation)) as T,
    answer(operation, status, body) {
      api.checkAnswer(operation, status, body);
      answers.set(operation, { status, body });
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function readDescription(folder: string): Promise<OpenApiDocument> {
  const file = join(folder, 'src/service.ts');
  const exported = (await import(pathToFileURL(file).href)) as Record<string, { openApi?: object }>;
  const { openApi } = Object.values(exported).find((each) => each?.openApi) ?? {};
  if (!openApi) throw new Error(`${file} exports no service with an API description`);
  return openApi as OpenApiDocument;
}
