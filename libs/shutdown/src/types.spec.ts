import { createServer } from 'node:http';
import { createShutdown, type Shutdown } from './index.ts';

/** Types alone: `tsc -b` fails where one of these is not as it is written here. */
describe('the types', () => {
  it('let a test write a stub of a shutdown', async () => {
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

  it('take no options or members that are none', () => {
    const check = () => {
      // @ts-expect-error: a signal that there is not
      createShutdown({ signals: ['SIGFOO'] });
      // @ts-expect-error: in milliseconds
      createShutdown({ deadlineMs: '27s' });
      // @ts-expect-error: the state is read
      createShutdown().state = 'closed';
      createShutdown().server(createServer());
    };
    expect(check).toBeDefined();
  });
});
