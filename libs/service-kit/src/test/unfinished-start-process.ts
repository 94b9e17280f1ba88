import { setTimeout as sleep } from 'node:timers/promises';
import { runService } from '../index.ts';

/** A service whose start does not end by itself. */
await runService({
  name: 'toy',
  routes: async ({ logger, resource }) => {
    resource('connections', () => logger.info('connections closed'));
    logger.info('starting');
    await sleep(1_000_000);
    throw new Error('it has ended');
  },
});
