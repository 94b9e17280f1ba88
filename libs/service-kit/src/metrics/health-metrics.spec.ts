import { seededSecrets, waitFor } from '@gatehouse/testing';
import { startToy, toyService } from '../test/toy-service.ts';
import type { ServiceContext } from '../index.ts';

describe('a failing dependency', () => {
  it('is in the metrics of every interval: its own one and the one that the alarm watches', async () => {
    let context: ServiceContext | undefined;
    let fails = true;
    const toy = await startToy(
      { LOG_LEVEL: 'error' },
      {
        routes: (given) => {
          context = given;
          const run = () => {
            if (fails) throw new Error(`password=${seededSecrets.password}`);
          };
          given.health.check({ name: 'orders/table', intervalMs: 20, run });
          given.health.check({ name: 'topics', intervalMs: 20, run: () => undefined });
          return toyService.routes(given);
        },
      },
    );
    const flushed = () => {
      context?.metrics.flush();
      return (
        toy.logs
          .entries()
          .filter(({ log }) => log === 'metrics')
          .at(-1) ?? {}
      );
    };
    await waitFor(
      'all checks',
      () => flushed()['topicsHealthy'] && flushed()['orders_tableHealthy'],
    );
    for (let interval = 0; interval < 3; interval++)
      expect(flushed()).toMatchObject({
        dependenciesHealthy: [0],
        orders_tableHealthy: [0],
        topicsHealthy: [1],
      });
    fails = false;
    await waitFor('recovery', () => (flushed()['orders_tableHealthy'] as number[])[0] === 1);
    expect(flushed()).toMatchObject({ dependenciesHealthy: [1], secretsHealthy: [1] });
    await toy.close();
  });
});
