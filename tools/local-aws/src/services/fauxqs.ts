import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorAnswer } from '../front/error-answers.ts';
import type { Answer, ServiceRequest } from '../front/http-message.ts';

/** SNS, SQS, S3 and STS GetCallerIdentity, in this process and without a port of their own. */
export interface Fauxqs {
  /** Answers a request whose body was read. */
  answer(request: ServiceRequest): Promise<Answer>;
  /** Takes over a request with its body still unread. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

/** Loads the emulator, which takes a few hundred milliseconds. `region` is for unsigned requests. */
export async function startFauxqs(region: string): Promise<Fauxqs> {
  const { buildApp } = await import('fauxqs');
  const app = buildApp({ logger: false, defaultRegion: region });
  // fauxqs fails on an object of zero bytes, for which there is no body to parse.
  app.addHook('preHandler', (request, _reply, done) => {
    if (request.method === 'PUT') request.body ??= Buffer.alloc(0);
    done();
  });
  app.setErrorHandler<Error & { code?: string }>((error, _request, reply) => {
    const { status, headers, body } =
      error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'
        ? errorAnswer('s3', 400, 'EntityTooLarge', 'The embedded S3 takes 11 MiB in one request.')
        : errorAnswer('s3', 500, 'InternalError', error.message);
    void reply.status(status).headers(headers).send(body);
  });
  await app.ready();

  return {
    async answer({ method, url, headers, body }) {
      const response = await app.inject({
        method: method as 'POST',
        url,
        headers: headers as Record<string, string>,
        payload: body,
      });
      const { connection: _, ...answered } = response.headers;
      return {
        status: response.statusCode,
        headers: answered as Answer['headers'],
        body: response.rawPayload,
      };
    },
    handle: (request, response) => app.routing(request, response),
    close: () => app.close(),
  };
}
