import { createServer } from 'node:http';
import { createShutdown, type Shutdown } from './index.ts';

/** Checks types only: `tsc -b` fails if one of these differs from what this file expects. */
describe('the types', () => {
  it('allow a stub of a shutdown in a test', async () => {
    const stub: Shutdown = {
      state: 'running',
      server: () => undefined,
      onDrain: () => () => undefined,
      resource: () => undefined,
      onFlush: () => undefined,
      install: () => () => undefined,
      start: async () => 0,
    };
    expect(await stub.start('test')).toBe(0);
  });

  it('reject invalid options and members', () => {
    const check = () => {
      // @ts-expect-error: a signal that there is not
      createShutdown({ signals: ['SIGFOO'] });
      // @ts-expect-error: a signal that no process can handle
      createShutdown({ signals: ['SIGKILL'] });
      // @ts-expect-error: in milliseconds
      createShutdown({ deadlineMs: '27s' });
      // @ts-expect-error: the state is read
      createShutdown().state = 'closed';
      createShutdown().server(createServer());
      const pool = { end: async () => undefined };
      // @ts-expect-error: not called
      createShutdown().resource('database', () => pool.end);
      // @ts-expect-error: not called
      createShutdown().onDrain(() => pool.end);
      // @ts-expect-error: nothing waits for it
      createShutdown().onFlush(() => pool.end());
      const any: () => unknown = pool.end;
      createShutdown().resource('database', any);
      createShutdown().onFlush(any);
    };
    expect(check).toBeDefined();
  });
});
