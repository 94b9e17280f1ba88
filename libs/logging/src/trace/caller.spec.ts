import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { waitFor } from '@gatehouse/testing';
import {
  accessLog,
  identifyCaller,
  newTrace,
  outgoingTraceHeaders,
  runWithTrace,
} from '../index.ts';
import { makeLogger } from '../test/make-logger.ts';

describe('identifyCaller', () => {
  it('puts the caller on each later line of the trace, and on no other', () => {
    const { logger, logs } = makeLogger();
    runWithTrace(newTrace(), () => {
      logger.info('before');
      identifyCaller('orders-ui "7"');
      logger.info('after', { caller: 'forged' });
      expect(JSON.stringify(outgoingTraceHeaders())).not.toContain('orders');
    });
    identifyCaller('nobody');
    logger.info('outside');
    const [before, after, outside] = logs.entries();
    expect(before).not.toHaveProperty('caller');
    expect(after).toMatchObject({ caller: 'orders-ui "7"', _caller: 'forged' });
    expect(outside).not.toHaveProperty('caller');
  });

  it('puts the caller on the access line', async () => {
    const { logger, logs } = makeLogger();
    const log = accessLog({ logger });
    const server = createServer((request, response) =>
      log(request, response, () => {
        identifyCaller('orders-ui');
        response.end();
      }),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`);
    await waitFor('the line', () => logs.entries().length === 1);
    expect(logs.entries()[0]).toMatchObject({
      log: 'access',
      caller: 'orders-ui',
      path: '/orders',
    });
    server.close().closeAllConnections();
  });
});
