import express, { Router, type Request } from 'express';
import * as z from 'zod';
import {
  allowOnly,
  authorize,
  callDependency,
  conditionalWrite,
  createOutgoingClient,
  createService,
  validateBody,
  type Caller,
  type Logger,
  type Metrics,
  type OutgoingClient,
  type RouteLimits,
  type ServiceContext,
  type ServiceDefinition,
} from './index.ts';

/** Checks types only: `tsc -b` fails if one of these differs from what this file expects. */
describe('the types', () => {
  it('allow stubs of the parts that a service uses, in a test', () => {
    const metrics: Metrics = {
      record: () => undefined,
      gauge: () => undefined,
      flush: () => undefined,
      close: () => undefined,
    };
    const client: OutgoingClient = {
      send: async () => Promise.reject(new Error('stub')),
      check: () => undefined,
    };
    expect([metrics, client]).toHaveLength(2);
  });

  it('infer what a service reads', () => {
    const definition: ServiceDefinition<{ LEDGER: string }> = {
      name: 'orders',
      configuration: z.object({ LEDGER: z.string() }),
      routes: ({ configuration }) => {
        const ledger: string = configuration.LEDGER;
        // @ts-expect-error: not in the schema
        void configuration.OTHER;
        return Router().get(ledger, (_request, response) => void response.end());
      },
    };
    const read = async (request: Request) => {
      const { quantity } = await validateBody(z.object({ quantity: z.number() }), request);
      // @ts-expect-error: a number
      quantity.trim();
    };
    const write = async () => {
      const written = await conditionalWrite('id', {
        write: async (writeId) => ({ writeId, sku: 'a' }),
        read: async () => undefined,
      });
      // @ts-expect-error: undefined if another writer was first
      void written.sku;
      const text: string = await callDependency('The table', 100, async () => 'a');
      return text;
    };
    expect([definition, read, write]).toHaveLength(3);
  });

  it('reject mistakes', () => {
    const check = () => {
      // @ts-expect-error: at least one scope
      authorize({ scopes: [] });
      // @ts-expect-error: a list
      authorize({ scopes: 'orders:write' });
      // @ts-expect-error: a URL is required
      createOutgoingClient({ name: 'ledger' });
      const client = createOutgoingClient({ name: 'ledger', url: 'https://ledger' });
      // @ts-expect-error: not repeatable and not needed
      void client.send({ method: 'TRACE', path: '/' });
      // @ts-expect-error: not a path
      void client.send({ url: 'https://ledger/entries' });
      // @ts-expect-error: Express's name of the method
      const limits: RouteLimits = { method: 'GET', path: '/' };
      // @ts-expect-error: HTTP's methods are upper-case
      allowOnly('get');
      // @ts-expect-error: at least one
      allowOnly();
      // @ts-expect-error: the request itself
      void validateBody(z.object({}), ({} as Request).body);
      const routes = () => Router();
      // @ts-expect-error: an app of its own
      void createService({ name: 'orders', routes: () => express() });
      // @ts-expect-error: a configuration needs its schema
      void createService<{ LEDGER: string }>({ name: 'orders', routes });
      const context = {} as ServiceContext;
      // @ts-expect-error: not called
      context.resource('ledger', () => client.check);
      // @ts-expect-error: the kit's
      context.logger = {} as Logger;
      const caller = {} as Caller;
      // @ts-expect-error: it is authenticated
      caller.id = 'someone else';
      // @ts-expect-error: so are its scopes
      caller.scopes.push('admin');
      const metrics = {} as Metrics;
      // @ts-expect-error: a unit of CloudWatch
      metrics.record('latency', 1, 'ms');
      // @ts-expect-error: a number
      metrics.record('latency', '1');
      return limits;
    };
    expect(check).toBeDefined();
  });
});
