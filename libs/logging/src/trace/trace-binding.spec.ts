import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline, Transform } from 'node:stream';
import express from 'express';
import { accessLog, bindTrace, currentTrace, newTrace, runWithTrace } from '../index.ts';
import { makeLogger } from '../test/make-logger.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

it('the trace of a request is available in every event and callback of request and response', async () => {
  const seen = new Map<string, string | undefined>();
  const see = (what: string) => () => void seen.set(what, currentTrace()?.traceId);
  const { logger } = makeLogger();
  const app = express();
  app.use(accessLog({ logger }));
  app.post('/', (request, response) => {
    request.on('data', see('data')).on('end', see('end')).on('close', see('request close'));
    response.on('finish', see('finish')).on('close', see('close'));
    const upper = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        see('transform')();
        done(null, chunk.toString().toUpperCase());
      },
    });
    response.write('first\n', see('write'));
    pipeline(request, upper, response, see('pipeline'));
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const headers = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` };
  await (await fetch(url, { method: 'POST', body: 'x'.repeat(200_000), headers })).text();
  server.closeAllConnections();
  await once(server.close(), 'close');
  expect([...seen.keys()].sort()).toEqual(
    ['close', 'data', 'end', 'finish', 'pipeline', 'request close', 'transform', 'write'].sort(),
  );
  expect(new Set(seen.values())).toEqual(new Set([TRACE]));
});

it('bindTrace keeps the trace in callbacks that another request calls', () => {
  const shared = new EventEmitter();
  const seen: unknown[] = [];
  const traces = [newTrace(), newTrace()];
  for (const trace of traces)
    runWithTrace(trace, () =>
      shared.once(
        'go',
        bindTrace((x: number) => seen.push([currentTrace(), x])),
      ),
    );
  shared.emit('go', 1);
  expect(seen).toEqual(traces.map((trace) => [trace, 1]));
});
