import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '@gatehouse/testing';
import {
  currentTrace,
  newTrace,
  outgoingTraceHeaders,
  runWithTrace,
  traceFromHeaders,
  traceHeaders,
  tracedFetch,
} from '../index.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

describe('traceFromHeaders', () => {
  it.each([
    ['traceparent', { traceparent: `00-${TRACE}-${SPAN}-01` }],
    ['a later version with more to it', { traceparent: `01-${TRACE}-${SPAN}-01-more` }],
    [
      'the load balancer’s header',
      { 'x-amzn-trace-id': `Self=1-x;Root=1-${TRACE.slice(0, 8)}-${TRACE.slice(8)};Sampled=1` },
    ],
    [
      'traceparent over the other',
      {
        traceparent: `00-${TRACE}-${SPAN}-01`,
        'x-amzn-trace-id': `Root=1-11111111-${'1'.repeat(24)}`,
      },
    ],
  ])('takes the id from %s', (_what, headers) => {
    expect(traceFromHeaders(headers as Record<string, string>)).toMatchObject({
      traceId: TRACE,
      sampled: true,
    });
  });

  it.each([
    ['nothing', undefined],
    ['version ff', `ff-${TRACE}-${SPAN}-01`],
    ['a trace id of zeroes', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['a span id of zeroes', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['capitals', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ['something after version 00', `00-${TRACE}-${SPAN}-01-more`],
    ['a short id', `00-${TRACE.slice(1)}-${SPAN}-01`],
    ['a line break', `00-${TRACE}-${SPAN}-01\n`],
  ])('creates a new one for %s', (_what, traceparent) => {
    const { traceId } = traceFromHeaders({ traceparent });
    expect(traceId).toMatch(/^[\da-f]{32}$/);
    expect(traceId).not.toBe(TRACE);
  });

  it('propagates the sampling decision and the vendors’ part', () => {
    const trace = traceFromHeaders({ traceparent: `00-${TRACE}-${SPAN}-00`, tracestate: 'a=b' });
    expect(traceHeaders(trace)).toEqual({
      traceparent: `00-${TRACE}-${trace.spanId}-00`,
      tracestate: 'a=b',
      'x-amzn-trace-id': `Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=${trace.spanId};Sampled=0`,
    });
    expect(trace.spanId).not.toBe(SPAN);
    expect(traceFromHeaders(traceHeaders(trace)).traceId).toBe(TRACE);
  });

  it('never creates the same id twice', () => {
    const ids = new Set(Array.from({ length: 10_000 }, () => newTrace().traceId));
    expect(ids.size).toBe(10_000);
  });
});

describe('the current trace', () => {
  it('follows promises, timers and events, and keeps traces apart', async () => {
    const emitter = new EventEmitter().setMaxListeners(0);
    const work = async () => {
      await sleep(Math.random() * 5);
      const [seen] = await Promise.all([
        new Promise((resolve) => setTimeout(() => resolve(currentTrace()), 1)),
        once(emitter, 'go'),
      ]);
      return [seen, currentTrace()];
    };
    const traces = Array.from({ length: 20 }, newTrace);
    const all = Promise.all(traces.map((trace) => runWithTrace(trace, work)));
    await waitFor('all to wait', () => emitter.listenerCount('go') === traces.length);
    emitter.emit('go');
    expect(await all).toEqual(traces.map((trace) => [trace, trace]));
    expect(currentTrace()).toBeUndefined();
    expect(outgoingTraceHeaders()).toEqual({});
  });

  it('is sent with an outgoing call, unless the caller set its own header', async () => {
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers['traceparent'] as string | undefined);
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const trace = newTrace();
    await runWithTrace(trace, () => tracedFetch(url));
    await runWithTrace(trace, () =>
      tracedFetch(new Request(url, { headers: { traceparent: 'own' } })),
    );
    await tracedFetch(url);
    expect(seen).toEqual([traceHeaders(trace)['traceparent'], 'own', undefined]);
    server.closeAllConnections();
    server.close();
  });
});
