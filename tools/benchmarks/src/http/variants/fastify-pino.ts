import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fastify, LogController } from 'fastify';
import { announce } from '../../harness/serve.ts';
import { ANSWER, PATH } from '../answer.ts';

// One line a request, as the others write it, not the two that fastify writes by itself.
const app = fastify({
  logger: true,
  logController: new LogController({ disableRequestLogging: true }),
  genReqId: (request) => String(request.headers['x-amzn-trace-id'] ?? randomUUID()),
});
app.addHook('onResponse', (request, reply, done) => {
  request.log.info({
    method: request.method,
    path: request.url,
    status: reply.statusCode,
    durationMs: reply.elapsedTime,
  });
  done();
});
app.post(PATH, () => ANSWER);

await app.listen({ port: 0, host: '127.0.0.1' });
announce((app.server.address() as AddressInfo).port);
